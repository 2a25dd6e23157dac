import type { Cart } from '../cart/cart.ts';
import type { Benefit, Evaluation, Offer, OfferResult } from '../cart/evaluation.ts';
import type { CouponTotals, Holder } from '../coupon/coupon-use.ts';
import { discountOfOrder } from '../coupon/discount-of-order.ts';
import { plainDiscountOf } from '../coupon/plain-discount.ts';
import { evaluate } from '../evaluate.ts';
import { countsFor } from '../redemption/counts-for.ts';
import type { Worth } from '../redemption/redemption-decision.ts';
import { cartOfAmount } from './cart-of-amount.ts';
import { type AlreadyOff, cartWorth, sumOfBenefits } from './cart-worth.ts';
import { decideUse } from './decide-use.ts';
import { everyReason } from './every-reason.ts';
import type { DecidedCode, OrderDecision, OrderWish, WeighedOrder } from './order-decision.ts';
import { standingBenefits } from './standing-benefits.ts';
import { type TriedWish, tryWish } from './try-wish.ts';

/** An order with the cart on which its codes are weighed, the wishes for themselves, and what stands (those of wishes last). */
interface Weighing {
  readonly order: WeighedOrder;
  readonly cart: Cart;
  readonly wishes: readonly OrderWish[];
  readonly tried: readonly TriedWish[];
  /** By the code. */
  readonly applied: ReadonlyMap<string, Benefit>;
  readonly now: number;
}

/**
 * Decides all codes of a request for one order: each is tried for itself, all are weighed together in one evaluation of the cart,
 * beside what the order has already, and those that apply are decided one after the other with what they give. A code for which
 * the others leave no room is refused, and the rest is weighed once more without it. One code without a cart, for an order that
 * has no other, is worth what the order's value says.
 *
 * @param wishes one for each code; a later one of the same coupon counts what those before it used
 * @example decideOrder(order, [{ state, command }], now).codes[0].decision.outcome.kind // 'redeemed'
 */
export function decideOrder(order: WeighedOrder, wishes: readonly OrderWish[], now: number): OrderDecision {
  const [only] = wishes;
  const isPlain = order.cart === null && order.standing.length === 0 && wishes.length === 1;
  if (isPlain && only !== undefined) return { codes: [decidePlain(only, now)], evaluation: null };
  const cart = order.cart ?? cartOfAmount(order.amount, order.currency);
  const tried = wishes.map((wish) => tryWish(wish, now));
  for (;;) {
    const applied = standingBenefits(order, cart, wishes, tried);
    const weighing = { order, cart, wishes, tried, applied, now };
    const evaluation = weigh(weighing);
    const codes = carryOut(weighing, evaluation);
    const crossed = codes.findIndex((code, place) => isCrossed(code, tried[place]));
    const [before, reasons] = [tried[crossed], codes[crossed]?.reasons];
    if (before === undefined || reasons === undefined) {
      return order.cart === null ? withoutCart(codes) : { codes, evaluation };
    }
    tried[crossed] = { ...before, refusals: reasons, standing: before.kept };
  }
}

/** Whether others were weighed as if a code were used that is refused, or as if a hold were gone that the order keeps with that. */
function isCrossed({ benefit, reasons }: DecidedCode, tried: TriedWish | undefined): boolean {
  if (reasons.length === 0) return false;
  return benefit !== null || (tried?.kept ?? null) !== (tried?.standing ?? null);
}

/** The one line that stands for an order without a cart is nobody's to be told of. */
function withoutCart(codes: readonly DecidedCode[]): OrderDecision {
  return { codes: codes.map((code) => ({ ...code, benefit: null })), evaluation: null };
}

/**
 * Decides a code without a cart, for an order that has no other: it is worth what the order's value says.
 *
 * @example decidePlain({ state, command }, now).decision.outcome.kind // 'redeemed'
 */
export function decidePlain(
  { state, command }: Pick<OrderWish, 'state' | 'command'>,
  now: number,
): DecidedCode {
  const decision = decideUse(state, command, now);
  const { outcome } = decision;
  const reasons = outcome.kind === 'refused' ? everyReason(state, command, outcome.refusal, now) : [];
  return { before: state, decision, reasons, benefit: null };
}

function weigh({ order, cart, wishes, tried, applied, now }: Weighing): Evaluation {
  const others = order.standing.map(({ code, stacking }): Offer => {
    const terms = {
      currency: cart.currency,
      timeZone: 'UTC',
      eligibility: null,
      discount: NO_GIFT,
      stacking,
    };
    return { code, terms, refusals: [], budgetLeft: null, applied: applied.get(code) ?? null };
  });
  const offers = wishes.map(({ state: { coupon: terms, presented } }, place): Offer => {
    const { refusals = [], budgetLeft = null } = tried[place] ?? {};
    const { code } = presented;
    return { code, terms, refusals, budgetLeft, applied: applied.get(code) ?? null };
  });
  return evaluate(cart, others.length === 0 ? offers : [...others, ...offers], order.client, now);
}

/** What stands is not weighed by what it would give. */
const NO_GIFT = { kind: 'gift', sku: '', quantity: 1 } as const;

/** Decides those that apply with what they give, each after those before it. */
function carryOut(weighing: Weighing, { results }: Evaluation): DecidedCode[] {
  const { wishes, tried, applied, now } = weighing;
  const off = sumOfBenefits([...applied.values()]);
  const totals = new Map<string, CouponTotals>();
  const holders = new Map<string, Holder | null>();
  return wishes.map(({ state, command, back }, place): DecidedCode => {
    const { coupon, presented } = state;
    const result = results.find(({ code }) => code === presented.code);
    if (result === undefined) throw new Error('A code was not weighed');
    const holderKey = `${coupon.id} ${countsFor(presented, command.client)}`;
    const held = holders.get(holderKey);
    const used = totals.get(coupon.id);
    const holder = held === undefined ? state.holder : held;
    const before = used === undefined ? state : { ...state, totals: used, holder };
    // What the order keeps of a code stays applied also where the wish is refused.
    const reasons = result.applied ? (tried[place]?.refusals ?? []) : result.reasons;
    const [first] = reasons;
    if (first !== undefined) {
      const outcome = { kind: 'refused', refusal: first } as const;
      return { before, decision: { outcome, events: [], state: before }, reasons, benefit: null };
    }
    const worth = worthOf(weighing, { state: before, command, back }, result, off);
    const decision = decideUse(before, { ...command, worth }, now);
    totals.set(coupon.id, decision.state.totals);
    holders.set(holderKey, decision.state.holder);
    const { outcome } = decision;
    return {
      before,
      decision,
      reasons: outcome.kind === 'refused' ? [outcome.refusal] : [],
      benefit: result,
    };
  });
}

function worthOf(
  { order, cart }: Weighing,
  { state: { coupon }, command }: OrderWish,
  result: OfferResult,
  off: AlreadyOff,
): Worth {
  if (order.cart !== null) return cartWorth(cart, command.cartHash ?? '', result, off);
  // Of an order whose value is not told, a percentage can not be known.
  const discount = order.amount === null ? discountOfOrder(plainDiscountOf(coupon), null) : result.discount;
  return { discount, cart: null };
}
