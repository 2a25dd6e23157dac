import type { CouponsFilter } from '../../api/coupon-queries.ts';

const STATES = ['draft', 'published', 'paused', 'archived'] as const;
const KINDS = ['friendly', 'ean13', 'pattern', 'imported'] as const;

/** What the list is narrowed to, from its address; what is not understood is left out. */
export function readCouponsFilter(search: Readonly<Record<string, unknown>>): CouponsFilter {
  const state = STATES.find((known) => known === search.state);
  const kind = KINDS.find((known) => known === search.kind);
  return {
    ...text('q', search.q),
    ...(state === undefined ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
    ...text('tag', search.tag),
  };
}

function text(name: 'q' | 'tag', value: unknown): Partial<Record<'q' | 'tag', string>> {
  const words =
    typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 200) : '';
  return words === '' ? {} : { [name]: words };
}
