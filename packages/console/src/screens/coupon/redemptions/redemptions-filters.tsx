import { useNavigate } from '@tanstack/react-router';
import { FilterBar } from '../../../ui/filter-bar.tsx';
import { useCouponTexts } from '../text/use-coupon-texts.ts';
import type { RedemptionsFilter } from './redemptions-filter.ts';

interface RedemptionsFiltersProps {
  readonly couponId: string;
  readonly filter: RedemptionsFilter;
}

const TYPES = ['redemption', 'rollback', 'activation'] as const;
const PERIODS = ['today', 'week', 'month'] as const;

/** Narrows what was done with the coupon; it is all in the address. */
export function RedemptionsFilters({ couponId, filter }: RedemptionsFiltersProps) {
  const t = useCouponTexts().redemptions;
  const navigate = useNavigate();
  const types = TYPES.map((value) => ({ value, label: t.types[value] }));
  const periods = PERIODS.map((value) => ({ value, label: t.periods[value] }));
  const narrow = (search: RedemptionsFilter) => {
    const to = '/coupons/$couponId/redemptions';
    void navigate({ to, params: { couponId }, search, replace: true, resetScroll: false });
  };
  return (
    <FilterBar
      filter={filter}
      search={t.search}
      narrowings={[
        { by: 'type', label: t.type, choices: types },
        { by: 'period', label: t.period, choices: periods },
      ]}
      onChange={narrow}
    />
  );
}
