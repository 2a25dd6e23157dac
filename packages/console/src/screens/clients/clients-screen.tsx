import { Button } from '@mantine/core';
import IconUserPlus from '@tabler/icons-react/icons/IconUserPlus';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { clientsQuery } from '../../api/client-queries.ts';
import { useMay } from '../../api/may.ts';
import { DataTableSkeleton } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { AddClientDialog } from './add-client-dialog.tsx';
import styles from './clients-screen.module.css';
import { ClientsTable } from './clients-table.tsx';
import { useClientsTexts } from './text/use-clients-texts.ts';

const route = getRouteApi('/frame/clients');

/** Finds a client by whatever they show or tell: e-mail, a number of the shop's, an id, a code of theirs. */
export function ClientsScreen() {
  const t = useClientsTexts();
  const { q = '' } = route.useSearch();
  const navigate = useNavigate();
  const mayAdd = useMay('upsertClient');
  const [isAdding, setAdding] = useState(false);
  const { data: clients, error, refetch } = useQuery(clientsQuery(q));
  const look = (text: string) =>
    void navigate({ to: '/clients', search: text === '' ? {} : { q: text }, replace: true });
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        actions={
          mayAdd ? (
            <Button
              variant="default"
              leftSection={<IconUserPlus size={16} stroke={1.5} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              {t.add.action}
            </Button>
          ) : null
        }
      />
      <search className={styles.search} data-keeps-focus>
        <SearchField label={t.search} value={q} onChange={look} />
      </search>
      {q === '' ? (
        <EmptyState
          picture={
            <Ticket offer={t.empty.offer} name={t.empty.name} code={{ kind: 'friendly', code: 'HELLO' }} />
          }
          title={t.empty.title}
          help={t.empty.help}
        />
      ) : error !== null ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : clients === undefined ? (
        <DataTableSkeleton rows={2} />
      ) : clients.length === 0 ? (
        <EmptyState title={t.nothing.title} help={t.nothing.help} />
      ) : (
        <ClientsTable clients={clients} />
      )}
      {isAdding ? <AddClientDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
