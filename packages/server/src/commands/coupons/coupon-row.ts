import type { Coupon, CouponState } from '@couponry/engine';
import type { CouponDefinitionRow } from '../../sql/select-coupons.ts';

type Definition = Omit<Coupon, 'id' | 'version' | 'name' | 'state' | 'hidden' | 'startsAt' | 'endsAt'>;

/** The coupon that a stored row tells of. */
export function couponFromRow(id: string, version: number, row: CouponDefinitionRow): Coupon {
  const { name, hidden, startsAt, endsAt } = row;
  // Those that were made before there was a choice give back.
  const definition: Definition = { rollback: { givesBack: true }, ...JSON.parse(row.definition) };
  return { id, version, name, state: row.state as CouponState, hidden, startsAt, endsAt, ...definition };
}

/** The JSON text of what has no column of its own. */
export function definitionOf(coupon: Coupon): string {
  const { currency, timeZone, codes, activation, strict, limits, rollback, discount, info } = coupon;
  const definition: Definition = {
    currency,
    timeZone,
    codes,
    activation,
    strict,
    limits,
    rollback,
    discount,
    info,
  };
  return JSON.stringify(definition);
}
