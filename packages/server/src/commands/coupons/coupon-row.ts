import {
  type Coupon,
  type CouponState,
  DEFAULT_STACKING,
  type Discount,
  ON_ORDER,
  type PlainDiscount,
} from '@couponry/engine';
import type { CouponDefinitionRow } from '../../sql/select-coupons.ts';

type Definition = Omit<Coupon, 'id' | 'version' | 'name' | 'state' | 'hidden' | 'startsAt' | 'endsAt'>;

/** What holds for those that were made before there was a choice. */
const UNCHOSEN = { rollback: { givesBack: true }, eligibility: null, stacking: DEFAULT_STACKING };

/** The coupon that a stored row tells of. */
export function couponFromRow(id: string, version: number, row: CouponDefinitionRow): Coupon {
  const { name, hidden, startsAt, endsAt } = row;
  const stored: Definition = { ...UNCHOSEN, ...JSON.parse(row.definition) };
  const definition = { ...stored, discount: completed(stored.discount) };
  return { id, version, name, state: row.state as CouponState, hidden, startsAt, endsAt, ...definition };
}

/** The JSON text of what has no column of its own. */
export function definitionOf(coupon: Coupon): string {
  const { currency, timeZone, codes, activation, strict, limits, rollback } = coupon;
  const { eligibility, discount, stacking, info } = coupon;
  const definition: Definition = {
    currency,
    timeZone,
    codes,
    activation,
    strict,
    limits,
    rollback,
    eligibility,
    discount,
    stacking,
    info,
  };
  return JSON.stringify(definition);
}

/** While servers are replaced one by one, one of the version before still stores discounts that name no target. */
function completed(discount: Discount | PlainDiscount): Discount {
  if (discount.kind === 'percent') return { cap: null, target: ON_ORDER, ...discount };
  return discount.kind === 'amount' ? { target: ON_ORDER, ...discount } : discount;
}
