import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { auditQuery } from '../../api/audit-queries.ts';
import { DataTableSkeleton } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { AuditEntries } from './audit-entries.tsx';
import { periodStart } from './audit-filter.ts';
import { AuditFilters } from './audit-filters.tsx';
import styles from './audit-tab.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';

const route = getRouteApi('/frame/settings/audit');

/** Who changed what: each entry a sentence, narrowed by what is in the address. */
export function AuditTab() {
  const t = useSettingsTexts();
  const filter = route.useSearch();
  const { period, ...search } = filter;
  const from = period === undefined ? {} : { from: periodStart(period, new Date()).toISOString() };
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    auditQuery({ ...search, ...from }),
  );
  const entries = data?.pages.flatMap((page) => page.data);
  return (
    <>
      <AuditFilters filter={filter} entries={entries ?? []} />
      {error !== null && entries === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : entries === undefined ? (
        <DataTableSkeleton />
      ) : entries.length === 0 ? (
        <EmptyState {...t.audit.empty} />
      ) : (
        <AuditEntries entries={entries} />
      )}
      {hasNextPage ? (
        <div className={styles.more}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.audit.more}
          </Button>
        </div>
      ) : null}
    </>
  );
}
