import { Button } from '@mantine/core';
import IconUserPlus from '@tabler/icons-react/icons/IconUserPlus';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { clientsQuery } from '../../api/client-queries.ts';
import { useMay } from '../../api/may.ts';
import { DataTableSkeleton } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { nextPageOf } from '../../ui/next-page.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { ClientsFilters } from './clients-filters.tsx';
import { ClientsTable } from './clients-table.tsx';
import { useClientsTexts } from './text/use-clients-texts.ts';

const AddClientDialog = lazyPart(() => import('./add-client-dialog.tsx'), 'AddClientDialog');

const route = getRouteApi('/frame/clients');

/** Who came last, or whoever is found by what they show or tell: e-mail, a number of the shop's, an id, a code of theirs. */
export function ClientsScreen() {
  const t = useClientsTexts();
  const filter = route.useSearch();
  const mayAdd = useMay('upsertClient');
  const [isAdding, setAdding] = useState(false);
  const query = useInfiniteQuery(clientsQuery(filter));
  const { data, error, refetch, isFetchNextPageError } = query;
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
      <ClientsFilters filter={filter} />
      {error !== null && !isFetchNextPageError ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <DataTableSkeleton />
      ) : data.length > 0 ? (
        <ClientsTable clients={data} next={nextPageOf(query)} />
      ) : filter.q === undefined && filter.tag === undefined ? (
        <EmptyState
          picture={
            <Ticket offer={t.empty.offer} name={t.empty.name} code={{ kind: 'friendly', code: 'HELLO' }} />
          }
          title={t.empty.title}
          help={t.empty.help}
        />
      ) : (
        <EmptyState {...(filter.tag === undefined ? t.nothing : t.nothingTagged)} />
      )}
      {isAdding ? (
        <Suspense>
          <AddClientDialog onClose={() => setAdding(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
