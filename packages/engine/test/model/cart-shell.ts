import type { Cart } from '../../src/cart/cart.ts';
import type { Evaluation } from '../../src/cart/evaluation.ts';
import { subtotalOf } from '../../src/cart/subtotal-of.ts';
import type { Coupon, Limit } from '../../src/coupon/coupon.ts';
import {
  type CouponTotals,
  type Holder,
  type IndividualCode,
  NO_TOTALS,
  type PresentedCode,
} from '../../src/coupon/coupon-use.ts';
import type { LedgerEvent } from '../../src/coupon/ledger-event.ts';
import { ON_ORDER } from '../../src/discount/discount.ts';
import { decideOrder } from '../../src/order/decide-order.ts';
import type { DecidedCode, OrderWish } from '../../src/order/order-decision.ts';
import type { StandingUse } from '../../src/order/standing-use.ts';
import type { PriorUse, RedemptionOutcome } from '../../src/redemption/redemption-decision.ts';
import { decideConfirmation } from '../../src/reservation/decide-confirmation.ts';
import { decideExpiry, decideRelease } from '../../src/reservation/decide-release.ts';
import { isLive, type Reservation } from '../../src/reservation/reservation.ts';
import { restsOnHolds } from '../../src/reservation/rests-on-holds.ts';
import type { ReleaseOutcome, SettlementState } from '../../src/reservation/settlement.ts';
import { decideRollback, type RollbackOutcome } from '../../src/rollback/decide-rollback.ts';
import { type LineReturn, NOTHING_RETURNED } from '../../src/rollback/rollback.ts';
import { EAN13, publishedCoupon } from '../support/published-coupon.ts';
import { order as orderRef, unusedCode } from '../support/situation.ts';
import {
  type CartCommand,
  type CartStory,
  type CartTerms,
  CODES,
  COUPON_IDS,
  type CouponId,
  type UseCommand,
} from './cart-story.ts';
import { StoredUses } from './stored-uses.ts';

/** What a database would keep; holders by coupon and client. */
class CartRows extends StoredUses {
  totals = new Map<string, CouponTotals>();
  holders = new Map<string, Holder>();
  individual = new Map<string, IndividualCode>();
  lastDecidedAt = 0;

  copy(): CartRows {
    const copy = this.copyTo(new CartRows());
    copy.totals = new Map(this.totals);
    copy.holders = new Map(this.holders);
    copy.individual = new Map(this.individual);
    copy.lastDecidedAt = this.lastDecidedAt;
    return copy;
  }
}

/** What the engine said of a command. */
export type CartTold =
  | {
      readonly kind: 'used';
      readonly cart: Cart | null;
      readonly codes: readonly DecidedCode[];
      readonly evaluation: Evaluation | null;
      /** Whether it was kept: of a request for all codes, none is used where one is refused. */
      readonly isKept: boolean;
    }
  | {
      readonly kind: 'confirmed';
      readonly hold: Reservation;
      readonly wasLive: boolean;
      readonly outcome: RedemptionOutcome;
    }
  | { readonly kind: 'let go'; readonly outcome: ReleaseOutcome }
  | { readonly kind: 'rolled back'; readonly redemptionId: string; readonly outcome: RollbackOutcome };

/** Does with the engine's decisions about carts what the server does: keeps what they come to, collects dead holds in the way. */
export class CartShell {
  rows = new CartRows();
  terms: Record<CouponId, CartTerms>;
  readonly #carts: CartStory['carts'];
  /** The coupons of which a decision rests on holds. */
  #resting = new Set<string>();

  constructor({ terms, carts }: CartStory) {
    this.terms = { ...terms };
    this.#carts = carts;
  }

  couponOf(code: string): Coupon {
    const id = COUPON_IDS.find((one) => CODES[one].includes(code)) ?? 'winter';
    const { discount, category, budget, uses, givesBack } = this.terms[id];
    const target =
      category === null ? ON_ORDER : ({ on: 'items', match: { category: { in: [category] } } } as const);
    const limits: Limit[] = [];
    if (budget > 0) limits.push({ on: 'discount', max: budget });
    if (uses > 0) limits.push({ on: 'redemptions', per: 'coupon', max: uses });
    return publishedCoupon({
      ...{ id, limits, rollback: { givesBack }, codes: id === 'batch' ? EAN13 : { kind: 'friendly', code } },
      discount:
        'percent' in discount
          ? { kind: 'percent', percent: discount.percent * 10_000, cap: null, target }
          : { kind: 'amount', amount: discount.amount, target },
    });
  }

  /** Decides; and anew without the dead holds of coupons for which the decision might have been another one without them. */
  carryOut(command: CartCommand, id: string, now: number): CartTold | null {
    const before = this.rows;
    const collected = new Set<string>();
    for (;;) {
      this.rows = before.copy();
      this.#resting = new Set();
      for (const reservation of this.#dead(collected, now)) this.#letGo(reservation, 'collect', now);
      const told = this.#decide(command, id, now);
      const inTheWay = this.#deadBefore(before, this.#resting, now).filter((one) => !collected.has(one));
      if (inTheWay.length === 0) return told;
      for (const coupon of inTheWay) collected.add(coupon);
    }
  }

  /** What an order has of all codes but these: redemptions of which something is left, and live holds. */
  standing(order: string | null, but: readonly string[], now: number): StandingUse[] {
    return [...this.rows.orders].flatMap(([key, prior]) => {
      const use = prior.kind === 'redemption' ? prior.redemption : prior.reservation;
      if (order === null || key !== `${order} ${use.code}` || but.includes(use.code)) return [];
      if (prior.kind === 'hold' && !isLive('held', prior.reservation, now)) return [];
      return { code: use.code, stacking: this.couponOf(use.code).stacking, use, back: this.#back(prior) };
    });
  }

  #decide(command: CartCommand, id: string, now: number): CartTold | null {
    if (command.do === 'use') return this.#use(command, id, now);
    const isRollback = command.do === 'roll back';
    const ids = [...(isRollback ? this.rows.redemptions : this.rows.reservations).keys()];
    const subject = ids.at(-1 - (command.pick % Math.max(ids.length, 1)));
    if (subject === undefined) return null;
    if (command.do === 'confirm') return this.#confirm(subject, command.order, id, now);
    if (command.do === 'roll back') return this.rollBack(subject, command.lines, id, now);
    return this.#letGo(subject, command.do, now);
  }

  /** All codes of a request are weighed together, on what they and their order had before any of them. */
  #use(
    { codes, client: name, order, cart: index, holdMs, mode }: UseCommand,
    id: string,
    now: number,
  ): CartTold {
    const before = this.rows.copy();
    const cart = index === null ? null : this.#carts[index];
    const amount = subtotalOf(cart ?? this.#carts[0]);
    const wishes = codes.map((code): OrderWish => {
      const prior = this.rows.orders.get(`${order} ${code}`) ?? null;
      const wish = {
        ...{ id: `${id}-${code}`, client: { kind: 'known', id: name, added: [] } as const, byToken: false },
        ...{
          asAdmin: false,
          order: order === null ? null : orderRef(order),
          amount,
          worth: null,
          jointId: id,
        },
        cartHash: cart && `cart ${index}`,
      };
      const back = prior === null ? NOTHING_RETURNED : this.#back(prior);
      return {
        state: { ...this.#stateOf(code, name), prior },
        command: holdMs === null ? wish : { ...wish, holdMs },
        back,
      };
    });
    const weighed = {
      cart,
      amount,
      currency: 'GBP',
      client: null,
      standing: this.standing(order, codes, now),
    };
    const decision = decideOrder(weighed, wishes, now);
    for (const {
      before: state,
      decision: { outcome, events, state: after },
    } of decision.codes) {
      if (restsOnHolds(state, outcome)) this.#resting.add(state.coupon.id);
      this.#apply(after, events, now);
    }
    const isRefused = decision.codes.some(({ reasons }) => reasons.length > 0);
    const isKept = mode === 'applicable' || !isRefused;
    if (!isKept) this.rows = before;
    return { kind: 'used', cart, ...decision, isKept };
  }

  #confirm(reservationId: string, order: string | null, id: string, now: number): CartTold {
    const state = this.#settlement(reservationId, order);
    const { reservation: hold, stands } = state;
    const wasLive = isLive(stands, hold, now);
    const standing = this.standing(hold.order?.id ?? order, [hold.code], now);
    const wish = { id, order: order === null ? null : orderRef(order), standing, jointId: null };
    const { outcome, events, state: after } = decideConfirmation(state, wish, now);
    if (restsOnHolds(state, outcome)) this.#resting.add(state.coupon.id);
    this.#apply(after, events, now);
    return { kind: 'confirmed', hold, wasLive, outcome };
  }

  #letGo(reservationId: string, how: 'release' | 'collect', now: number): CartTold {
    const state = this.#settlement(reservationId, null);
    const { outcome, events, state: after } = (how === 'release' ? decideRelease : decideExpiry)(state, now);
    this.#apply(after, events, now);
    return { kind: 'let go', outcome };
  }

  rollBack(redemptionId: string, lines: readonly LineReturn[] | null, id: string, now: number): CartTold {
    const { redemption, returned } = this.rows.redemptions.get(redemptionId)!;
    const state = { ...this.#stateOf(redemption.code, redemption.clientId), redemption, returned };
    const decision = decideRollback(state, { id, amount: null, lines, reason: 'returned' }, now);
    const { outcome, events, state: after } = decision;
    this.#apply(after, events, now);
    if (outcome.kind === 'rolled_back') this.rows.giveBack(redemptionId, outcome.rollback, after.returned);
    return { kind: 'rolled back', redemptionId, outcome };
  }

  #dead(coupons: ReadonlySet<string>, now: number): string[] {
    return [...this.rows.reservations.values()].flatMap(({ reservation, stands }) => {
      const isDead = stands === 'held' && !isLive(stands, reservation, now);
      return isDead && coupons.has(reservation.couponId) ? reservation.id : [];
    });
  }

  #deadBefore({ reservations }: CartRows, resting: ReadonlySet<string>, now: number): string[] {
    return [...resting].filter((coupon) =>
      [...reservations.values()].some(
        ({ reservation, stands }) =>
          reservation.couponId === coupon && stands === 'held' && !isLive(stands, reservation, now),
      ),
    );
  }

  #stateOf(code: string, client: string | null) {
    const coupon = this.couponOf(code);
    const isIndividual = coupon.codes.kind !== 'friendly';
    const presented: PresentedCode = isIndividual
      ? (this.rows.individual.get(code) ?? unusedCode({ code }))
      : { kind: 'friendly', code };
    const totals = this.rows.totals.get(coupon.id) ?? NO_TOTALS;
    return { coupon, totals, presented, holder: this.rows.holders.get(`${coupon.id} ${client}`) ?? null };
  }

  #settlement(id: string, order: string | null): SettlementState {
    const stored = this.rows.reservations.get(id)!;
    const { code, clientId, order: own } = stored.reservation;
    const prior = this.rows.orders.get(`${own?.id ?? order} ${code}`) ?? null;
    const isOwn = prior?.kind === 'hold' && prior.reservation.id === id;
    return { ...this.#stateOf(code, clientId), prior: isOwn ? null : prior, ...stored };
  }

  #back(prior: PriorUse): StandingUse['back'] {
    if (prior.kind === 'hold') return NOTHING_RETURNED;
    return this.rows.redemptions.get(prior.redemption.id)?.returned ?? NOTHING_RETURNED;
  }

  #apply(
    { coupon, totals, holder, presented }: DecidedCode['before'] | Omit<DecidedCode['before'], 'prior'>,
    events: readonly LedgerEvent[],
    now: number,
  ): void {
    if (events.length === 0) return;
    const { rows } = this;
    rows.lastDecidedAt = now;
    rows.totals.set(coupon.id, totals);
    if (holder !== null) rows.holders.set(`${coupon.id} ${holder.clientId}`, holder);
    if (presented.kind === 'individual') rows.individual.set(presented.code, presented);
    for (const event of events) rows.store(event);
  }
}
