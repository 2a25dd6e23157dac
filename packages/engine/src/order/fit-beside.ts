import { allocate } from '../allocation/allocate.ts';
import type { Cart } from '../cart/cart.ts';
import type { Benefit } from '../cart/evaluation.ts';
import { NO_BENEFIT } from '../discount/benefit.ts';
import { fitBenefits } from './fit-benefits.ts';
import type { StandingUse } from './standing-use.ts';

/**
 * What of a use fits on a cart beside what the order has of other codes, which all keep what they take.
 *
 * @example fitBeside(cartOf100, [useOfAll], useOfTen) // { discount: 0, allocations: [], ... }
 */
export function fitBeside(cart: Cart, standing: readonly StandingUse[], own: StandingUse): Benefit {
  const before = totalOff(fitBenefits(cart, standing));
  const together = fitBenefits(cart, [...standing, own]);
  const benefit = together.at(-1) ?? NO_BENEFIT;
  // Lines that it took before a use that knows none of them, which then found less than it takes.
  return lessOf(benefit, before - totalOff(together.slice(0, -1)));
}

function totalOff(benefits: readonly Benefit[]): number {
  return benefits.reduce((sum, { discount }) => sum + discount, 0);
}

function lessOf(benefit: Benefit, missing: number): Benefit {
  if (missing === 0) return benefit;
  const parts = allocate(
    missing,
    benefit.allocations.map(({ amount }) => amount),
  );
  const allocations = benefit.allocations.flatMap(({ lineId, amount }, place) => {
    const left = amount - (parts[place] ?? 0);
    return left === 0 ? [] : { lineId, amount: left };
  });
  return { ...benefit, discount: benefit.discount - missing, allocations };
}
