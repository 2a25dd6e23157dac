import {
  type Allocation,
  type Benefit,
  type CartUse,
  cartOfUse,
  cartTotals,
  type Evaluation,
  lineResults,
} from '@couponry/engine';

/** A use of a code as the ledger has it, as far as answers tell what it gave. */
interface UseOnCart {
  readonly id: string;
  readonly jointId: string | null;
  readonly discount: number | null;
  readonly currency: string;
  readonly cart: CartUse | null;
}

/** What a code gives beside its discount on the lines, where there is no cart or where it gives nothing. */
export const NO_PARTS: Omit<Benefit, 'discount'> = { shippingDiscount: 0, allocations: [], gifts: [] };

/** What a use of a code gave, as a dry run tells it: its parts by line id, in code-unit order. */
export function answerOfUse({ discount, cart }: Pick<UseOnCart, 'discount' | 'cart'>) {
  if (cart === null) return { discount, ...NO_PARTS };
  const { shippingDiscount, gifts } = cart;
  const onLines = (discount ?? 0) - shippingDiscount;
  return { discount: onLines, shippingDiscount, allocations: allocationsOf(cart).toSorted(byLineId), gifts };
}

function byLineId({ lineId: one }: Allocation, { lineId: other }: Allocation): number {
  return one < other ? -1 : 1;
}

/** What an order comes to by its uses; null where no cart was sent. */
export function evaluationOfUses(uses: readonly UseOnCart[]): Pick<Evaluation, 'lines' | 'totals'> | null {
  const newest = uses.toSorted((a, b) => (a.id > b.id ? -1 : 1))[0];
  if (newest === undefined || newest.cart === null) return null;
  // What others had taken off before the last ones were decided is known of those.
  const last = uses.filter(
    ({ id, jointId }) => id === newest.id || (jointId !== null && jointId === newest.jointId),
  );
  const benefits = [
    beforeIn(newest.cart),
    ...last.flatMap(({ cart }) =>
      cart === null ? [] : benefitOf(allocationsOf(cart), cart.shippingDiscount),
    ),
  ];
  const cart = cartOfUse(newest.cart, newest.currency);
  const lines = lineResults(cart, benefits);
  return { lines, totals: cartTotals(cart, benefits, lines) };
}

function allocationsOf({ lines }: CartUse): Allocation[] {
  return lines.flatMap(({ lineId, discount }) => (discount === 0 ? [] : { lineId, amount: discount }));
}

/** What other codes had taken off, as the benefit of one. */
function beforeIn({ lines, shippingAlreadyOff }: CartUse): Benefit {
  const off = lines.flatMap(({ lineId, alreadyOff }) =>
    alreadyOff === 0 ? [] : { lineId, amount: alreadyOff },
  );
  return benefitOf(off, shippingAlreadyOff);
}

function benefitOf(allocations: Benefit['allocations'], shippingDiscount: number): Benefit {
  const discount = allocations.reduce((sum, { amount }) => sum + amount, 0);
  return { discount, shippingDiscount, allocations, gifts: [] };
}
