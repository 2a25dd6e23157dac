import type { KeyRing } from './commands/keys/key-ring.ts';
import type { CodePorts } from './commands/ports.ts';
import { keepSums } from './commands/statistics/keep-sums.ts';
import { forgetExpired } from './commands/workspaces/forget-expired.ts';
import type { WorkspaceDirectory } from './commands/workspaces/workspace-directory.ts';
import type { LedgerLanes } from './create-code-ports.ts';
import type { FeedRelay } from './events/feed-relay.ts';
import type { Chore } from './jobs/housekeeping.ts';
import type { Clock } from './platform/clock.ts';
import type { DatabaseClock } from './platform/database-clock.ts';
import type { Pools } from './platform/db/pools.ts';
import { connect } from './platform/db/transaction.ts';
import { makePartitions } from './platform/partitions.ts';
import { sweepSpools } from './platform/spool.ts';
import type { RefusalCounter } from './statistics/refusal-counter.ts';

/** What is done again and again is wired from this. `kept` is the clock that is kept against the database's. */
export interface ChoreParts {
  readonly pools: Pools;
  readonly clock: Clock;
  readonly lanes: LedgerLanes;
  readonly workspaces: WorkspaceDirectory;
  readonly refusals: RefusalCounter;
  readonly kept: DatabaseClock;
  readonly relay: FeedRelay;
  readonly keys: KeyRing;
  readonly codes: CodePorts;
}

/** Wires what is done again and again while a process serves. */
export function createChores(parts: ChoreParts): Chore[] {
  const { pools, clock, kept, lanes, workspaces, refusals, relay, keys, codes } = parts;
  const wakeAll = async (): Promise<void> => {
    for (const id of await workspaces.ids()) relay.wake(id);
  };
  // For tidiness only: who is refused for a dead hold collects it first.
  const collectAll = async (): Promise<void> => {
    for (const id of await workspaces.ids()) await codes.collectDeadHolds(id, null);
  };
  return [
    { name: 'turn away who waited too long', everyMs: 250, work: () => lanes.rejectOverdue() },
    { name: 'number events', everyMs: 200, atEnd: true, work: () => relay.run() },
    { name: 'tell guesses', everyMs: 300, atEnd: true, work: () => codes.guesses.flush() },
    { name: 'store refusals', everyMs: 1000, atEnd: true, work: () => refusals.flush() },
    { name: 'keep the time', everyMs: 10_000, work: () => kept.synchronise(pools.reads) },
    { name: 'note key use', everyMs: 60_000, atEnd: true, work: () => keys.noteUse() },
    { name: 'read settings anew', everyMs: 5000, work: () => readAnew(workspaces) },
    { name: 'look for events without number', everyMs: 60_000, work: wakeAll },
    { name: 'collect dead holds', everyMs: 60_000, work: collectAll },
    { name: 'sweep uploads', everyMs: 3_600_000, work: () => sweepSpools(clock.now()) },
    { name: 'make partitions', everyMs: 3_600_000, work: () => makePartitionsAhead(pools, clock.now()) },
    {
      name: 'keep the sums of past days',
      everyMs: 3_600_000,
      work: async () => keepSums(pools.reports, await workspaces.ids(), clock.now()),
    },
    {
      name: 'forget what expired',
      everyMs: 3_600_000,
      work: async () => forgetExpired(pools.reports, await workspaces.ids(), clock.now()),
    },
  ];
}

/** Settings that another process changed are heeded here within seconds. */
async function readAnew(workspaces: WorkspaceDirectory): Promise<void> {
  await workspaces.ids();
}

async function makePartitionsAhead(pools: Pools, now: number): Promise<void> {
  const client = await connect(pools.reports);
  try {
    await makePartitions(client, now);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}
