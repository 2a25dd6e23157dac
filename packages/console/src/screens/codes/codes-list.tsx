import { DataTableSkeleton } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import styles from './codes-list.module.css';
import { CodesTable } from './codes-table.tsx';
import { useCodesTexts } from './text/use-codes-texts.ts';
import type { ListedCodes } from './use-codes-list.ts';

interface CodesListProps {
  readonly listed: ListedCodes;
  /** Within the page of a coupon nobody has to be told which one it is. */
  readonly withCoupon: boolean;
  /** What is said where there are none. */
  readonly nothing: { readonly title: string; readonly help: string };
}

/** The codes of a list; what was read stays when the next page can not be. */
export function CodesList({ listed, withCoupon, nothing }: CodesListProps) {
  const { codes, error, retry, next, selection } = listed;
  if (codes === undefined)
    return error === null ? <DataTableSkeleton /> : <ErrorState error={error} retry={retry} />;
  if (codes.length === 0) {
    if (next === undefined) return <EmptyState {...nothing} />;
    return error === null ? <LookingOn /> : <ErrorState error={error} retry={next.ask} />;
  }
  return <CodesTable codes={codes} withCoupon={withCoupon} selection={selection} next={next} />;
}

/** None was found so far among very many. */
function LookingOn() {
  const t = useCodesTexts();
  return (
    <>
      <p role="status" className={styles.looking}>
        {t.looking}
      </p>
      <DataTableSkeleton />
    </>
  );
}
