import { expect } from 'vitest';
import { decideActivation } from '../../src/activation/decide-activation.ts';
import {
  type ClientIdentity,
  clientIdOf,
  type Identifier,
  type IdentifierMatch,
} from '../../src/client/client.ts';
import { identifyClient } from '../../src/client/identify-client.ts';
import type { Coupon, Limit } from '../../src/coupon/coupon.ts';
import {
  type CouponTotals,
  type Holder,
  type IndividualCode,
  NO_TOTALS,
  NO_USES,
  type PresentedCode,
} from '../../src/coupon/coupon-use.ts';
import { discountOfOrder } from '../../src/coupon/discount-of-order.ts';
import { checkEdit } from '../../src/coupon/edit-coupon.ts';
import {
  type CouponCounts,
  countsOfEvent,
  type LedgerEvent,
  NO_COUNTS,
} from '../../src/coupon/ledger-event.ts';
import { plainDiscountOf } from '../../src/coupon/plain-discount.ts';
import { ON_ORDER } from '../../src/discount/discount.ts';
import type { StandingUse } from '../../src/order/standing-use.ts';
import { countsFor } from '../../src/redemption/counts-for.ts';
import { decideRedemption } from '../../src/redemption/decide-redemption.ts';
import type { RedemptionOutcome } from '../../src/redemption/redemption-decision.ts';
import { decideConfirmation } from '../../src/reservation/decide-confirmation.ts';
import { decideExpiry, decideRelease } from '../../src/reservation/decide-release.ts';
import { decideReservation } from '../../src/reservation/decide-reservation.ts';
import { isLive } from '../../src/reservation/reservation.ts';
import { restsOnHolds } from '../../src/reservation/rests-on-holds.ts';
import type { ReleaseOutcome, SettlementState } from '../../src/reservation/settlement.ts';
import { decideRollback } from '../../src/rollback/decide-rollback.ts';
import { DEFAULT_STACKING } from '../../src/stacking/stacking.ts';
import { EAN13, publishedCoupon } from '../support/published-coupon.ts';
import { StoredUses } from './stored-uses.ts';
import { type Ask, type Command, FRIENDLY, nameOf, type Story, type Terms, type Told } from './story.ts';

/** What a decision changes, as far as it is the same for all of them. */
interface Changed {
  readonly totals: CouponTotals;
  readonly holder: Holder | null;
  readonly presented?: PresentedCode;
}

/** What a database would keep. */
class Rows extends StoredUses {
  totals: CouponTotals = NO_TOTALS;
  counts: CouponCounts = NO_COUNTS;
  codes: string[] = [];
  holders = new Map<string, Holder>();
  individual = new Map<string, IndividualCode>();
  owners = new Map<string, string>();
  /** The holds that were found dead and collected. */
  collected: string[] = [];
  lastDecidedAt = 0;

  copy(): Rows {
    const copy = this.copyTo(Object.assign(new Rows(), this));
    copy.codes = [...this.codes];
    copy.collected = [...this.collected];
    copy.holders = new Map(this.holders);
    copy.individual = new Map(this.individual);
    copy.owners = new Map(this.owners);
    return copy;
  }
}

/** Does with the engine's decisions what the server does: keeps what they come to, and collects dead holds where they matter. */
export class Shell {
  rows = new Rows();
  terms: Terms;
  readonly #begins: number;
  readonly #friendly: boolean;
  #restsOnHolds = false;

  constructor(story: Story) {
    this.terms = story.terms;
    this.#begins = story.begins;
    this.#friendly = story.friendly;
    if (story.friendly) this.rows.codes.push(FRIENDLY);
    else
      for (let index = 0; index < story.imported; index += 1)
        this.#issue(`imported-${index}`, null, null, null);
  }

  get coupon(): Coupon {
    return this.couponOf(this.terms);
  }

  couponOf({ required, validFor, givesBack, discount, startsAt, endsAt, ...terms }: Terms): Coupon {
    const { state, timeZone, currency, strict } = terms;
    const limits: Limit[] = terms.periods.map((limit) => ({ on: 'redemptions', ...limit }));
    if (terms.limitPerCode > 0) limits.push({ on: 'redemptions', per: 'code', max: terms.limitPerCode });
    if (terms.limitPerCoupon > 0)
      limits.push({ on: 'redemptions', per: 'coupon', max: terms.limitPerCoupon });
    if (terms.budget > 0) limits.push({ on: 'discount', max: terms.budget });
    return publishedCoupon({
      ...{ state, timeZone, currency, strict, limits },
      startsAt: this.#begins + startsAt,
      endsAt: endsAt === null ? null : this.#begins + endsAt,
      codes: this.#friendly ? { kind: 'friendly', code: FRIENDLY } : EAN13,
      activation: { required, validFor },
      rollback: { givesBack },
      discount:
        discount === '10 %'
          ? { kind: 'percent', percent: 100_000, cap: null, target: ON_ORDER }
          : { kind: 'amount', amount: discount, target: ON_ORDER },
      activations: terms.limitGlobal,
      perClient: terms.limitPerClient,
    });
  }

  /** Why an edit is refused, or null when it is done. */
  edit(changed: Terms): string | null {
    const isIssued = this.rows.lastDecidedAt > 0;
    const problem = checkEdit(this.coupon, this.couponOf(changed), isIssued);
    if (problem === null) this.terms = changed;
    return problem?.problem === 'locked_after_issue' ? problem.part : (problem?.problem ?? null);
  }

  /** The code that a command picks, or null when there is none yet. */
  code(pick: number): string | null {
    return this.rows.codes[pick % Math.max(this.rows.codes.length, 1)] ?? null;
  }

  /** The reservation that a command picks, from the latest on. */
  reservation(pick: number): string | null {
    return pickLatest([...this.rows.reservations.keys()], pick);
  }

  /** Until when the last hold that was made holds; 0 where there was none. */
  get lastHoldUntil(): number {
    return [...this.rows.reservations.values()].at(-1)?.reservation.holdsUntil ?? 0;
  }

  /** The redemption that a command picks, from the latest on. */
  redemption(pick: number): string | null {
    return pickLatest([...this.rows.redemptions.keys()], pick);
  }

  /** Decides; and once more without the dead holds, where the decision might have been another one without them. */
  carryOut(command: Command, step: number, now: number): Told {
    const before = this.rows.copy();
    this.#restsOnHolds = false;
    const told = this.#decide(command, step, now);
    const dead = [...before.reservations.values()].filter(
      ({ stands, reservation }) => stands === 'held' && !isLive(stands, reservation, now),
    );
    if (!this.#restsOnHolds || dead.length === 0) return told;
    this.rows = before;
    for (const { reservation } of dead) this.#end(reservation.id, now, 'collect');
    return this.#decide(command, step, now);
  }

  #decide(command: Command, step: number, now: number): Told {
    const id = `id-${step}`;
    const freshClient = `client-${step}`;
    switch (command.do) {
      case 'activate':
        return this.#activate(command, id, freshClient, `code-${step}`, now);
      case 'redeem':
        return this.#redeem(command.ask, this.code(command.pick)!, id, freshClient, null, now);
      case 'reserve':
        return this.#reserve(command, this.code(command.pick)!, id, freshClient, now);
      case 'redeem together':
        return this.#redeemTogether(command, id, freshClient, now);
      case 'confirm':
        return this.#confirm(this.reservation(command.pick)!, command.order, id, now);
      case 'release':
      case 'collect':
        return this.#end(this.reservation(command.pick)!, now, command.do);
      case 'roll back':
        return this.#rollBack(this.redemption(command.pick)!, command.amount, id, now);
    }
  }

  #activate(
    { who, rangeUsedUp }: Command & { readonly do: 'activate' },
    id: string,
    freshClient: string,
    freshCode: string,
    now: number,
  ): Told {
    const client = this.#identify(who, freshClient);
    const holder = this.#holder(clientIdOf(client));
    const state = frozen({ coupon: this.coupon, totals: this.rows.totals, holder, code: null });
    const candidates = rangeUsedUp || this.#friendly ? [] : [freshCode];
    const {
      outcome,
      events,
      state: after,
    } = decideActivation(state, frozen({ id, client, candidates }), now);
    this.#restsOnHolds ||= restsOnHolds(state, outcome);
    this.#apply(state, after, events, client, now);
    if (outcome.kind === 'refused') return { kind: 'refused', reason: outcome.refusal.reason };
    if (outcome.kind === 'held') return { kind: 'held', code: outcome.code, takesOver: events.length > 0 };
    const { code, clientId, expiresAt, issuesCode } = outcome.activation;
    if (issuesCode) this.#issue(code, clientId, now, expiresAt);
    return { kind: 'activated', code, client: clientId, expiresAt };
  }

  #redeem(
    ask: Ask,
    code: string,
    id: string,
    freshClient: string,
    jointId: string | null,
    now: number,
  ): Told {
    const client = this.#identify(ask.who, freshClient);
    const state = this.#stateOf(ask, code, client);
    const command = frozen({ ...this.#wish(ask, code, client), id, jointId });
    const { outcome, events, state: after } = decideRedemption(state, command, now);
    this.#restsOnHolds ||= restsOnHolds(state, outcome);
    this.#apply(state, after, events, client, now);
    return toldOfRedemption(outcome);
  }

  #reserve(
    { ask, holdMs }: Command & { readonly do: 'reserve' },
    code: string,
    id: string,
    freshClient: string,
    now: number,
  ): Told {
    const client = this.#identify(ask.who, freshClient);
    const state = this.#stateOf(ask, code, client);
    const command = frozen({ ...this.#wish(ask, code, client), id, jointId: null, holdMs });
    const { outcome, events, state: after } = decideReservation(state, command, now);
    this.#restsOnHolds ||= restsOnHolds(state, outcome);
    this.#apply(state, after, events, client, now);
    if (outcome.kind === 'refused') return { kind: 'refused', reason: outcome.refusal.reason };
    if (outcome.kind === 'repeated') return { kind: 'repeated', id: outcome.reservation.id };
    const { clientId, day, activates, activatedAt, expiresAt, discount, holdsUntil } = outcome.reservation;
    return {
      kind: 'reserved',
      client: clientId,
      day,
      activates,
      activatedAt,
      expiresAt,
      discount,
      holdsUntil,
    };
  }

  /** Several codes for one order: each takes off what those before it left. */
  #redeemTogether(
    { ask, picks, mode }: Command & { readonly do: 'redeem together' },
    id: string,
    freshClient: string,
    now: number,
  ): Told {
    const before = this.rows.copy();
    const parts: Told[] = [];
    for (const [index, code] of codesOf(this, picks).entries()) {
      const told = this.#redeem(ask, code, `${id}-${index}`, freshClient, id, now);
      if (told.kind === 'refused' && mode === 'all') {
        this.rows = before;
        return told;
      }
      parts.push(told);
    }
    return { kind: 'together', parts };
  }

  #confirm(reservation: string, order: string | null, id: string, now: number): Told {
    const state = this.#settlement(reservation, order);
    const { code } = state.reservation;
    const standing = this.#standing(state.reservation.order?.id ?? order, code);
    const command = frozen({ id, order: orderRef(order), standing, jointId: null });
    const { outcome, events, state: after } = decideConfirmation(state, command, now);
    this.#restsOnHolds ||= restsOnHolds(state, outcome);
    if (after !== state) expect(after).toMatchObject({ stands: 'confirmed', redemption: { id } });
    this.#apply(state, after, events, null, now);
    return toldOfRedemption(outcome);
  }

  #end(reservation: string, now: number, how: 'release' | 'collect'): Told {
    const state = this.#settlement(reservation, null);
    const decision = how === 'release' ? decideRelease(state, now) : decideExpiry(state, now);
    this.#apply(state, decision.state, decision.events, null, now);
    const { outcome }: { outcome: ReleaseOutcome } = decision;
    if (outcome.kind !== 'refused') return outcome;
    return { kind: 'refused', reason: outcome.refusal.reason };
  }

  #rollBack(redemptionId: string, amount: number | null, id: string, now: number): Told {
    const { redemption, returned } = this.rows.redemptions.get(redemptionId)!;
    const { coupon } = this;
    const holder = this.#holder(redemption.clientId);
    const presented = this.#presented(redemption.code);
    const state = frozen({ coupon, totals: this.rows.totals, presented, holder, redemption, returned });
    const {
      outcome,
      events,
      state: after,
    } = decideRollback(state, frozen({ id, amount, lines: null, reason: 'returned' }), now);
    this.#apply(state, after, events, null, now);
    if (outcome.kind === 'refused') return { kind: 'refused', reason: outcome.refusal.reason };
    this.rows.giveBack(redemptionId, outcome.rollback, after.returned);
    const { discount, completes, givesBackUse, deactivates } = outcome.rollback;
    return {
      kind: 'rolled back',
      amount: outcome.rollback.amount,
      discount,
      completes,
      givesBackUse,
      deactivates,
    };
  }

  #stateOf({ order }: Ask, code: string, client: ClientIdentity) {
    const presented = this.#presented(code);
    const holder = this.#holder(countsFor(presented, client));
    const prior = this.rows.orders.get(`${order} ${code}`) ?? null;
    return frozen({ coupon: this.coupon, totals: this.rows.totals, presented, holder, prior });
  }

  #wish({ order, amount, byToken, asAdmin }: Ask, code: string, client: ClientIdentity) {
    const off = this.#standing(order, code).reduce(
      (sum, { use, back }) => sum + (use.discount ?? 0) - back.discount,
      0,
    );
    const left = amount === null ? null : Math.max(0, amount - off);
    const discount = discountOfOrder(plainDiscountOf(this.coupon), left);
    return {
      client,
      byToken,
      asAdmin,
      order: orderRef(order),
      amount,
      cartHash: null,
      worth: { discount, cart: null },
    };
  }

  #settlement(id: string, order: string | null): SettlementState {
    const stored = this.rows.reservations.get(id)!;
    const { reservation } = stored;
    const prior = this.rows.orders.get(`${reservation.order?.id ?? order} ${reservation.code}`) ?? null;
    const isOwn = prior?.kind === 'hold' && prior.reservation.id === id;
    const presented = this.#presented(reservation.code);
    const holder = this.#holder(reservation.clientId);
    const { totals } = this.rows;
    return frozen({ coupon: this.coupon, totals, presented, holder, prior: isOwn ? null : prior, ...stored });
  }

  #standing(order: string | null, code: string): StandingUse[] {
    if (order === null) return [];
    return [...this.rows.redemptions.values()]
      .filter(({ redemption, returned }) => {
        const isOther = redemption.order?.id === order && redemption.code !== code;
        return isOther && !returned.isWhole;
      })
      .map(({ redemption, returned }) => ({
        code: redemption.id,
        stacking: DEFAULT_STACKING,
        use: redemption,
        back: returned,
      }));
  }

  /** Keeps what a decision changed. What happens is told by events; without one nothing changes. */
  #apply<State extends Changed>(
    before: State,
    after: State,
    events: readonly LedgerEvent[],
    client: ClientIdentity | null,
    now: number,
  ): void {
    expect(after === before).toBe(events.length === 0);
    if (events.length === 0) return;
    const { rows } = this;
    rows.lastDecidedAt = Math.max(rows.lastDecidedAt, now);
    rows.totals = after.totals;
    if (after.holder !== null) rows.holders.set(after.holder.clientId, after.holder);
    if (after.presented?.kind === 'individual') rows.individual.set(after.presented.code, after.presented);
    const makesHolder = events.some((event) => 'newHolder' in event && event.newHolder);
    expect(makesHolder).toBe(before.holder === null && after.holder !== null);
    if (client !== null) this.#remember(client);
    for (const event of events) {
      const counts = Object.entries(countsOfEvent(event)) as [keyof CouponCounts, number][];
      for (const [name, count] of counts) rows.counts = { ...rows.counts, [name]: rows.counts[name] + count };
      rows.store(event);
      if (event.type === 'reservation.ended' && event.end.end === 'expired')
        rows.collected.push(event.reservation.id);
    }
  }

  #issue(code: string, clientId: string | null, activatedAt: number | null, expiresAt: number | null): void {
    const unused = { ...NO_USES, activatedByUse: false, lastRedeemedAt: null, disabledAt: null };
    const issued: IndividualCode = { kind: 'individual', code, clientId, activatedAt, expiresAt, ...unused };
    this.rows.individual.set(code, issued);
    this.rows.codes.push(code);
  }

  #presented(code: string): PresentedCode {
    return this.rows.individual.get(code) ?? { kind: 'friendly', code };
  }

  #identify(given: readonly Identifier[], freshClient: string): ClientIdentity {
    const { owners } = this.rows;
    const identified = new Set<string>();
    for (const [name, owner] of owners) if (!name.startsWith('uuid ')) identified.add(owner);
    const matches = given.flatMap((one): IdentifierMatch[] => {
      const clientId = owners.get(nameOf(one));
      return clientId === undefined ? [] : [{ ...one, clientId, identified: identified.has(clientId) }];
    });
    return identifyClient(given, matches, freshClient);
  }

  #remember(client: ClientIdentity): void {
    if (client.kind !== 'new' && client.kind !== 'known') return;
    this.rows.owners.set(`uuid ${client.id}`, client.id);
    for (const name of client.added.map(nameOf)) this.rows.owners.set(name, client.id);
  }

  #holder(clientId: string | null): Holder | null {
    return clientId === null ? null : (this.rows.holders.get(clientId) ?? null);
  }
}

/** The codes that a command over several picks, each once. */
export function codesOf(shell: Shell, picks: readonly number[]): string[] {
  return [...new Set(picks.flatMap((pick) => shell.code(pick) ?? []))];
}

function toldOfRedemption(outcome: RedemptionOutcome): Told {
  if (outcome.kind === 'refused') return { kind: 'refused', reason: outcome.refusal.reason };
  if (outcome.kind === 'repeated') return { kind: 'repeated', id: outcome.redemption.id };
  const { clientId, day, activates, activatedAt, expiresAt, discount, usableAfter } = outcome.redemption;
  const { reservationId, jointId } = outcome.redemption;
  return {
    ...{ kind: 'redeemed', client: clientId, day, activates, activatedAt, expiresAt, discount, usableAfter },
    ...{ reservation: reservationId, together: jointId },
  };
}

function orderRef(order: string | null) {
  return order === null ? null : { store: 'web', id: order };
}

function pickLatest(ids: readonly string[], pick: number): string | null {
  return ids.at(-1 - (pick % Math.max(ids.length, 1))) ?? null;
}

/** An engine that changed its input would throw. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
