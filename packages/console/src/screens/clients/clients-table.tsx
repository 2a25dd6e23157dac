import { useMemo } from 'react';
import type { Client } from '../../api/client.ts';
import { clientTitle } from '../../api/client-title.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table-parts.ts';
import { Instant } from '../../ui/instant.tsx';
import type { NextPage } from '../../ui/next-page.ts';
import { Tags } from '../../ui/tags.tsx';
import styles from './clients-table.module.css';
import { useClientsTexts } from './text/use-clients-texts.ts';

interface ClientsTableProps {
  readonly clients: readonly Client[];
  readonly next: NextPage | undefined;
}

/** Clients, one a row. */
export function ClientsTable({ clients, next }: ClientsTableProps) {
  const t = useClientsTexts();
  const columns = useMemo<readonly Column<Client>[]>(
    () => [
      {
        id: 'client',
        title: t.columns.client,
        width: 'minmax(160px, 2fr)',
        phone: 'title',
        cell: (client) => <span className={styles.name}>{clientTitle(client)}</span>,
      },
      {
        id: 'own',
        title: t.columns.own,
        width: 'minmax(120px, 1fr)',
        phone: 'detail',
        cell: ({ email, customIdentify }) => (
          <span className={styles.own} data-is-name={email === null}>
            {customIdentify ?? t.none}
          </span>
        ),
      },
      {
        id: 'tags',
        title: t.columns.tags,
        width: 'minmax(120px, 1fr)',
        cell: ({ tags }) => <ShownTags tags={tags} />,
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
      next={next}
      linkOf={(client) => ({ to: `/clients/${client.id}`, name: clientTitle(client) })}
    />
  );
}

/** As many as a row has room for. */
const MOST_TAGS = 3;

function ShownTags({ tags }: { readonly tags: readonly string[] }) {
  const rest = tags.length - MOST_TAGS;
  return <Tags tags={[...tags.slice(0, MOST_TAGS), ...(rest > 0 ? [`+${rest}`] : [])]} />;
}
