import { useQuery } from '@tanstack/react-query';
import { couponTagsQuery } from '../../api/coupon-queries.ts';
import { useTexts } from '../../text/use-texts.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { USUAL_COLUMNS } from './column-choice.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import type { CouponsView } from './coupons-filter.ts';
import { useCouponsTexts } from './text/use-coupons-texts.ts';

interface CouponsFiltersProps {
  readonly view: CouponsView;
  readonly onChange: (view: CouponsView) => void;
}

const STATES = ['published', 'draft', 'paused', 'archived'] as const;
const KINDS = ['friendly', 'ean13', 'pattern', 'imported'] as const;
/** What a phone, which has no heads of columns, sorts by. */
const SORTS = ['name', 'endsAt', '-redeemed', '-discount', '-updatedAt'] as const;

/** Narrows the list, and says what is told of each coupon. All of it is in the address. */
export function CouponsFilters({ view, onChange }: CouponsFiltersProps) {
  const t = useCouponsTexts();
  const shared = useTexts();
  const { data: known = [] } = useQuery(couponTagsQuery());
  const tags = [...new Set([...(view.tag === undefined ? [] : [view.tag]), ...known.map(({ tag }) => tag)])];
  const ofTag = { by: 'tag', label: t.tag, choices: tags.map((value) => ({ value, label: value })) } as const;
  return (
    <FilterBar
      filter={view}
      search={t.search}
      narrowings={[
        {
          by: 'state',
          label: t.state,
          choices: STATES.map((value) => ({ value, label: shared.state[value] })),
        },
        { by: 'kind', label: t.kind, choices: KINDS.map((value) => ({ value, label: t.kindNames[value] })) },
        ...(tags.length === 0 ? [] : [ofTag]),
        {
          by: 'sort',
          label: t.order,
          choices: SORTS.map((value) => ({ value, label: t.orders[value] })),
          isOfPhone: true,
        },
      ]}
      onChange={onChange}
    >
      <ColumnsMenu
        columns={view.columns ?? USUAL_COLUMNS}
        onChange={(columns) => onChange({ ...view, columns })}
      />
    </FilterBar>
  );
}
