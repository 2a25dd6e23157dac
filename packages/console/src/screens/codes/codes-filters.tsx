import { useNavigate } from '@tanstack/react-router';
import type { CodesFilter } from '../../api/code-queries.ts';
import { useTexts } from '../../text/use-texts.ts';
import { CouponSelect } from '../../ui/coupon-select.tsx';
import { FilterChip } from '../../ui/filter-chips.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { CODE_STATES } from './codes-filter.ts';
import styles from './codes-filters.module.css';
import { useCodesTexts } from './text/use-codes-texts.ts';

/** Narrows the list. All of it is in the address. */
export function CodesFilters({ filter }: { readonly filter: CodesFilter }) {
  const t = useCodesTexts();
  const shared = useTexts();
  const navigate = useNavigate();
  const narrow = (change: { readonly [Name in keyof CodesFilter]: CodesFilter[Name] | undefined }) => {
    const entries = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined);
    void navigate({ to: '/codes', search: Object.fromEntries(entries), replace: true });
  };
  return (
    <search className={styles.filters} data-keeps-focus>
      <div className={styles.search}>
        <SearchField
          label={filter.coupon === undefined ? t.search : t.searchOfCoupon}
          value={filter.q ?? ''}
          onChange={(q) => narrow({ q: q === '' ? undefined : q })}
        />
      </div>
      <div className={styles.coupon}>
        <CouponSelect
          label={t.coupon}
          isBare
          value={filter.coupon}
          onChange={(coupon) => narrow({ coupon, ...(coupon === undefined ? { state: undefined } : {}) })}
        />
      </div>
      {filter.coupon === undefined ? null : (
        <FilterChip
          label={t.state}
          value={filter.state}
          choices={CODE_STATES.map((value) => ({ value, label: t.states[value] }))}
          onChange={(state) => narrow({ state })}
          clear={shared.action.clear}
        />
      )}
    </search>
  );
}
