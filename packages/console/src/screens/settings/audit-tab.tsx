import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { auditQuery } from '../../api/audit-queries.ts';
import { DataTableSkeleton } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { nextPageOf } from '../../ui/next-page.ts';
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
  const query = useInfiniteQuery(auditQuery({ ...search, ...from }));
  const { data, error, refetch, hasNextPage } = query;
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
          <MoreButton next={nextPageOf(query)} label={t.audit.more} />
        </div>
      ) : null}
    </>
  );
}
