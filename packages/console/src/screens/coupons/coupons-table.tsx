import { Suspense, useMemo, useState } from 'react';
import type { Coupon } from '../../api/coupon.ts';
import type { CouponsFilter } from '../../api/coupon-queries.ts';
import { useMay } from '../../api/may.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import type { NextPage } from '../../ui/next-page.ts';
import type { ColumnId } from './column-choice.ts';
import { useCouponColumns } from './coupon-columns.tsx';
import { useCouponsTexts } from './text/use-coupons-texts.ts';

const BulkBar = lazyPart(() => import('./bulk-bar.tsx'), 'BulkBar');

interface CouponsTableProps {
  readonly coupons: readonly Coupon[];
  readonly columns: readonly ColumnId[];
  readonly sort: CouponsFilter['sort'];
  readonly onSort: (sort: CouponsFilter['sort']) => void;
  readonly next: NextPage | undefined;
}

/** The coupons, a row each; those that are chosen can be paused or archived together. */
export function CouponsTable({ coupons, columns: chosenColumns, sort, onSort, next }: CouponsTableProps) {
  const t = useCouponsTexts();
  const columns = useCouponColumns(chosenColumns);
  const mayChange = useMay('pauseCoupon');
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selection = useMemo(
    () => ({ ids, toggle: (id: string) => setIds((now) => now.symmetricDifference(new Set([id]))) }),
    [ids],
  );
  const chosen = coupons.filter(({ id }) => ids.has(id));
  return (
    <>
      <DataTable
        label={t.title}
        columns={columns}
        rows={coupons}
        idOf={idOf}
        linkOf={linkOf}
        sorting={{ sort, onSort: (next) => onSort(next as CouponsFilter['sort']) }}
        next={next}
        {...(mayChange ? { selection } : {})}
      />
      {chosen.length === 0 ? null : (
        <Suspense>
          <BulkBar chosen={chosen} onDone={() => setIds(new Set())} />
        </Suspense>
      )}
    </>
  );
}

const idOf = ({ id }: Coupon) => id;
const linkOf = ({ id, name }: Coupon) => ({ to: `/coupons/${id}`, name });
