import type { MeantUnits } from '../cart/prepared-cart.ts';
import { above } from './above.ts';
import { type Sets, unitsWithout } from './sets-of-units.ts';
import type { Take } from './take.ts';

type Of<Kind extends Take['kind']> = Extract<Take, { readonly kind: Kind }>;

/**
 * What a price of several units together takes once it is known what others have left: a set that now costs no more than the price
 * stays as it is, so that nobody pays more for it than without the code.
 *
 * @param costOf what is left of units, in minor units
 */
export function shareOfSets(
  { sets, from, price }: Of<'sets'>,
  costOf: (units: MeantUnits) => number,
): Of<'share'> {
  const cheap: Sets[] = [];
  let dear = 0;
  for (const one of sets) {
    if (costOf(one.units) > one.count * price) dear += one.count;
    else cheap.push(one);
  }
  return { kind: 'share', from: unitsWithout(from, cheap), portion: above(dear * price) };
}
