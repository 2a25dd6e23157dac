import { useNavigate } from '@tanstack/react-router';
import type { CouponsFilter } from '../../api/coupon-queries.ts';
import { useTexts } from '../../text/use-texts.ts';
import { FilterChip } from '../../ui/filter-chips.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import styles from './coupons-filters.module.css';
import { useCouponsTexts } from './text/use-coupons-texts.ts';

const STATES = ['published', 'draft', 'paused', 'archived'] as const;
const KINDS = ['friendly', 'ean13', 'pattern', 'imported'] as const;

/** Narrows the list. All of it is in the address. */
export function CouponsFilters({ filter }: { readonly filter: CouponsFilter }) {
  const t = useCouponsTexts();
  const shared = useTexts();
  const navigate = useNavigate();
  const narrow = (change: { readonly [Name in keyof CouponsFilter]: CouponsFilter[Name] | undefined }) => {
    const entries = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined);
    void navigate({ to: '/coupons', search: Object.fromEntries(entries), replace: true });
  };
  return (
    <search className={styles.filters} data-keeps-focus>
      <div className={styles.search}>
        <SearchField
          label={t.search}
          value={filter.q ?? ''}
          onChange={(q) => narrow({ q: q === '' ? undefined : q })}
        />
      </div>
      <FilterChip
        label={t.state}
        value={filter.state}
        choices={STATES.map((value) => ({ value, label: shared.state[value] }))}
        onChange={(state) => narrow({ state })}
        clear={shared.action.clear}
      />
      <FilterChip
        label={t.kind}
        value={filter.kind}
        choices={KINDS.map((value) => ({ value, label: t.kindNames[value] }))}
        onChange={(kind) => narrow({ kind })}
        clear={shared.action.clear}
      />
      {filter.tag === undefined ? null : (
        <FilterChip
          label={t.tag}
          value={filter.tag}
          choices={[{ value: filter.tag, label: filter.tag }]}
          onChange={(tag) => narrow({ tag })}
          clear={shared.action.clear}
        />
      )}
    </search>
  );
}
