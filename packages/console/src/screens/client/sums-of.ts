import type { TimelineEntry } from '../../api/client.ts';

/** What a client did in all, as far as their timeline was read. */
export interface Sums {
  readonly activated: number;
  readonly redeemed: number;
  readonly rolledBack: number;
  /** The discount that was given and did not come back, in minor units, by currency. */
  readonly given: ReadonlyMap<string, number>;
}

/** Adds up a timeline. */
export function sumsOf(
  entries: readonly Pick<TimelineEntry, 'type' | 'currency' | 'discount' | 'shippingDiscount'>[],
): Sums {
  const count = (type: TimelineEntry['type']) => entries.filter((entry) => entry.type === type).length;
  const given = new Map<string, number>();
  for (const { type, currency, discount: onLines, shippingDiscount } of entries) {
    const discount = onLines === null ? null : onLines + (shippingDiscount ?? 0);
    if (currency === null || discount === null || (type !== 'redemption' && type !== 'rollback')) continue;
    given.set(currency, (given.get(currency) ?? 0) + (type === 'redemption' ? discount : -discount));
  }
  return {
    activated: count('activation'),
    redeemed: count('redemption'),
    rolledBack: count('rollback'),
    given,
  };
}
