import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Coupon, CouponStatistics } from '../../api/coupon.ts';
import { couponQuery, statisticsQuery } from '../../api/coupon-queries.ts';
import { useMay } from '../../api/may.ts';
import { useWorkspace } from '../../api/session.ts';
import { localeOf } from '../../text/language.ts';
import { useReader } from '../../text/reader.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { CouponEditor } from './coupon-editor.tsx';
import type { Lockable } from './form-context.tsx';
import { draftKey } from './model/draft-store.ts';
import { formOfCoupon } from './model/form-of-coupon.ts';
import type { CouponFormTexts } from './text/en.ts';
import { useCouponFormTexts } from './text/use-coupon-form-texts.ts';
import { hasComma } from './use-coupon-form.ts';

const route = getRouteApi('/frame/coupons/$couponId/edit');

/** A coupon that there is, to be changed. */
export function EditCouponScreen() {
  const t = useCouponFormTexts();
  const shared = useTexts();
  const { couponId } = route.useParams();
  const isAllowed = useMay('updateCoupon');
  const coupon = useQuery(couponQuery(couponId));
  const statistics = useQuery(statisticsQuery(couponId, 'month'));
  const error = coupon.error ?? statistics.error;
  if (error !== null)
    return (
      <ErrorState error={error} retry={() => void Promise.all([coupon.refetch(), statistics.refetch()])} />
    );
  if (coupon.data === undefined || statistics.data === undefined) return <PageSkeleton />;
  if (!isAllowed) {
    return (
      <>
        <PageHead title={coupon.data.name} />
        <EmptyState {...shared.error.forbidden} />
      </>
    );
  }
  if (coupon.data.state === 'archived') return <Archived coupon={coupon.data} t={t} />;
  return <Begun key={couponId} coupon={coupon.data} statistics={statistics.data} />;
}

interface BegunProps {
  readonly coupon: Coupon;
  readonly statistics: CouponStatistics;
}

/**
 * The form of the coupon. When another version of it is read, the form begins anew with that; what was typed is kept with the version
 * that it was typed on, so saving it tells who changed what.
 */
function Begun({ coupon, statistics }: BegunProps) {
  const t = useCouponFormTexts();
  const { language } = useReader();
  const queries = useQueryClient();
  const { id: workspaceId } = useWorkspace();
  const form = useMemo(() => formOfCoupon(coupon, hasComma(localeOf(language))), [coupon, language]);
  const start = {
    id: coupon.id,
    version: coupon.version ?? null,
    form,
    locks: locksOf(coupon, statistics, t),
    draftKey: draftKey(workspaceId, coupon.id),
  };
  return (
    <CouponEditor
      key={coupon.version ?? 0}
      start={start}
      coupon={coupon}
      onTheirs={(theirs) => queries.setQueryData(couponQuery(theirs.id).queryKey, theirs)}
    />
  );
}

/** What of a coupon stays once something was issued (`checkEdit` of the engine decides). */
function locksOf(
  { limits }: Coupon,
  { totals: { issued, activated, redeemed } }: CouponStatistics,
  t: CouponFormTexts,
): Readonly<Partial<Record<Lockable, string>>> {
  if (issued + activated + redeemed === 0) return {};
  const hasPeriods = limits.some((limit) => limit.on === 'redemptions' && limit.period !== undefined);
  const { codes, currency, timeZone } = t.locks;
  return { codes, currency, ...(hasPeriods ? { timeZone } : {}) };
}

function Archived({ coupon, t }: { readonly coupon: Coupon; readonly t: CouponFormTexts }) {
  return (
    <>
      <PageHead title={coupon.name} />
      <EmptyState
        {...t.archived}
        actions={
          <Button renderRoot={(props) => <Link to="/coupons/new" search={{ from: coupon.id }} {...props} />}>
            {t.archived.duplicate}
          </Button>
        }
      />
    </>
  );
}
