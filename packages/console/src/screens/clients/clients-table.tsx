import { useMemo } from 'react';
import type { Client } from '../../api/client.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table-parts.ts';
import { Instant } from '../../ui/instant.tsx';
import { clientTitle } from './client-title.ts';
import { useClientsTexts } from './text/use-clients-texts.ts';

/** Clients that were found: more than one where a text is the name of several. */
export function ClientsTable({ clients }: { readonly clients: readonly Client[] }) {
  const t = useClientsTexts();
  const columns = useMemo<readonly Column<Client>[]>(
    () => [
      {
        id: 'client',
        title: t.columns.client,
        width: 'minmax(160px, 2fr)',
        phone: 'title',
        cell: (client) => <b>{clientTitle(client)}</b>,
      },
      {
        id: 'own',
        title: t.columns.own,
        width: 'minmax(120px, 1fr)',
        phone: 'detail',
        cell: ({ customIdentify }) => customIdentify ?? t.none,
      },
      {
        id: 'known',
        title: t.columns.known,
        width: '120px',
        phone: 'detail',
        cell: ({ createdAt }) => <Instant at={createdAt} as="day" />,
      },
    ],
    [t],
  );
  return (
    <DataTable
      label={t.title}
      columns={columns}
      rows={clients}
      idOf={({ id }) => id}
      linkOf={(client) => ({ to: `/clients/${client.id}`, name: clientTitle(client) })}
    />
  );
}
