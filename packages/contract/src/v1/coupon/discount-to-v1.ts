import { type Discount, formatDecimal, PERCENT_DIGITS } from '@couponry/engine';

/**
 * A discount as `/v1` tells it; a percentage is a decimal number that prints as it was written.
 *
 * @example discountToV1({ kind: 'shipping', percent: 1_000_000, cap: null }) // { kind: 'shipping', percent: 100, cap: null }
 */
export function discountToV1(discount: Discount): unknown {
  switch (discount.kind) {
    case 'percent':
      return { ...discount, percent: toPercent(discount.percent) };
    case 'shipping':
      return 'price' in discount ? discount : { ...discount, percent: toPercent(discount.percent) };
    case 'buy_get': {
      const { get } = discount;
      return 'percent' in get ? { ...discount, get: { ...get, percent: toPercent(get.percent) } } : discount;
    }
    case 'tiers': {
      const tiers = discount.tiers.map((tier) => ({ ...tier, discount: discountToV1(tier.discount) }));
      return { ...discount, tiers };
    }
    default:
      return discount;
  }
}

function toPercent(tenThousandths: number): number {
  return Number(formatDecimal(tenThousandths, PERCENT_DIGITS));
}
