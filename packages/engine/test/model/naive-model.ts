import type { Identifier } from '../../src/client/client.ts';
import type { CouponState, LimitScope } from '../../src/coupon/coupon.ts';
import type { RecentUses } from '../../src/coupon/recent-uses.ts';
import type { Reason } from '../../src/reasons.ts';
import { type Ask, FRIENDLY, nameOf, type Story, type Terms, type Told } from './story.ts';

// The engine keeps counters and decides on them. The model keeps nothing but what ever happened, and counts it anew for
// every question, as slowly and plainly as it can be said.

/**
 * When something happened: the instant, and after the point the number of the step, so that what happened in one millisecond
 * has an order.
 */
type Moment = number;
const NEVER = Number.POSITIVE_INFINITY;

/** Somebody got the coupon on purpose. */
interface Activation {
  readonly code: string;
  readonly client: string | null;
  readonly from: Moment;
  readonly clock: number | null;
}

/** A code was used: held first, or redeemed at once. What is known of its end is written to it as it happens. */
interface Use {
  readonly code: string;
  readonly client: string | null;
  readonly order: string | null;
  readonly amount: number | null;
  /** What it takes off; less than was held where the order that it was confirmed for left less. */
  discount: number | null;
  readonly day: string;
  readonly activates: boolean;
  readonly from: Moment;
  /** The reservation, for a use that was held. */
  readonly reservation: string | null;
  readonly holdsUntil: number;
  /** The order that was told when the hold was confirmed, or that of the redemption. */
  redeemedFor: string | null;
  redemption: string | null;
  released: Moment;
  collected: Moment;
  /** A dead hold whose confirmation became a use of its own. */
  confirmedLate: string | null;
  returned: { amount: number; discount: number };
  isReturned: boolean;
  givenBack: Moment;
}

interface Person {
  readonly id: string;
  readonly names: Set<string>;
}

export type Who = 'nobody' | 'ambiguous' | { readonly id: string };

/** What counts: what is in force (a dead hold is nothing), or what counters still have (dead holds nobody has collected). */
type View = 'in force' | 'in the counters';

type Span = readonly [from: Moment, until: Moment];

const zones = new Map<string, Intl.DateTimeFormat>();

export class NaiveModel {
  terms: Terms;
  #moment: Moment = 0;
  readonly #begins: number;
  readonly #friendly: boolean;
  #people: Person[] = [];
  #activations: Activation[] = [];
  #uses: Use[] = [];

  constructor(story: Story) {
    this.terms = story.terms;
    this.#begins = story.begins;
    this.#friendly = story.friendly;
  }

  /** It is this instant, at the story's step of this number. */
  setTime(now: number, step: number): void {
    this.#moment = now + step / 1024;
  }

  get now(): number {
    return Math.floor(this.#moment);
  }

  activate(given: readonly Identifier[], rangeUsedUp: boolean, freshClient: string, freshCode: string): Told {
    const who = this.whoIs(given, freshClient);
    const client = idOf(who);
    const holds = client === null ? null : this.heldBy(client);
    const against: Reason[] = [];
    if (who === 'ambiguous') against.push('client_ambiguous');
    against.push(...this.closed());
    if (who === 'nobody' && this.needsClient()) against.push('client_required');
    if (client !== null && this.isOver(this.terms.limitPerClient, this.usesBy(client))) {
      against.push('client_used_up');
    }
    if (holds !== null && this.isPast(holds.clock)) against.push('window_over');
    if (holds === null && this.noActivationLeft()) against.push('activations_used_up');
    if (holds === null && !this.#friendly && rangeUsedUp) against.push('code_range_used_up');
    if (against[0] !== undefined) return { kind: 'refused', reason: against[0] };
    const code = holds?.code ?? (this.#friendly ? FRIENDLY : freshCode);
    const takesOver = holds !== null && !this.#activations.some((one) => one.client === client);
    const clock = holds === null ? this.clockFromNow() : null;
    if (holds !== null && !takesOver) return { kind: 'held', code, takesOver };
    this.remember(given, who);
    this.#activations.push({ code, client, from: this.#moment, clock });
    return holds === null
      ? { kind: 'activated', code, client, expiresAt: clock }
      : { kind: 'held', code, takesOver };
  }

  /** A redemption, or a hold when there is a time for how long. */
  use(
    ask: Ask,
    code: string,
    id: string,
    freshClient: string,
    together: string | null,
    holdMs?: number,
  ): Told {
    return this.#useBy(this.whoIs(ask.who, freshClient), ask, code, id, together, holdMs ?? null);
  }

  #useBy(
    who: Who,
    ask: Ask,
    code: string,
    id: string,
    together: string | null,
    holdMs: number | null,
    isWeighed = false,
  ): Told {
    const client = this.countedFor(code, who);
    const off = this.alreadyOff(ask.order, code);
    const first = ask.order === null ? undefined : this.usesOfOrder(ask.order, code)[0];
    const hidden: Reason[] = ['unknown_code', 'client_ambiguous', 'client_required', 'not_yours'];
    let replaced: Use | null = null;
    if (first !== undefined && !this.against(ask, code, who, off).some((reason) => hidden.includes(reason))) {
      const isSame = first.client === client && first.amount === ask.amount;
      if (first.redemption !== null) {
        if (holdMs !== null) return { kind: 'refused', reason: 'order_redeemed' };
        if (isSame) return { kind: 'repeated', id: first.redemption };
        return { kind: 'refused', reason: 'order_mismatch' };
      }
      if (first.client !== client) return { kind: 'refused', reason: 'order_mismatch' };
      if (isSame && holdMs !== null) return { kind: 'repeated', id: first.reservation! };
      if (isSame) return this.#redeemHold(first, ask.order, id, together, ask, who, off);
      replaced = first;
      replaced.released = this.#moment;
    }
    const reason = this.against(ask, code, who, off)[0] ?? this.#leftOut(ask, off, isWeighed);
    if (reason !== null) {
      if (replaced !== null) replaced.released = NEVER;
      return { kind: 'refused', reason };
    }
    this.remember(ask.who, who);
    const use: Use = {
      ...{ code, client, order: ask.order, amount: ask.amount, day: this.dayOfUse(), from: this.#moment },
      activates: !this.isActivated(code, client),
      discount: this.discountOf(ask.amount, off),
      reservation: holdMs === null ? null : id,
      holdsUntil: holdMs === null ? NEVER : this.now + holdMs,
      redeemedFor: ask.order,
      redemption: holdMs === null ? id : null,
      ...{ released: NEVER, collected: NEVER, confirmedLate: null },
      ...{ returned: { amount: 0, discount: 0 }, isReturned: false, givenBack: NEVER },
    };
    this.#uses.push(use);
    const told = this.#toldOf(use);
    if (holdMs !== null) return { kind: 'reserved', ...told, holdsUntil: use.holdsUntil };
    const usableAfter = this.against(ask, code, who, off).length === 0;
    return { kind: 'redeemed', ...told, usableAfter, reservation: null, together };
  }

  /** A code that is weighed beside others is left out where they have left it nothing. */
  #leftOut({ amount }: Ask, off: number, isWeighed: boolean): Reason | null {
    return isWeighed && off > 0 && this.discountOf(amount, off) === 0 ? 'excluded_by' : null;
  }

  #redeemHold(
    use: Use,
    order: string | null,
    id: string,
    together: string | null,
    ask: Ask,
    who: Who,
    off: number,
  ): Told {
    this.remember(ask.who, who);
    use.redemption = id;
    use.redeemedFor = order;
    const usableAfter = this.against(ask, use.code, who, off).length === 0;
    return {
      kind: 'redeemed',
      ...this.#toldOf(use),
      usableAfter,
      reservation: use.reservation,
      together,
    };
  }

  #toldOf(use: Use) {
    const { code, client, day, activates, discount } = use;
    return {
      ...{ client, day, activates, discount },
      activatedAt: this.activatedAt(code, client),
      expiresAt: earliest(this.clockOf(code, client), this.endsAt),
    };
  }

  confirm(reservation: string, order: string | null, id: string): Told {
    const hold = this.#hold(reservation);
    const redeemedAs = hold.redemption ?? hold.confirmedLate;
    if (redeemedAs !== null) return { kind: 'repeated', id: redeemedAs };
    if (hold.released !== NEVER) return { kind: 'refused', reason: 'reservation_released' };
    const who: Who = hold.client === null ? 'nobody' : { id: hold.client };
    const forOrder = hold.order ?? order;
    const ask: Ask = { who: [], order: forOrder, amount: hold.amount, byToken: false, asAdmin: true };
    if (!this.#counts(hold, 'in force')) {
      const told = this.#useBy(who, ask, hold.code, id, null, null, true);
      if (told.kind === 'redeemed') hold.confirmedLate = id;
      return told;
    }
    const others = forOrder === null ? [] : this.usesOfOrder(forOrder, hold.code);
    const other = others.find((use) => use !== hold);
    if (other !== undefined) {
      return { kind: 'refused', reason: other.redemption === null ? 'order_mismatch' : 'order_redeemed' };
    }
    // A promise is kept as far as an order that it did not know leaves room; whether the code can be used after it is asked of an
    // order of its own.
    const left = this.#leftFor(hold, forOrder);
    if (left === 0 && hold.discount !== 0) return { kind: 'refused', reason: 'nothing_to_discount' };
    hold.discount = left;
    return this.#redeemHold(hold, forOrder, id, null, ask, who, 0);
  }

  /** What a hold takes off an order that is told when it is confirmed. */
  #leftFor({ order, amount, discount, code }: Use, forOrder: string | null): number | null {
    if (order !== null || amount === null || discount === null) return discount;
    return Math.min(discount, Math.max(0, amount - this.alreadyOff(forOrder, code)));
  }

  release(reservation: string): Told {
    const hold = this.#hold(reservation);
    if (hold.redemption !== null || hold.confirmedLate !== null) {
      return { kind: 'refused', reason: 'reservation_confirmed' };
    }
    if (hold.released !== NEVER) return { kind: 'ended', end: 'released' };
    if (hold.collected !== NEVER) return { kind: 'ended', end: 'expired' };
    if (this.#counts(hold, 'in force')) {
      hold.released = this.#moment;
      return { kind: 'released', end: 'released' };
    }
    hold.collected = this.#moment;
    return { kind: 'released', end: 'expired' };
  }

  collect(reservation: string): Told {
    const hold = this.#hold(reservation);
    if (hold.redemption !== null || hold.confirmedLate !== null) return { kind: 'ended', end: 'confirmed' };
    if (this.#counts(hold, 'in force')) return { kind: 'refused', reason: 'reservation_live' };
    return this.release(reservation);
  }

  /** Somebody cleaned up a dead hold: nothing that is in force has changed. */
  collected(reservation: string): void {
    this.#hold(reservation).collected = this.#moment;
  }

  rollBack(redemption: string, wanted: number | null): Told {
    const use = this.#uses.find((one) => one.redemption === redemption)!;
    if (use.isReturned) return { kind: 'refused', reason: 'nothing_left' };
    if (wanted !== null && use.amount === null) return { kind: 'refused', reason: 'amount_unknown' };
    const left = use.amount === null ? null : use.amount - use.returned.amount;
    const amount = wanted ?? left;
    if (left !== null && amount! > left) return { kind: 'refused', reason: 'more_than_left' };
    const completes = amount === left;
    const given = use.discount ?? 0;
    const returned = use.returned.amount + (amount ?? 0);
    const inAll = completes ? given : Math.floor((given * returned) / use.amount!);
    const discount = inAll - use.returned.discount;
    const givesBackUse = completes && this.terms.givesBack;
    const before = this.activations('in the counters');
    use.returned = { amount: returned, discount: inAll };
    use.isReturned = completes;
    if (givesBackUse) use.givenBack = this.#moment;
    const deactivates = this.activations('in the counters') < before;
    return { kind: 'rolled back', amount, discount, completes, givesBackUse, deactivates };
  }

  /** Why an edit is refused, or null. */
  edit(changes: Partial<Terms>): string | null {
    const from = this.terms.state;
    const next: Record<CouponState, string> = {
      draft: 'draft published archived',
      published: 'published paused archived',
      paused: 'paused published archived',
      archived: 'archived',
    };
    if (!next[from].split(' ').includes(changes.state ?? from)) return 'state_final';
    const isIssued = this.#activations.length > 0 || this.#uses.length > 0;
    const { currency = this.terms.currency, timeZone = this.terms.timeZone } = changes;
    if (isIssued && currency !== this.terms.currency) return 'currency';
    const periods = [...this.terms.periods, ...(changes.periods ?? [])];
    if (isIssued && timeZone !== this.terms.timeZone && periods.length > 0) return 'timeZone';
    return null;
  }

  /** Everything against using a code, in the documented order. */
  against(ask: Ask, code: string, who: Who, off: number): Reason[] {
    const { terms } = this;
    const client = this.countedFor(code, who);
    const isAnothers =
      terms.strict &&
      code !== FRIENDLY &&
      who !== 'nobody' &&
      !(idOf(who) !== null && idOf(who) === this.ownerOf(code));
    const bounds = code === FRIENDLY ? [terms.limitPerCode] : [terms.limitPerCode, terms.limitPerClient];
    const ofCode = this.usesOf(code);
    const against: Reason[] = [];
    if (terms.state === 'draft' && !ask.asAdmin) against.push('unknown_code');
    if (isAnothers && ask.byToken) against.push('unknown_code');
    if (who === 'ambiguous') against.push('client_ambiguous');
    against.push(...this.closed());
    if (who === 'nobody' && this.needsClient()) against.push('client_required');
    if (isAnothers) against.push('not_yours');
    if (terms.required && !this.isActivated(code, client)) against.push('not_activated');
    if (bounds.some((max) => this.isOver(max, ofCode))) against.push('code_used_up');
    if (client !== null && this.isOver(terms.limitPerClient, this.usesBy(client)))
      against.push('client_used_up');
    if (terms.periods.some((one) => this.isPeriodOver(one, code, client))) against.push('period_used_up');
    if (this.isPast(this.clockOf(code, client))) against.push('window_over');
    if (!this.isActivated(code, client) && this.noActivationLeft()) against.push('activations_used_up');
    if (this.isOver(terms.limitPerCoupon, this.uses())) against.push('coupon_used_up');
    if (terms.budget > 0 && ask.amount === null) against.push('amount_required');
    if (terms.budget > 0 && ask.amount !== null) {
      if (this.granted('in force') + this.discountOf(ask.amount, off)! > terms.budget)
        against.push('budget_used_up');
    }
    return against;
  }

  closed(): Reason[] {
    const { state, startsAt } = this.terms;
    const against: Reason[] = [];
    if (state !== 'published') against.push(`coupon_${state}`);
    if (this.now < this.#begins + startsAt) against.push('not_started');
    if (this.endsAt !== null && this.now >= this.endsAt) against.push('ended');
    return against;
  }

  get endsAt(): number | null {
    return this.terms.endsAt === null ? null : this.#begins + this.terms.endsAt;
  }

  needsClient(): boolean {
    const { strict, required, limitPerClient, periods } = this.terms;
    const perClient = limitPerClient > 0 || periods.some(({ per }) => per === 'client');
    return strict || (this.#friendly && (required || perClient));
  }

  isOver(max: number, uses: readonly unknown[]): boolean {
    return max > 0 && uses.length >= max;
  }

  isPeriodOver({ per, period, max }: Terms['periods'][number], code: string, client: string | null): boolean {
    const today = this.dayOfUse();
    const isNow = ({ day }: Use) => periodOf(period, day) === periodOf(period, today);
    const scopes: Record<LimitScope, Use[][]> = {
      coupon: [this.uses()],
      code: [this.usesOf(code)],
      client: [client === null ? [] : this.usesBy(client), code === FRIENDLY ? [] : this.usesOf(code)],
    };
    return scopes[per].some((uses) => uses.filter(isNow).length >= max);
  }

  noActivationLeft(): boolean {
    return this.terms.limitGlobal > 0 && this.activations('in force') >= this.terms.limitGlobal;
  }

  clockFromNow(): number | null {
    const { validFor } = this.terms;
    return validFor === null ? null : earliest(this.now + validFor * 1000, this.endsAt);
  }

  isPast(clock: number | null): boolean {
    const over = earliest(clock, this.endsAt);
    return over !== null && this.now >= over;
  }

  discountOf(amount: number | null, off: number): number | null {
    const left = amount === null ? null : Math.max(0, amount - off);
    if (this.terms.discount === '10 %') return left === null ? null : Math.floor(left / 10 + 0.5);
    return Math.min(this.terms.discount, left ?? NEVER);
  }

  /** What other codes take off an order already. */
  alreadyOff(order: string | null, code: string): number {
    if (order === null) return 0;
    return this.#uses
      .filter((use) => use.redemption !== null && use.redeemedFor === order && use.code !== code)
      .reduce((sum, use) => sum + (use.discount ?? 0) - use.returned.discount, 0);
  }

  /** The day of the coupon's zone, but never before one on which the coupon was used. */
  dayOfUse(): string {
    const { timeZone } = this.terms;
    const format = zones.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
    zones.set(timeZone, format);
    return [format.format(this.now), ...this.#uses.map(({ day }) => day)].sort().at(-1)!;
  }

  /** Since when the code, or the friendly code for the client, is activated without a break; null when it is not. */
  activatedAt(code: string, client: string | null, view: View = 'in force'): number | null {
    if (code === FRIENDLY && client === null) return null;
    const isMine = (one: Activation | Use) => (code === FRIENDLY ? one.client === client : one.code === code);
    const spans: Span[] = [
      ...this.#activations.filter(isMine).map(({ from }): Span => [from, NEVER]),
      ...this.#uses.filter(isMine).map((use): Span => [use.from, this.#until(use, view)]),
    ];
    let since: Span | null = null;
    for (const [from, until] of spans.sort(([a], [b]) => a - b)) {
      if (since === null || from >= since[1]) since = [from, until];
      else since = [since[0], Math.max(since[1], until)];
    }
    return since !== null && this.#moment < since[1] ? Math.floor(since[0]) : null;
  }

  isActivated(code: string, client: string | null): boolean {
    return this.activatedAt(code, client) !== null;
  }

  clockOf(code: string, client: string | null): number | null {
    if (code === FRIENDLY && client === null) return null;
    const isMine = (one: Activation) => (code === FRIENDLY ? one.client === client : one.code === code);
    return this.#activations.find(isMine)?.clock ?? null;
  }

  heldBy(client: string): { code: string; clock: number | null } | null {
    if (!this.#friendly) return this.#activations.find((one) => one.client === client) ?? null;
    return this.isActivated(FRIENDLY, client)
      ? { code: FRIENDLY, clock: this.clockOf(FRIENDLY, client) }
      : null;
  }

  /** Since when a client has the friendly code activated, or has a code of its own. */
  holdsSince(client: string, friendly: string | null): number | null {
    if (friendly !== null) return this.activatedAt(friendly, client, 'in the counters');
    const own = this.#activations.find((one) => one.client === client);
    return own === undefined ? null : Math.floor(own.from);
  }

  ownerOf(code: string): string | null {
    return this.#activations.find((one) => one.code === code)?.client ?? null;
  }

  countedFor(code: string, who: Who): string | null {
    return (code === FRIENDLY ? null : this.ownerOf(code)) ?? idOf(who);
  }

  /** Activations there are: clients or codes that are activated, and what nobody did with a friendly code, each for itself. */
  activations(view: View): number {
    const all = [...this.#activations, ...this.#uses];
    if (!this.#friendly) {
      return [...new Set(all.map(({ code }) => code))].filter(
        (code) => this.activatedAt(code, null, view) !== null,
      ).length;
    }
    const clients = [...new Set(all.flatMap(({ client }) => client ?? []))];
    return (
      clients.filter((client) => this.activatedAt(FRIENDLY, client, view) !== null).length +
      this.#activations.filter(({ client }) => client === null).length +
      this.uses(view).filter(({ client }) => client === null).length
    );
  }

  uses(view: View = 'in force'): Use[] {
    return this.#uses.filter((use) => this.#counts(use, view));
  }

  usesBy(client: string, view: View = 'in force'): Use[] {
    return this.uses(view).filter((use) => use.client === client);
  }

  usesOf(code: string, view: View = 'in force'): Use[] {
    return this.uses(view).filter((use) => use.code === code);
  }

  /** What an order has of a code: a redemption of which something is left, or a live hold. */
  usesOfOrder(order: string, code: string): Use[] {
    return this.#uses.filter((use) => {
      if (use.code !== code || use.redeemedFor !== order) return false;
      return use.redemption === null ? this.#counts(use, 'in force') : !use.isReturned;
    });
  }

  /** The discount that was granted and is held, less what was given back. */
  granted(view: View): number {
    return this.#uses
      .filter((use) => use.redemption !== null || this.#counts(use, view))
      .reduce((sum, use) => sum + (use.discount ?? 0) - use.returned.discount, 0);
  }

  /** What the counters of these uses should say, where `ever` are all that there have been. */
  recount(isMine: (use: { readonly code: string; readonly client: string | null }) => boolean) {
    const ever = this.#uses.filter(isMine);
    const counted = ever.filter((use) => this.#counts(use, 'in the counters'));
    const day =
      ever
        .map((use) => use.day)
        .sort()
        .at(-1) ?? null;
    const inPeriod = (period: 'day' | 'week' | 'month') =>
      day === null ? 0 : counted.filter((use) => periodOf(period, use.day) === periodOf(period, day)).length;
    const recent: RecentUses = {
      day,
      inDay: inPeriod('day'),
      inWeek: inPeriod('week'),
      inMonth: inPeriod('month'),
    };
    const redemptions = counted.filter((use) => use.redemption !== null).length;
    return { redemptions, held: counted.length - redemptions, recent };
  }

  /** What the counters of the coupon should say. */
  totals() {
    const view = 'in the counters';
    return {
      ...this.recount(() => true),
      activations: this.activations(view),
      discount: this.granted(view),
    };
  }

  /** What statistics should have come to. */
  statistics() {
    const redeemed = this.#uses.filter((use) => use.redemption !== null);
    const sum = (of: (use: Use) => number) => redeemed.reduce((total, use) => total + of(use), 0);
    return {
      activated: this.activations('in the counters'),
      redeemed: redeemed.filter((use) => !use.isReturned).length,
      discount: sum((use) => (use.discount ?? 0) - use.returned.discount),
      amount: sum((use) => (use.amount ?? 0) - use.returned.amount),
    };
  }

  /** Whom identifiers name: a guest, of whom nothing but uuids is known, yields to whom an e-mail or own id names. */
  whoIs(given: readonly Identifier[], freshClient: string): Who {
    if (given.length === 0) return 'nobody';
    const named = this.#people.filter((person) => given.some((one) => person.names.has(nameOf(one))));
    const strong = given.filter((one) => one.kind !== 'uuid').map(nameOf);
    const byStrong = named.some((person) => strong.some((name) => person.names.has(name)));
    const left = byStrong ? named.filter((person) => !isGuest(person)) : named;
    if (left.length > 1) return 'ambiguous';
    if (left[0] !== undefined) return { id: left[0].id };
    return { id: given.find((one) => one.kind === 'uuid')?.value ?? freshClient };
  }

  /** Only what succeeded makes a client, or gives it another name. */
  remember(given: readonly Identifier[], who: Who): void {
    if (typeof who === 'string') return;
    let person = this.#people.find(({ id }) => id === who.id);
    if (person === undefined) {
      person = { id: who.id, names: new Set([`uuid ${who.id}`]) };
      this.#people.push(person);
    }
    for (const name of given.map(nameOf)) {
      if (!this.#people.some(({ names }) => names.has(name))) person.names.add(name);
    }
  }

  /** What to call so that everything since did not happen. */
  mark(): () => void {
    const people = this.#people.map(({ id, names }) => ({ id, names: new Set(names) }));
    const activations = [...this.#activations];
    const uses = this.#uses.map((use) => ({ ...use }));
    return () => {
      this.#people = people;
      this.#activations = activations;
      this.#uses = uses;
    };
  }

  #hold(reservation: string): Use {
    return this.#uses.find((use) => use.reservation === reservation)!;
  }

  #until(use: Use, view: View): Moment {
    if (use.redemption !== null) return use.givenBack;
    return Math.min(use.released, view === 'in force' ? use.holdsUntil : use.collected);
  }

  #counts(use: Use, view: View): boolean {
    return this.#moment < this.#until(use, view);
  }
}

function idOf(who: Who): string | null {
  return typeof who === 'object' ? who.id : null;
}

function isGuest({ names }: Person): boolean {
  return [...names].every((name) => name.startsWith('uuid '));
}

function earliest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

/** A name for the period that a day is in: the day, its Monday or its month. */
function periodOf(period: 'day' | 'week' | 'month', day: string): string {
  if (period === 'month') return day.slice(0, 7);
  const date = new Date(`${day}T12:00Z`);
  if (period === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
