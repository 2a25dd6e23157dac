import { allocate } from '../allocation/allocate.ts';
import type { Cart } from '../cart/cart.ts';
import type { Benefit } from '../cart/evaluation.ts';
import { linesById } from '../cart/lines-by-id.ts';
import { NO_BENEFIT } from '../discount/benefit.ts';
import type { StandingUse } from './standing-use.ts';

/**
 * What the codes that stand on an order take off a cart of it. A use keeps its part of each line; what a line no longer bears,
 * because the order came to another cart since, is not taken off another one. The discount of a use that knew none of the lines
 * is spread over what those that know theirs leave: spread before them, it could take what is theirs, and what both take off would
 * seem less than it is.
 *
 * @example fitBenefits(cartOfOneLine, [useOfTenPercent]) // [{ discount: 100, allocations: [{ lineId: '1', amount: 100 }], ... }]
 */
export function fitBenefits(cart: Cart, uses: readonly StandingUse[]): Benefit[] {
  if (uses.length === 0) return [];
  const left = new Map(
    linesById(cart.lines).map(({ id, quantity, unitPrice }) => [id, quantity * unitPrice]),
  );
  let shippingLeft = cart.shipping?.amount ?? 0;
  const benefits = new Map<StandingUse, Benefit>();
  const knowing = uses.filter((standing) => knowsLines(standing, left));
  for (const standing of new Set([...knowing, ...uses])) benefits.set(standing, fit(standing));
  return uses.map((standing) => benefits.get(standing) ?? NO_BENEFIT);

  function fit(standing: StandingUse): Benefit {
    const wanted = wantedOf(standing, left);
    const allocations = [...wanted].flatMap(([lineId, amount]) => {
      const open = left.get(lineId) ?? 0;
      const taken = Math.min(amount, open);
      left.set(lineId, open - taken);
      return taken === 0 ? [] : { lineId, amount: taken };
    });
    const shippingDiscount = Math.min(standing.use.cart?.shippingDiscount ?? 0, shippingLeft);
    shippingLeft -= shippingDiscount;
    const discount = allocations.reduce((sum, { amount }) => sum + amount, 0);
    return { discount, shippingDiscount, allocations, gifts: standing.use.cart?.gifts ?? [] };
  }
}

function knowsLines({ use }: StandingUse, left: ReadonlyMap<string, number>): boolean {
  return use.cart?.lines.some(({ lineId }) => left.has(lineId)) ?? false;
}

/** What a use would take off each line of which it is not given back. */
function wantedOf(standing: StandingUse, left: ReadonlyMap<string, number>): Map<string, number> {
  const { use, back } = standing;
  if (use.cart === null || !knowsLines(standing, left)) {
    // The shipping is none of the lines; its discount comes back with the last unit, when nothing stands any more.
    return spread(left, (use.discount ?? 0) - (use.cart?.shippingDiscount ?? 0) - back.discount);
  }
  const returned = new Map(back.lines.map(({ lineId, discount }) => [lineId, discount]));
  const known = use.cart.lines.filter(({ lineId }) => left.has(lineId));
  return new Map(
    known.map(({ lineId, discount }) => [lineId, Math.max(0, discount - (returned.get(lineId) ?? 0))]),
  );
}

function spread(left: ReadonlyMap<string, number>, discount: number): Map<string, number> {
  const amounts = [...left.values()];
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const parts = allocate(Math.min(Math.max(0, discount), total), amounts);
  return new Map([...left.keys()].map((lineId, place) => [lineId, parts[place] ?? 0]));
}
