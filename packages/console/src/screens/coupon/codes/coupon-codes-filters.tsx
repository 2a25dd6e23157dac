import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FilterBar } from '../../../ui/filter-bar.tsx';
import { CODE_STATES } from '../../codes/codes-filter.ts';
import { useCodesTexts } from '../../codes/text/use-codes-texts.ts';
import type { CouponCodesFilter } from './coupon-codes-filter.ts';

interface CouponCodesFiltersProps {
  readonly couponId: string;
  readonly filter: CouponCodesFilter;
  /** What can be done with codes. */
  readonly children: ReactNode;
}

/** Narrows the codes of the coupon; it is all in the address. */
export function CouponCodesFilters({ couponId, filter, children }: CouponCodesFiltersProps) {
  const t = useCodesTexts();
  const navigate = useNavigate();
  const states = CODE_STATES.map((value) => ({ value, label: t.states[value] }));
  const narrow = (search: CouponCodesFilter) => {
    const to = '/coupons/$couponId/codes';
    void navigate({ to, params: { couponId }, search, replace: true, resetScroll: false });
  };
  return (
    <FilterBar
      filter={filter}
      search={t.searchOfCoupon}
      narrowings={[{ by: 'state', label: t.state, choices: states }]}
      onChange={narrow}
    >
      {children}
    </FilterBar>
  );
}
