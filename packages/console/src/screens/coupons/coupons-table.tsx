import { useMemo, useState } from 'react';
import type { Coupon } from '../../api/coupon.ts';
import { useMay } from '../../api/may.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { useCouponColumns } from './coupon-columns.tsx';
import { useCouponsTexts } from './text/use-coupons-texts.ts';

interface CouponsTableProps {
  readonly coupons: readonly Coupon[];
  readonly loadMore: (() => void) | undefined;
}

/** The coupons, a row each; those that are chosen can be paused or archived together. */
export function CouponsTable({ coupons, loadMore }: CouponsTableProps) {
  const t = useCouponsTexts();
  const columns = useCouponColumns();
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
        loadMore={loadMore}
        {...(mayChange ? { selection } : {})}
      />
      {chosen.length === 0 ? null : <BulkBar chosen={chosen} onDone={() => setIds(new Set())} />}
    </>
  );
}

const idOf = ({ id }: Coupon) => id;
const linkOf = ({ id, name }: Coupon) => ({ to: `/coupons/${id}`, name });
