import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { startTransition, useEffect, useRef, useState } from 'react';
import { useTexts } from '../text/use-texts.ts';
import styles from './data-table.module.css';
import { DataTableHead } from './data-table-head.tsx';
import type { Column, RowLink, Selection, Sorting } from './data-table-parts.ts';
import { DataTableRow } from './data-table-row.tsx';
import { ErrorPart } from './error-state.tsx';
import type { NextPage } from './next-page.ts';
import { Skeleton } from './skeleton.tsx';
import { useIsPhone } from './use-is-phone.ts';
import { useRowKeys } from './use-row-keys.ts';

interface DataTableProps<Row> {
  /** What the table is of, for those who hear the page. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly linkOf?: (row: Row) => RowLink;
  /** Chooses rows, for doing something with all of them. */
  readonly selection?: Selection;
  /** Lets the heads of columns sort. */
  readonly sorting?: Sorting;
  /** The rows that come next, asked for when the last ones come into sight; left out when there are no more. */
  readonly next?: NextPage | undefined;
  /** Height of a row in pixels, on a large screen and on a phone. */
  readonly heights?: readonly [wide: number, phone: number];
}

const AHEAD = 12;
/** Between two tracks, and at the sides. */
const GAP = 16;

/**
 * A table of any length: only the rows in sight are drawn. Each row is a link; the arrow keys go from row to row, Home and End to
 * the ends.
 *
 * @example <DataTable label="Coupons" columns={columns} rows={coupons} idOf={({ id }) => id} linkOf={linkOf} />
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, idOf, linkOf, selection, sorting, next, heights = [56, 84] } = props;
  const body = useRef<HTMLDivElement>(null);
  const height = heights[useIsPhone() ? 1 : 0];
  const virtual = useRows(body, rows.length, height);
  const items = virtual.getVirtualItems();
  const onKeyDown = useRowKeys(virtual, rows.length);
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    // What failed is asked for again by whoever looks at it: by itself that would go on for as long as it fails.
    if (last >= rows.length - AHEAD && next?.failure === null) next.ask();
  }, [last, rows.length, next]);
  const tracks = [...(selection === undefined ? [] : ['20px']), ...columns.map(({ width }) => width)];
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: rows that are not drawn have no place in a table element. */}
      <div
        role="table"
        className={styles.table}
        aria-label={label}
        aria-rowcount={next === undefined ? rows.length + 1 : -1}
        style={
          {
            '--tracks': tracks.join(' '),
            '--least': `${leastWidth(tracks)}px`,
            '--row': `${height}px`,
          } as object
        }
        onKeyDown={onKeyDown}
      >
        <DataTableHead columns={columns} withSelection={selection !== undefined} sorting={sorting} />
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        <div role="rowgroup" ref={body} className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const top = start - virtual.options.scrollMargin;
            const id = idOf(row);
            return <DataTableRow key={id} {...{ row, id, index, top, columns, linkOf, selection }} />;
          })}
        </div>
      </div>
      {next === undefined ? null : <MoreRows next={next} isSeen={last >= rows.length - AHEAD} />}
    </>
  );
}

/** How wide the tracks are at least, with what is between them. */
function leastWidth(tracks: readonly string[]): number {
  const widths = tracks.map((track) => Number(/\d+/.exec(track)?.[0] ?? 0) + GAP);
  return widths.reduce((sum, width) => sum + width, GAP);
}

/** The same table while nothing is there yet. */
export function DataTableSkeleton({ rows = 8 }: { readonly rows?: number }) {
  const ids = Array.from({ length: rows }, (_, index) => `row-${index}`);
  return (
    <div className={styles.waiting} aria-hidden>
      {ids.map((id) => (
        <Skeleton key={id} height={40} />
      ))}
    </div>
  );
}

/** Room for what comes next, drawn as waiting when it comes into sight; or why it can not be read. */
function MoreRows({ next, isSeen }: { readonly next: NextPage; readonly isSeen: boolean }) {
  const t = useTexts();
  if (next.failure !== null) {
    return (
      <div className={styles.more}>
        <ErrorPart error={next.failure} retry={next.ask} />
      </div>
    );
  }
  return (
    <div className={styles.more} role="status" aria-label={t.loading}>
      {isSeen ? <Skeleton height={24} /> : null}
    </div>
  );
}

function useRows(body: React.RefObject<HTMLDivElement | null>, count: number, height: number) {
  const [scrollMargin, setMargin] = useState(0);
  // Once the rows are laid out: measured before, the page would be laid out for that alone.
  useEffect(() => {
    const measure = () => {
      const top = body.current?.getBoundingClientRect().top ?? 0;
      setMargin(Math.round(top + window.scrollY));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [body]);
  const overscan = useAfterFirst() ? 8 : 0;
  return useWindowVirtualizer({ count, estimateSize: () => height, overscan, scrollMargin });
}

/** False for what is drawn first: rows that are out of sight wait until those in sight are there. */
function useAfterFirst(): boolean {
  const [isAfter, setAfter] = useState(false);
  useEffect(() => startTransition(() => setAfter(true)), []);
  return isAfter;
}
