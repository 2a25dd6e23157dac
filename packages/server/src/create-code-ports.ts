import type { Coupon } from '@couponry/engine';
import { CheckoutReads, type Gather } from './commands/checkout/checkout-reads.ts';
import { CodeDirectory, type FindCode } from './commands/codes/code-directory.ts';
import { CodeLeases } from './commands/codes/code-leases.ts';
import { findCodes } from './commands/codes/find-codes.ts';
import { GuessLimits } from './commands/codes/guess-limits.ts';
import { ServedCodes } from './commands/codes/served-codes.ts';
import { readStoredUse } from './commands/codes/stored-use.ts';
import { collectDeadHolds } from './commands/coupon-ledger/collect-dead-holds.ts';
import { type LedgerCommand, type LedgerOutcome, TURN_OF_ITS_OWN } from './commands/coupon-ledger/command.ts';
import { type BatchContext, executeCommands } from './commands/coupon-ledger/execute-commands.ts';
import { laneOf } from './commands/coupon-ledger/lane-of.ts';
import { readCartClientsTogether } from './commands/coupon-ledger/read-cart-clients.ts';
import { readStandings } from './commands/coupon-ledger/read-standing.ts';
import type { CouponCache } from './commands/coupons/coupon-cache.ts';
import { seeCoupons } from './commands/coupons/see-coupons.ts';
import type { CodePorts } from './commands/ports.ts';
import type { WorkspaceDirectory } from './commands/workspaces/workspace-directory.ts';
import type { Config } from './config.ts';
import { type Lanes, TickReads } from './ledger/index.ts';
import { aesPrf } from './platform/aes-prf.ts';
import type { Clock } from './platform/clock.ts';
import type { Pools } from './platform/db/pools.ts';
import type { BegunTransaction } from './platform/db/transaction.ts';
import { makeId } from './platform/ids.ts';
import type { Metrics } from './platform/metrics.ts';
import type { RefusalCounter } from './statistics/refusal-counter.ts';

/** Rounds of questions under way at once. */
export const READ_ROUNDS = 3;

/** The lanes of the ledger, as they are wired. */
export type LedgerLanes = Lanes<LedgerCommand, LedgerOutcome, BegunTransaction>;

/** What the use cases of codes are wired from. */
export interface CodeParts {
  readonly config: Config;
  readonly pools: Pools;
  readonly clock: Clock;
  readonly cache: CouponCache;
  readonly batch: BatchContext;
  readonly lanes: LedgerLanes;
  readonly workspaces: WorkspaceDirectory;
  readonly refusals: RefusalCounter;
  readonly metrics: Metrics;
}

/** Wires what the use cases of codes stand on: reads that are gathered by the turn, and the way into the ledger. */
export function createCodePorts(parts: CodeParts): CodePorts {
  const { config, pools, clock, cache, lanes, batch, workspaces, refusals, metrics } = parts;
  const gather: Gather = (read) => {
    const reads = new TickReads(READ_ROUNDS, read);
    return (workspaceId, question) => reads.ask(workspaceId, question);
  };
  const find: FindCode = gather((workspaceId, asked) => findCodes(pools.reads, workspaceId, asked));
  const findCoupon = gather<string, Coupon | null>((workspaceId, ids) =>
    seeCoupons(pools.reads, cache, workspaceId, ids),
  );
  return {
    clock,
    makeId,
    directory: new CodeDirectory(find),
    leases: new CodeLeases(pools.ledger, (workspaceId) => aesPrf(workspaces.known(workspaceId).codeKey)),
    guesses: new GuessLimits(pools.reads, clock, config.guesses),
    served: new ServedCodes(clock),
    checkout: new CheckoutReads(pools.reads, gather),
    countRefusal(workspaceId, couponId, day, reason) {
      refusals.count(workspaceId, couponId, day, reason);
      metrics.refusals.inc({ reason });
    },
    coupon: (workspaceId, couponId) =>
      cache.in(workspaceId).get(couponId) ?? findCoupon(workspaceId, couponId),
    forgetCoupon: (workspaceId, couponId) => cache.in(workspaceId).forget(couponId),
    stored: (workspaceId, result) => readStoredUse(pools.reads, workspaceId, result),
    ask: gather((workspaceId, questions) => readStandings(pools.reads, cache, workspaceId, questions)),
    askClients: gather((workspaceId, keys) =>
      readCartClientsTogether({ pool: pools.reads, clock }, workspaceId, keys),
    ),
    collectDeadHolds: (workspaceId, couponId) => collectHolds(batch, workspaceId, couponId),
    submit(workspaceId, command, isAbandoned) {
      const lane = laneOf(command, cache.in(workspaceId));
      const size = command.kind === 'together' ? command.wishes.length : 1;
      return lanes.submit({ workspaceId, lane, command, isAbandoned, size });
    },
  };
}

/** Collects dead holds beside the lanes; what guards them are their locks. */
async function collectHolds(
  batch: BatchContext,
  workspaceId: string,
  couponId: string | null,
): Promise<void> {
  await collectDeadHolds(batch, workspaceId, [couponId], (wishes) =>
    executeCommands(batch, workspaceId, wishes, TURN_OF_ITS_OWN),
  );
}
