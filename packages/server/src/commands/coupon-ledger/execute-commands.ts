import { isShared } from '@couponry/engine';
import type pg from 'pg';
import type { BatchTurn } from '../../platform/batch-turn.ts';
import type { Clock } from '../../platform/clock.ts';
import type { StatementResult } from '../../platform/db/statement.ts';
import {
  type BegunTransaction,
  beginTransaction,
  type Decided as DecidedBatch,
  type Question,
  runTransaction,
} from '../../platform/db/transaction.ts';
import type { MakeId } from '../../platform/ids.ts';
import type { RecentMarks } from '../../platform/recent-marks.ts';
import { readLockedCoupons } from '../../sql/lock-coupons.ts';
import { selectEventBatch } from '../../sql/select-event-batch.ts';
import { takeTurn } from '../../sql/take-turn.ts';
import type { CouponCache } from '../coupons/coupon-cache.ts';
import { type BatchInput, type LaterRows, readInput } from './batch-input.ts';
import { collectDeadHolds } from './collect-dead-holds.ts';
import { type LedgerCommand, type LedgerOutcome, TURN_OF_ITS_OWN, wishesOf } from './command.ts';
import type { CouponState } from './coupon-state.ts';
import type { DeadHolds } from './dead-holds.ts';
import { BatchDecision } from './decide-batch.ts';
import type { OrderState } from './order-state.ts';
import { askForOrders, askForOwners, type LoadPlan, planLoad, skipsLocked } from './plan-load.ts';
import { SecondLook } from './second-look.ts';
import { storeStatements } from './store-statements.ts';

/** What a batch needs of the process that carries it out. `stripe` tells apart the statistics rows of processes. */
export interface BatchContext {
  readonly pool: pg.Pool;
  readonly cache: CouponCache;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly stripe: number;
  /** When this process has decided last on coupons with a limit for all together, by the workspace and the coupon. */
  readonly decided: RecentMarks<number>;
  /** Called after the commit of a batch that changed something. */
  readonly onCommit: (workspaceId: string) => void;
}

/** What became of one command of a batch: done, to be queued again, or an error because the dead holds that it waits for could not be collected. */
export type CommandResult =
  | { readonly outcome: { readonly done: LedgerOutcome } | { readonly busyElsewhere: true } }
  | { readonly error: Error };

/** What became of one command within the transaction. */
type Decided = CommandResult | DeadHolds;

/** The coupons that a batch has got hold of, by how. */
interface HeldLocks {
  readonly exclusive: ReadonlySet<string>;
  readonly shared: ReadonlySet<string>;
}

/**
 * Carries out commands of one workspace in one transaction: locks in the one order, loads, decides one by one, stores,
 * commits. Commands whose coupon is locked elsewhere come back as busy where it may not wait ({@link skipsLocked}). A command whose outcome rests on
 * holds that have run out is queued again after those were collected.
 *
 * @throws what befell any of the commands while it was decided: nothing of the batch is stored then
 */
export async function executeCommands(
  context: BatchContext,
  workspaceId: string,
  commands: readonly LedgerCommand[],
  turn: BatchTurn<BegunTransaction>,
): Promise<readonly CommandResult[]> {
  const decided = await executeOnce(context, workspaceId, commands, turn);
  const couponIds = new Set(decided.flatMap((result) => ('kind' in result ? result.couponId : [])));
  const failure = couponIds.size === 0 ? null : await collect(context, workspaceId, [...couponIds]);
  return decided.map((result) => {
    if (!('kind' in result)) return result;
    return failure === null ? { outcome: { busyElsewhere: true } } : { error: failure };
  });
}

/**
 * Waits until it is the turn of this process to decide on what a lane locks, and answers the transaction that has it; null where it
 * can't be had, which only costs time. To be handed to {@link executeCommands}, or to be given up.
 */
export async function awaitTurn(
  { pool }: BatchContext,
  workspaceId: string,
  lane: string,
): Promise<BegunTransaction | null> {
  try {
    return await beginTransaction(pool, takeTurn(workspaceId, lane));
  } catch {
    // Whoever goes on without it is told what is wrong.
    return null;
  }
}

/** What was decided with them is committed already, so that a failure is only theirs who wait for the holds. */
async function collect(
  context: BatchContext,
  workspaceId: string,
  couponIds: readonly string[],
): Promise<Error | null> {
  try {
    await collectDeadHolds(context, workspaceId, couponIds, (expiries) =>
      executeOnce(context, workspaceId, expiries, TURN_OF_ITS_OWN),
    );
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function executeOnce(
  context: BatchContext,
  workspaceId: string,
  commands: readonly LedgerCommand[],
  turn: BatchTurn<BegunTransaction>,
): Promise<readonly Decided[]> {
  const seen = context.cache.in(workspaceId);
  const { plan, named } = await orGiveUp(turn.begun, () =>
    planLoad(seen, workspaceId, commands, turn, context.clock.now()),
  );
  const eventId = context.makeId(context.clock.now());
  let changed = false;
  const decideOn = (
    loaded: readonly StatementResult[],
    later: LaterRows,
  ): DecidedBatch<Decided[]> | Question<Decided[]> => {
    const input = readInput(plan, loaded, { clock: context.clock, seen, later, named });
    const owners = later.holders === null ? askForOwners(workspaceId, input.state) : null;
    if (owners !== null) {
      return { ask: [owners], decide: ([holders = null]) => decideOn(loaded, { ...later, holders }) };
    }
    const locks = readLocks(plan, loaded);
    const decision = new BatchDecision(input, commands.length === 1);
    const outcome: Decided[] = [];
    const unsure = new Map<number, LedgerCommand>();
    for (const [index, command] of commands.entries()) {
      const before = decision.changes.eventItems.length;
      const isOurs = isHeld(command, input.state, locks, skipsLocked(turn));
      outcome.push(isOurs ? decideOne(decision, command) : { outcome: { busyElsewhere: true } });
      if (isOurs && decision.changes.eventItems.length === before) unsure.set(index, command);
    }
    changed = !decision.changes.isEmpty;
    noteDecided(context, workspaceId, input, turn);
    const stamp = { workspaceId, eventId, stripe: context.stripe, now: input.now };
    const writes = changed ? storeStatements(decision.changes, input, stamp) : [];
    const decided = { outcome, writes, witness: selectEventBatch(workspaceId, eventId) };
    return lookAgain(workspaceId, unsure, input.orders, decided);
  };
  const results = await runTransaction<Decided[]>(context.pool, {
    onStoring: turn.onStoring,
    begun: turn.begun,
    load: plan.statements,
    decide: (loaded) => {
      const orders = askForOrders(workspaceId, plan, loaded);
      if (orders === null) return decideOn(loaded, { orders: [], holders: null });
      return {
        ask: [orders],
        decide: ([found]) => decideOn(loaded, { orders: found?.rows ?? [], holders: null }),
      };
    },
  });
  if (changed) context.onCommit(workspaceId);
  return results;
}

/** Answers what a function does; when it fails, nobody goes on with the transaction. */
async function orGiveUp<Result>(begun: BegunTransaction | null, work: () => Result): Promise<Result> {
  try {
    return work();
  } catch (error) {
    await begun?.giveUp();
    throw error;
  }
}

/**
 * Notes when coupons were decided on, and tells when another process has done so since this one did. Before it is stored, because the
 * next batch may be loaded before this one knows that it was: what is not stored after all looks like another process for once.
 */
function noteDecided(
  { decided }: BatchContext,
  workspaceId: string,
  { state, now }: BatchInput,
  { again, onForeign }: Pick<BatchTurn<unknown>, 'again' | 'onForeign'>,
): void {
  for (const couponId of state.recounted) {
    const last = decided.get(workspaceId, couponId);
    // Tried again, what was noted at first was not stored.
    if (!again && last !== undefined && last !== state.decidedAt.get(couponId)) onForeign();
    decided.set(workspaceId, couponId, now);
  }
}

function readLocks(plan: LoadPlan, loaded: readonly StatementResult[]): HeldLocks {
  return {
    exclusive: new Set(readLockedCoupons(plan.result('lock_exclusive', loaded)?.rows ?? [])),
    shared: new Set(readLockedCoupons(plan.result('lock_shared', loaded)?.rows ?? [])),
  };
}

/** Whether the batch has got hold of all coupons of a command, as tightly as each needs. */
function isHeld(command: LedgerCommand, state: CouponState, locks: HeldLocks, skipLocked: boolean): boolean {
  return wishesOf(command).every(({ couponId }) => {
    const coupon = state.coupons.get(couponId);
    if (locks.exclusive.has(couponId)) return true;
    if (locks.shared.has(couponId)) return coupon === undefined || !isShared(coupon);
    // Where none was left out, a coupon that is neither held nor there does not exist.
    return coupon === undefined && !skipLocked;
  });
}

/** @throws what befell the command: whatever was noted of it by then, nothing of the batch is stored, and it is tried anew without it. */
function decideOne(decision: BatchDecision, command: LedgerCommand): Decided {
  const done = decision.decide(command);
  if (done.kind === 'load_anew') return { outcome: { busyElsewhere: true } };
  return done.kind === 'dead_holds' ? done : { outcome: { done } };
}

/**
 * Before an outcome is told for which nothing is stored, what its order and its key have done meanwhile is looked for.
 *
 * @param unsure the commands with such an outcome, by their place
 */
function lookAgain(
  workspaceId: string,
  unsure: ReadonlyMap<number, LedgerCommand>,
  orders: OrderState,
  decided: DecidedBatch<Decided[]>,
): DecidedBatch<Decided[]> | Question<Decided[]> {
  const mismatched = [...unsure].filter(([index]) => isMismatch(decided.outcome[index]));
  const look = new SecondLook(
    workspaceId,
    [...unsure.values()],
    mismatched.map(([, command]) => command),
    orders,
  );
  if (look.statements.length === 0) return decided;
  return {
    ask: look.statements,
    decide(found) {
      const storedFor = look.read(found);
      for (const [index, command] of unsure) {
        const done = storedFor(command);
        if (done !== null) decided.outcome[index] = { outcome: { done } };
      }
      return decided;
    },
  };
}

/** Whether a command was refused because its order is another client's, or another purchase. */
function isMismatch(result: Decided | undefined): boolean {
  if (result === undefined || !('outcome' in result) || !('done' in result.outcome)) return false;
  const { done } = result.outcome;
  return (done.kind === 'together' ? done.outcomes : [done]).some(
    (one) =>
      'outcome' in one && one.outcome.kind === 'refused' && one.outcome.refusal.reason === 'order_mismatch',
  );
}
