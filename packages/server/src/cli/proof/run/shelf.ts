import type { Operation, Wish } from '../history/history.ts';
import { certainFrom } from '../history/outcome.ts';
import { cartWorth } from '../history/proof-cart.ts';
import type { ProofCoupon } from '../history/proof-coupon.ts';
import type { RoundPlan } from '../plan/plan-round.ts';
import type { Step } from '../plan/plan-steps.ts';

/** A use that a till was told of, and that others can go on with. */
interface KnownUse {
  readonly id: string;
  readonly wish: Extract<Wish, { kind: 'redeem' | 'reserve' }>;
}

/** Two amounts of a round are never the same: by its amount a row of the ledger leads back to who asked for it. */
const FIRST_AMOUNT = 1000;
const AMOUNT_STEP = 7;
const SHARED_ORDERS = 5;

/** What the tills of a round know of: its coupons and clients, and what they were told to have happened. */
export class Shelf {
  /** Tells the orders and keys of this run from those of all others. */
  readonly run: string;
  readonly #plan: RoundPlan;
  readonly #name: string;
  readonly #coupons: readonly ProofCoupon[];
  readonly #codes = new Map<string, string[]>();
  readonly #redemptions: KnownUse[] = [];
  readonly #holds: KnownUse[] = [];
  readonly #givenBack: KnownUse[] = [];
  #orders = 0;

  constructor(plan: RoundPlan, run: string, coupons: readonly ProofCoupon[]) {
    this.run = run;
    this.#plan = plan;
    this.#name = `${run}-${plan.number}`;
    this.#coupons = coupons;
  }

  /** What a step comes to now; null when there is nothing yet that it could be about. */
  wishOf(step: Step, operation: string): Wish | null {
    switch (step.act) {
      case 'activate':
        return this.#activation(step);
      case 'redeem':
        return this.#use(step, { kind: 'redeem' });
      case 'reserve':
        return this.#use(step, { kind: 'reserve', seconds: step.holdFor });
      case 'confirm':
      case 'release':
        return this.#withId(this.#holds, step, ({ id }) => ({ kind: act(step), reservationId: id }));
      case 'roll back':
        return this.#withId(this.#redemptions, step, (use) => rollbackOf(use, step, operation));
      case 'redeem what is held':
        return this.#withId(this.#holds, step, ({ wish }) =>
          wish.order === null ? null : { ...orderOf(wish), kind: 'redeem' },
        );
      case 'redeem anew':
        return this.#withId(this.#givenBack, step, ({ wish }) =>
          wish.order === null ? null : { ...orderOf(wish), ...this.#worth(step), kind: 'redeem' },
        );
      case 'look up':
        return this.#lookUp(step);
    }
  }

  /** Remembers what a till was told, for those that come after. */
  note(operation: Operation): void {
    const { wish, key } = operation;
    if (certainFrom(operation) === Number.POSITIVE_INFINITY) return;
    const done = operation.asks.find(({ answer }) => answer.kind === 'done')?.answer;
    if (done?.kind !== 'done') return;
    if (wish.kind === 'activate') this.#noteCode(wish.couponId, done.codes[0]?.code ?? '');
    // Without a key a late repeat of it would redeem the order anew, once it is given back: nobody could tell that from a mistake.
    if (wish.kind === 'redeem' && key !== null && done.id !== null) {
      const ids = done.codes.length === 1 ? [done.id] : done.codes.flatMap(({ id }) => id ?? []);
      for (const id of ids) this.#redemptions.push({ id, wish });
    }
    if (wish.kind === 'reserve' && done.id !== null) this.#holds.push({ id: done.id, wish });
    if (wish.kind === 'rollback' && wish.amount === null && wish.lines === null) {
      const use = this.#redemptions.find(({ id }) => id === wish.redemptionId);
      if (use !== undefined) this.#givenBack.push(use);
    }
  }

  #activation(step: Step): Wish {
    const { id } = choose(this.#coupons, step.choice);
    return { kind: 'activate', couponId: id, client: this.#client(step) };
  }

  #use(step: Step, of: { kind: 'redeem' } | { kind: 'reserve'; seconds: number }): Wish {
    const coupons = [...new Set([step.choice, ...step.more].map((choice) => choose(this.#coupons, choice)))];
    const codes = coupons.flatMap((coupon) => this.#codeOf(coupon, step.choice) ?? []);
    // A number is known only after an activation.
    if (codes.length === 0) return this.#activation(step);
    const order = this.#order(step);
    const client = step.client % 10 === 0 ? null : this.#client(step);
    return { ...of, codes, client, order, ...this.#worth(step), mode: step.mode };
  }

  #codeOf(coupon: ProofCoupon, choice: number): string | null {
    if (coupon.code !== null) return coupon.code;
    const known = this.#codes.get(coupon.id) ?? [];
    return known.length === 0 ? null : choose(known, choice);
  }

  #order({ order, choice }: Step): string | null {
    if (order === 'none') return null;
    if (order === 'shared') return `${this.#name}-shared-${choice % SHARED_ORDERS}`;
    return `${this.#name}-${this.#orders++}`;
  }

  /** What an order is worth, and its cart where it has one. */
  #worth({ order, hasAmount, hasCart, choice }: Step): Pick<KnownUse['wish'], 'amount' | 'cart'> {
    if (!hasAmount && !hasCart && order === 'own') return { amount: null, cart: null };
    const amount = FIRST_AMOUNT + AMOUNT_STEP * this.#orders++;
    return { amount, cart: hasCart ? cartWorth(amount, choice) : null };
  }

  #client({ client }: Step): string {
    return choose(this.#plan.clients, client);
  }

  #withId(uses: readonly KnownUse[], step: Step, wish: (use: KnownUse) => Wish | null): Wish | null {
    return uses.length === 0 ? null : wish(choose(uses, step.choice));
  }

  #lookUp(step: Step): Wish | null {
    const known = [
      ...this.#redemptions.map(({ id }) => ({ what: 'redemption', id }) as const),
      ...this.#holds.map(({ id }) => ({ what: 'reservation', id }) as const),
    ];
    // The latest are the most likely to be missed.
    return known.length === 0 ? null : { kind: 'look up', ...choose(known.slice(-10), step.choice) };
  }

  #noteCode(couponId: string, code: string): void {
    if (this.#coupons.find(({ id }) => id === couponId)?.code !== null) return;
    const known = this.#codes.get(couponId);
    if (known === undefined) this.#codes.set(couponId, [code]);
    else if (!known.includes(code)) known.push(code);
  }
}

function act({ act }: Step): 'confirm' | 'release' {
  return act === 'release' ? 'release' : 'confirm';
}

function rollbackOf({ id, wish }: KnownUse, { part, choice }: Step, operation: string): Wish {
  const of = { kind: 'rollback', redemptionId: id, reason: operation } as const;
  if (part && wish.cart !== null) {
    const line = choose(wish.cart, choice);
    return { ...of, amount: null, lines: [{ id: line.id, quantity: 1 + (choice % line.quantity) }] };
  }
  const amount = part && wish.amount !== null ? 1 + (choice % Math.ceil(wish.amount / 3)) : null;
  return { ...of, amount, lines: null };
}

function orderOf({ codes, client, order, amount, cart, mode }: KnownUse['wish']) {
  return { codes, client, order, amount, cart, mode };
}

function choose<Item>(items: readonly Item[], choice: number): Item {
  const item = items[choice % items.length];
  if (item === undefined) throw new Error('There is nothing to choose from');
  return item;
}
