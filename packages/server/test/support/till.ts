import { randomUUID } from 'node:crypto';
import { couponToAuditV1 } from '@couponry/contract';
import type { Coupon, Redemption, Reservation } from '@couponry/engine';
import { DEFAULT_STACKING, ON_ORDER } from '@couponry/engine';
import { SYSTEM } from '../../src/commands/audit-log/actor.ts';
import { collectDeadHolds } from '../../src/commands/coupon-ledger/collect-dead-holds.ts';
import {
  type ActivateWish,
  type AssignWish,
  type CartWish,
  type ConfirmWish,
  type LedgerCommand,
  type LedgerOutcome,
  type RedeemWish,
  type ReleaseWish,
  type ReserveWish,
  type RollbackWish,
  type SingleOutcome,
  type SwitchWish,
  TURN_OF_ITS_OWN,
} from '../../src/commands/coupon-ledger/command.ts';
import {
  awaitTurn,
  type BatchContext,
  type CommandResult,
  executeCommands,
} from '../../src/commands/coupon-ledger/execute-commands.ts';
import { CouponCache } from '../../src/commands/coupons/coupon-cache.ts';
import type { CouponPorts } from '../../src/commands/coupons/coupon-ports.ts';
import { createCoupon } from '../../src/commands/coupons/create-coupon.ts';
import { type EditOutcome, editCoupon } from '../../src/commands/coupons/edit-coupon.ts';
import type { BatchTurn } from '../../src/platform/batch-turn.ts';
import type { BegunTransaction } from '../../src/platform/db/transaction.ts';
import { makeId } from '../../src/platform/ids.ts';
import { RecentMarks } from '../../src/platform/recent-marks.ts';
import { freshCode } from './shop.ts';
import type { TestServer } from './test-server.ts';

/** Who uses a code, for which order, and of what value (minor units); nobody and nothing where it is left out. */
export interface Use {
  readonly code: string;
  readonly email?: string;
  readonly order?: string;
  readonly amount?: number;
  /** What `amount` is the subtotal of. */
  readonly cart?: CartWish;
  /** For how long it is held, in seconds. */
  readonly holdFor?: number;
}

const STORE = 'test';

/** Carries out commands of the ledger as a server does, in a test's words: what no method reaches, and what is decided in one batch. */
export class Till {
  readonly workspaceId: string;
  readonly #ports: CouponPorts;
  readonly #cache = new CouponCache();
  readonly #decided = new RecentMarks<number>(100);

  constructor({ pool, clock }: Pick<TestServer, 'pool' | 'clock'>, workspaceId: string) {
    this.workspaceId = workspaceId;
    this.#ports = { pool, clock, makeId, onCommit: () => {}, tellCoupon: couponToAuditV1 };
  }

  /** Makes a published coupon of ten percent with a friendly code of its own, and whatever is said. */
  async coupon(fields: Partial<Coupon> = {}): Promise<Coupon & { readonly code: string }> {
    const code = freshCode();
    const now = this.#ports.clock.now();
    const coupon: Coupon = {
      ...{ id: makeId(now), version: 1, name: 'Ten off', state: 'published', hidden: false },
      ...{
        currency: 'GBP',
        timeZone: 'UTC',
        startsAt: now - 1000,
        endsAt: null,
        codes: { kind: 'friendly', code },
      },
      ...{ activation: { required: false, validFor: null }, strict: false, limits: [] },
      ...{ rollback: { givesBack: true }, eligibility: null, stacking: DEFAULT_STACKING },
      ...{ discount: { kind: 'percent', percent: 100_000, cap: null, target: ON_ORDER } },
      info: {
        ...{ description: '', additionalDescription: '', termsUrl: '', image: '', tags: [] },
        ...{ locations: null, attributes: {}, products: null },
      },
      ...fields,
    };
    await createCoupon(this.#ports, this.workspaceId, coupon, null, SYSTEM);
    return { ...coupon, code: coupon.codes.kind === 'friendly' ? coupon.codes.code : '' };
  }

  /** Edits a coupon. */
  edit({ id }: Coupon, fields: Partial<Coupon>): Promise<EditOutcome<never>> {
    return editCoupon<never>(this.#ports, this.workspaceId, {
      ...{ couponId: id, newCode: undefined, idempotency: null, actor: SYSTEM },
      edit: (before) => ({ after: { ...before, ...fields } }),
    });
  }

  /** Carries out commands in one transaction. @throws what befell any of them */
  async batch(...commands: readonly LedgerCommand[]): Promise<LedgerOutcome[]> {
    const results = await this.#execute(commands, { mayWait: true, again: false });
    return await Promise.all(
      results.map(async (result, index) => {
        if ('error' in result) throw result.error;
        if ('done' in result.outcome) return result.outcome.done;
        const [again] = await this.batch(...commands.slice(index, index + 1));
        if (again === undefined) throw new Error('A command was lost');
        return again;
      }),
    );
  }

  /** Carries out commands as a batch of several lanes does, which waits for nobody for long; `again`: it has before. */
  shared(commands: readonly LedgerCommand[], again: boolean): Promise<readonly CommandResult[]> {
    return this.#execute(commands, { mayWait: false, again });
  }

  /** Carries out commands and tells whether another process has decided on their coupons since this one did. */
  async seesForeign(commands: readonly LedgerCommand[]): Promise<boolean> {
    let isForeign = false;
    const onForeign = (): void => {
      isForeign = true;
    };
    await this.#execute(commands, { onForeign });
    return isForeign;
  }

  /** Waits for the turn of a coupon. */
  takeTurn({ id }: Coupon): Promise<BegunTransaction | null> {
    return awaitTurn(this.#context(), this.workspaceId, id);
  }

  /** Carries out commands in the turn that was taken for them. */
  inTurn(
    begun: BegunTransaction | null,
    commands: readonly LedgerCommand[],
  ): Promise<readonly CommandResult[]> {
    return this.#execute(commands, { begun });
  }

  #execute(
    commands: readonly LedgerCommand[],
    turn: Partial<BatchTurn<BegunTransaction>>,
  ): Promise<readonly CommandResult[]> {
    return executeCommands(this.#context(), this.workspaceId, commands, { ...TURN_OF_ITS_OWN, ...turn });
  }

  #context(): BatchContext {
    const { pool, clock, onCommit } = this.#ports;
    return { pool, cache: this.#cache, clock, makeId, stripe: 0, decided: this.#decided, onCommit };
  }

  /** Carries out one command; how it ended and, when it was refused, why. */
  async one(command: LedgerCommand): Promise<SingleOutcome & { readonly told: string }> {
    const [outcome] = await this.batch(command);
    if (outcome === undefined || !('coupon' in outcome)) throw new Error(`It came to ${outcome?.kind}`);
    const told = outcome.outcome.kind === 'refused' ? outcome.outcome.refusal.reason : outcome.outcome.kind;
    return { ...outcome, told };
  }

  /** Redeems. @throws when it is refused */
  async redeem(coupon: Coupon, use: Use): Promise<Redemption> {
    const done = await this.one(this.redeeming(coupon, use));
    if (done.kind !== 'redemption' || done.outcome.kind === 'refused') throw new Error(done.told);
    return done.outcome.redemption;
  }

  /** Reserves. @throws when it is refused */
  async reserve(coupon: Coupon, use: Use): Promise<Reservation> {
    const done = await this.one(this.reserving(coupon, use));
    if (done.kind !== 'reservation' || done.outcome.kind === 'refused') throw new Error(done.told);
    return done.outcome.reservation;
  }

  /** Activates an individual code. @throws when it is refused */
  async activate(coupon: Coupon, code: string, email?: string): Promise<void> {
    const { told } = await this.one(this.activating(coupon, [code], email));
    if (told === 'refused') throw new Error(told);
  }

  activating(coupon: Coupon, candidates: readonly string[], email?: string): ActivateWish {
    return { kind: 'activate', ...this.#named(coupon, email), candidates, ownCode: null };
  }

  assigning(coupon: Coupon, code: string, email: string): AssignWish {
    return { kind: 'assign', ...this.#named(coupon, email), code };
  }

  disabling({ id }: Coupon, code: string): SwitchWish {
    return { kind: 'switch', ...this.#row(id), code, enabled: false, reason: 'stolen' };
  }

  redeeming(coupon: Coupon, use: Use): RedeemWish {
    return { kind: 'redeem', ...this.#using(coupon, use) };
  }

  reserving(coupon: Coupon, use: Use): ReserveWish {
    return { kind: 'reserve', ...this.#using(coupon, use), holdMs: (use.holdFor ?? 600) * 1000 };
  }

  confirming(reservation: Reservation, order?: string): ConfirmWish {
    const own = order === undefined ? null : { store: STORE, id: order };
    return { kind: 'confirm', ...this.#row(reservation.couponId), reservation, order: own, jointId: null };
  }

  releasing(reservation: Reservation): ReleaseWish {
    return { kind: 'release', ...this.#row(reservation.couponId), reservation };
  }

  rollingBack(redemption: Redemption, amount: number | null = null): RollbackWish {
    const { couponId } = redemption;
    return {
      kind: 'rollback',
      ...this.#row(couponId),
      redemption,
      amount,
      lines: null,
      reason: 'order_returned',
    };
  }

  /** Collects the holds whose time has run out; of one coupon, or of all. */
  collect(couponId: string | null = null): Promise<number> {
    const { pool, clock } = this.#ports;
    return collectDeadHolds({ pool, clock }, this.workspaceId, [couponId], (wishes) => this.batch(...wishes));
  }

  #using(coupon: Coupon, { code, email, order, amount, cart }: Use) {
    return {
      ...this.#named(coupon, email),
      code,
      ...{ byToken: false, asAdmin: true, jointId: null, amount: amount ?? null, cart: cart ?? null },
      order: order === undefined ? null : { store: STORE, id: order },
      currency: coupon.currency,
    };
  }

  #named(coupon: Coupon, email: string | undefined) {
    const identifiers = email === undefined ? [] : [{ kind: 'email' as const, value: email }];
    return { ...this.#row(coupon.id), identifiers, freshClientId: randomUUID() };
  }

  #row(couponId: string) {
    return { id: makeId(this.#ports.clock.now()), couponId, keyId: null, idempotency: null };
  }
}
