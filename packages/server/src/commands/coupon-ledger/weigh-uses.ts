import {
  type ClientIdentity,
  type Coupon,
  clientIdOf,
  countsFor,
  type DecidedCode,
  decideOrder,
  decidePlain,
  type OrderWish,
  type RedeemCommand,
  type RedemptionState,
  type ReserveCommand,
  useInForce,
} from '@couponry/engine';
import type { ResolvedCode } from '../codes/code-directory.ts';
import type { BatchInput } from './batch-input.ts';
import { cartClientOf } from './cart-client-of.ts';
import { asksOfClient } from './cart-clients.ts';
import type { UseWish } from './command.ts';

/** The wish to use one code, with its coupon, who asks, and all that it is decided on. */
export interface ReadUse {
  readonly wish: UseWish;
  readonly coupon: Coupon;
  readonly client: ClientIdentity;
  readonly before: RedemptionState;
}

/** A use as it was decided, weighed with the others of its order. */
export interface WeighedUse extends ReadUse, Pick<DecidedCode, 'decision' | 'reasons'> {}

/** A use that another coupon has to decide on. `ofOrder`: the code and the coupon from which its order has it. */
export interface MovedUse {
  readonly kind: 'moved';
  readonly ofOrder?: readonly ResolvedCode[];
}

const MOVED: MovedUse = { kind: 'moved' };

/**
 * Reads what a use is decided on; `moved` where the code belongs to another coupon by now, or its coupon is gone. What an order has of
 * a friendly code stays a use of the coupon that had the code then, which decides on it as long as it is in force.
 */
export function readUse(
  { state, orders, now }: BatchInput,
  coupon: Coupon | undefined,
  wish: UseWish,
): ReadUse | MovedUse {
  if (coupon === undefined) return MOVED;
  const { code } = wish;
  const prior = orders.prior(wish.order, code);
  const kept = useInForce(prior, now);
  if (kept !== null && kept.couponId !== coupon.id) {
    return { kind: 'moved', ofOrder: [{ code, couponId: kept.couponId }] };
  }
  const presented = state.presented(coupon.id, code) ?? (kept && ({ kind: 'friendly', code } as const));
  if (presented === null || (wish.currency !== null && wish.currency !== coupon.currency)) return MOVED;
  const client = state.identify(wish.identifiers, wish.freshClientId);
  const before = {
    coupon,
    totals: state.totalsOf(coupon.id),
    presented,
    holder: state.holder(coupon.id, countsFor(presented, client)),
    prior,
  };
  return { wish, coupon, client, before };
}

/** What a use is wanted as, before it is weighed with others; one literal, for it is made for every redemption. */
function commandOf({ wish, client }: ReadUse): RedeemCommand | ReserveCommand {
  const { id, byToken, asAdmin, order, amount, cart, jointId } = wish;
  const cartHash = cart === null ? null : cart.hash;
  const command = { id, client, byToken, asAdmin, order, amount, cartHash, worth: null, jointId };
  return wish.kind === 'redeem' ? command : { ...command, holdMs: wish.holdMs };
}

/** Whether a use is worth what its order's value says: no cart was sent, and the order has nothing of other codes. */
export function isPlain({ orders, now }: BatchInput, { wish, before }: ReadUse): boolean {
  return wish.cart === null && orders.standing(wish.order, [before.presented.code], now).length === 0;
}

/**
 * Weighs the uses of one request together and decides each. Null when what conditions ask of the client is not known as it is by
 * now: a coupon has got them meanwhile, or another command of the batch has changed how many orders the client has had. Then it
 * has to be loaded anew.
 *
 * @param uses one at least, all of one request
 */
export function weighUses(
  { state, orders, clients, now }: BatchInput,
  uses: readonly ReadUse[],
): WeighedUse[] | null {
  const [first] = uses;
  if (first === undefined) return [];
  const { wish, client, coupon } = first;
  const asked = { identifiers: wish.identifiers, order: wish.order, cart: wish.cart };
  const coupons = uses.map((use) => use.coupon);
  if (!clients.hasAskedFor(asked, coupons)) return null;
  const known = wish.cart === null ? undefined : clients.find(client, wish.order);
  const counts = coupons.some((each) => asksOfClient(each).orders);
  const clientId = clientIdOf(client);
  // Also a client whom this batch has made, of whom nothing was there to be loaded.
  if (wish.cart !== null && counts && clientId !== null && state.wasChanged(clientId)) return null;
  const codes = uses.map(({ before }) => before.presented.code);
  const order = {
    cart: wish.cart?.cart ?? null,
    amount: wish.amount,
    currency: coupon.currency,
    client: wish.cart === null ? null : cartClientOf(client, wish.cart.told, known),
    standing: orders.standing(wish.order, codes, now),
  };
  const wishes = uses.map((use): OrderWish => {
    const back = orders.back(wish.order, use.before.presented.code);
    return { state: use.before, command: commandOf(use), back };
  });
  const decided = decideOrder(order, wishes, now);
  return decided.codes.map(({ before, decision, reasons }, place) => ({
    ...(uses[place] ?? first),
    ...{ before, decision, reasons },
  }));
}

/** Decides a use that is worth what its order's value says ({@link isPlain}). */
export function decidePlainly(use: ReadUse, now: number): WeighedUse {
  const { decision, reasons } = decidePlain({ state: use.before, command: commandOf(use) }, now);
  return { ...use, decision, reasons };
}
