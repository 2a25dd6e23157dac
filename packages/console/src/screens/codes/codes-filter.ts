import type { CodeState } from '../../api/code.ts';
import type { CodesFilter } from '../../api/code-queries.ts';

/** The states of a code, in the order in which it comes through them. */
export const CODE_STATES = [
  'issued',
  'activated',
  'redeemed',
  'expired',
  'disabled',
] as const satisfies readonly CodeState[];

/** What the list is narrowed to, from its address; what is not understood is left out. */
export function readCodesFilter(search: Readonly<Record<string, unknown>>): CodesFilter {
  const coupon = text(search.coupon);
  // What all coupons have is looked for by its characters alone.
  const state = coupon === '' ? undefined : CODE_STATES.find((known) => known === search.state);
  const q = text(search.q);
  return {
    ...(q === '' ? {} : { q }),
    ...(coupon === '' ? {} : { coupon }),
    ...(state === undefined ? {} : { state }),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 64) : '';
}
