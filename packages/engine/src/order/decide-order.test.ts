import { describe, expect, it } from 'vitest';
import { cartLine, cartOf } from '../../test/support/cart.ts';
import { type CouponChanges, publishedCoupon } from '../../test/support/published-coupon.ts';
import { ann, bob, NOON, order, situation, wish } from '../../test/support/situation.ts';
import { ON_ORDER } from '../discount/discount.ts';
import type { PriorUse } from '../redemption/redemption-decision.ts';
import { decideOrder } from './decide-order.ts';
import type { DecidedCode, OrderWish } from './order-decision.ts';

const NOTHING_BACK = { discount: 0, lines: [] };
const MINUTE = 60_000;

/** A cart of so many pounds. */
function poundsOf(quantity: number) {
  return cartOf({ lines: [cartLine({ quantity, unitPrice: 100 })] });
}

/** The wish to use a code of a coupon of its own for order 1001 and a cart of so many pounds. */
function wishFor(
  code: string,
  pounds: number,
  prior: PriorUse | null = null,
  changes: Partial<OrderWish['command']> = {},
  coupon: CouponChanges = {},
): OrderWish {
  const amountOff = { kind: 'amount', amount: 1_000, target: ON_ORDER } as const;
  const own = publishedCoupon({ id: code, discount: amountOff, ...coupon });
  const command = wish({ id: `of ${code}`, order: order('1001'), amount: pounds * 100 });
  const presented = { kind: 'friendly', code } as const;
  return {
    state: { ...situation(), coupon: own, presented, prior },
    command: { ...command, cartHash: `${pounds} pounds`, ...changes },
    back: NOTHING_BACK,
  };
}

function decide(pounds: number, ...wishes: OrderWish[]): readonly DecidedCode[] {
  const weighed = {
    cart: poundsOf(pounds),
    amount: pounds * 100,
    currency: 'GBP',
    client: null,
    standing: [],
  };
  return decideOrder(weighed, wishes, NOON).codes;
}

function told(codes: readonly DecidedCode[]) {
  return codes.map(({ benefit, reasons: [first] }) => first?.reason ?? benefit?.discount);
}

function priorAfter(codes: readonly DecidedCode[]): PriorUse | null {
  return codes[0]?.decision.state.prior ?? null;
}

describe('a code that the order has already and that is refused when it is asked for with others', () => {
  const half = { discount: { kind: 'percent', percent: 500_000, cap: null, target: ON_ORDER } } as const;

  it.each([
    ['to be held', { client: ann, holdMs: MINUTE }, 'order_redeemed'],
    ['by somebody else', { client: bob }, 'order_mismatch'],
  ])('leaves them what is left of the order, asked for %s', (_, changes, reason) => {
    const redeemed = priorAfter(decide(10, wishFor('AUTUMN', 10, null, {}, half)));
    const again = wishFor('AUTUMN', 10, redeemed, changes, half);
    expect(told(decide(10, again, wishFor('WINTER', 10, null, changes)))).toEqual([reason, 500]);
    expect(told(decide(10, wishFor('WINTER', 10, null, changes), again))).toEqual([500, reason]);
  });

  it('keeps its hold, beside which they are weighed, where the new cart is too much for its budget', () => {
    const budget = { ...half, limits: [{ on: 'discount', max: 500 }] } as const;
    const first = decide(10, wishFor('AUTUMN', 10, null, { holdMs: MINUTE }, budget));
    const { totals } = first[0]!.decision.state;
    const again = wishFor('AUTUMN', 12, priorAfter(first), {}, budget);
    const held = { ...again, state: { ...again.state, totals } };
    expect(told(decide(12, held, wishFor('WINTER', 12)))).toEqual(['budget_used_up', 700]);
  });
});
