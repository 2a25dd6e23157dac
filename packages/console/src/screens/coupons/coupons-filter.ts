import type { CouponsFilter } from '../../api/coupon-queries.ts';
import { type ColumnId, readColumns } from './column-choice.ts';

const STATES = ['draft', 'published', 'paused', 'archived'] as const;
const KINDS = ['friendly', 'ean13', 'pattern', 'imported'] as const;
const SORTS = ['createdAt', 'name', 'startsAt', 'endsAt', 'updatedAt', 'redeemed', 'discount'] as const;

/** What the list is narrowed to, in which order, and what is told of each coupon. */
export interface CouponsView extends CouponsFilter {
  /** Left out: those that are shown as a rule. */
  readonly columns?: readonly ColumnId[];
}

/** How the list is looked at, from its address; what is not understood is left out. */
export function readCouponsView(search: Readonly<Record<string, unknown>>): CouponsView {
  const state = STATES.find((known) => known === search.state);
  const kind = KINDS.find((known) => known === search.kind);
  const sort = SORTS.flatMap((name) => [name, `-${name}`] as const).find((known) => known === search.sort);
  const columns = readColumns(search.columns);
  return {
    ...text('q', search.q),
    ...(state === undefined ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
    ...text('tag', search.tag),
    ...(sort === undefined || sort === '-createdAt' ? {} : { sort }),
    ...(columns === undefined ? {} : { columns }),
  };
}

function text(name: 'q' | 'tag', value: unknown): Partial<Record<'q' | 'tag', string>> {
  const words =
    typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 200) : '';
  return words === '' ? {} : { [name]: words };
}
