import { useNavigate } from '@tanstack/react-router';
import type { CodesFilter } from '../../api/code-queries.ts';
import { CouponSelect } from '../../ui/coupon-select.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { CODE_STATES } from './codes-filter.ts';
import { useCodesTexts } from './text/use-codes-texts.ts';

/** Narrows the list. All of it is in the address. */
export function CodesFilters({ filter }: { readonly filter: CodesFilter }) {
  const t = useCodesTexts();
  const navigate = useNavigate();
  const narrow = (search: CodesFilter) => void navigate({ to: '/codes', search, replace: true });
  const states = CODE_STATES.map((value) => ({ value, label: t.states[value] }));
  const { coupon, state: _, ...ofAll } = filter;
  return (
    <FilterBar
      filter={filter}
      search={coupon === undefined ? t.search : t.searchOfCoupon}
      field={
        <CouponSelect
          label={t.coupon}
          isBare
          value={coupon}
          onChange={(id) => narrow(id === undefined ? ofAll : { ...filter, coupon: id })}
        />
      }
      narrowings={coupon === undefined ? [] : [{ by: 'state', label: t.state, choices: states }]}
      onChange={narrow}
    />
  );
}
