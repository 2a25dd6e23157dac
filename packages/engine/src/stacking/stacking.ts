/**
 * How a coupon goes with others on one order. Of one `group` at most one applies, an `exclusive` one stands alone. Those that
 * apply are taken by `priority`, the higher first, then by code. `reduced` works on what those before have left of each line,
 * `original` on the first amounts, yet never takes more than what is left.
 */
export interface Stacking {
  readonly priority: number;
  readonly group: string | null;
  readonly exclusive: boolean;
  readonly base: 'reduced' | 'original';
}

/** How a coupon that says nothing about it goes with others. */
export const DEFAULT_STACKING: Stacking = { priority: 0, group: null, exclusive: false, base: 'reduced' };
