import { type Redemption, sharesALimit } from '@couponry/engine';
import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import type { StatementResult } from '../../platform/db/statement.ts';
import { runTransaction } from '../../platform/db/transaction.ts';
import type { MakeId } from '../../platform/ids.ts';
import { readLockedCoupons } from '../../sql/lock-coupons.ts';
import type { RedemptionRow } from '../../sql/redemption-columns.ts';
import { readCodes } from '../../sql/select-codes.ts';
import { selectEventBatch } from '../../sql/select-event-batch.ts';
import { readIdempotencyKeys } from '../../sql/select-idempotency-keys.ts';
import { readPriorRedemptions } from '../../sql/select-prior-redemptions.ts';
import type { CouponCache, WorkspaceCoupons } from '../coupons/coupon-cache.ts';
import type { LedgerCommand, LedgerOutcome } from './command.ts';
import { CouponState } from './coupon-state.ts';
import { BatchDecision, type BatchInput, priorKey, storedKey } from './decide-batch.ts';
import { type LoadPlan, planLoad } from './plan-load.ts';
import { loadedState } from './state-statements.ts';
import { storeStatements } from './store-statements.ts';

/** What a batch needs of the process that carries it out. `stripe` tells apart the statistics rows of processes. */
export interface BatchContext {
  readonly pool: pg.Pool;
  readonly cache: CouponCache;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly stripe: number;
  /** Called after the commit of a batch that changed something. */
  readonly onCommit: (workspaceId: string) => void;
}

/** What became of one command of a batch: done, to be queued again, or failed alone. */
export type CommandResult =
  | { readonly outcome: { readonly done: LedgerOutcome } | { readonly busyElsewhere: true } }
  | { readonly error: Error };

/** The coupons that a batch has got hold of, by how. */
interface HeldLocks {
  readonly exclusive: ReadonlySet<string>;
  readonly shared: ReadonlySet<string>;
}

/**
 * Carries out commands of one workspace in one transaction: locks in the one order, loads, decides one by one, stores,
 * commits. With `mayWait` false, commands whose coupon is locked elsewhere come back as busy. `onStoring` is called when all
 * is decided and on its way to be stored.
 */
export async function executeCommands(
  context: BatchContext,
  workspaceId: string,
  commands: readonly LedgerCommand[],
  mayWait: boolean,
  onStoring: () => void,
): Promise<readonly CommandResult[]> {
  const seen = context.cache.in(workspaceId);
  const plan = planLoad(seen, workspaceId, commands, mayWait);
  const eventId = context.makeId(context.clock.now());
  let changed = false;
  const results = await runTransaction(context.pool, {
    onStoring,
    load: plan.statements,
    decide: (loaded) => {
      const input = readInput(plan, loaded, context.clock, seen);
      const locks = readLocks(plan, loaded);
      const decision = new BatchDecision(input);
      const outcome = commands.map((command) => decideOne(decision, input.state, locks, mayWait, command));
      changed = !decision.changes.isEmpty;
      const stamp = { workspaceId, eventId, stripe: context.stripe, now: input.now };
      const writes = changed ? storeStatements(decision.changes, stamp) : [];
      return { outcome, writes, witness: selectEventBatch(workspaceId, eventId) };
    },
  });
  if (changed) context.onCommit(workspaceId);
  return results;
}

/** The time is taken here, after the locks: the clock's, or the last decision on what is locked when that is later. */
function readInput(
  plan: LoadPlan,
  loaded: readonly StatementResult[],
  clock: Clock,
  seen: WorkspaceCoupons,
): BatchInput {
  const state = new CouponState(loadedState(plan, loaded), seen);
  const priors = new Map<string, Redemption>();
  for (const row of readPriorRedemptions(plan.result('priors', loaded)?.rows ?? [])) {
    priors.set(priorKey(row.store, row.orderId ?? '', row.code), redemptionFromRow(row));
  }
  const stored: BatchInput['stored'] = new Map();
  for (const row of readIdempotencyKeys(plan.result('stored', loaded)?.rows ?? [])) {
    stored.set(storedKey(row.route, row.key), {
      requestHash: row.requestHash,
      result: JSON.parse(row.result),
    });
  }
  const taken = readCodes(plan.result('taken', loaded)?.rows ?? []);
  return {
    state,
    priors,
    stored,
    takenCodes: new Set(taken.map((row) => row.code)),
    now: Math.max(clock.now(), state.lastDecidedAt),
  };
}

/** A stored redemption as the engine sees it. */
export function redemptionFromRow({ store, orderId, ...row }: RedemptionRow): Redemption {
  return { ...row, order: orderId === null ? null : { store, id: orderId } };
}

function readLocks(plan: LoadPlan, loaded: readonly StatementResult[]): HeldLocks {
  return {
    exclusive: new Set(readLockedCoupons(plan.result('lock_exclusive', loaded)?.rows ?? [])),
    shared: new Set(readLockedCoupons(plan.result('lock_shared', loaded)?.rows ?? [])),
  };
}

/** A throw fails only its own command. */
function decideOne(
  decision: BatchDecision,
  state: CouponState,
  locks: HeldLocks,
  mayWait: boolean,
  command: LedgerCommand,
): CommandResult {
  const coupon = state.coupons.get(command.couponId);
  const isHeld = locks.exclusive.has(command.couponId) || locks.shared.has(command.couponId);
  const isEnough =
    isHeld && (locks.exclusive.has(command.couponId) || coupon === undefined || !sharesALimit(coupon));
  // With waiting allowed, a coupon that is neither held nor there does not exist.
  if (!isEnough && (coupon !== undefined || !mayWait)) return { outcome: { busyElsewhere: true } };
  try {
    return { outcome: { done: decision.decide(command) } };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
