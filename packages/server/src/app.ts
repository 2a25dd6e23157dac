import { couponToAuditV1 } from '@couponry/contract';
import type { FastifyInstance } from 'fastify';
import { IdempotencyInFlight, type LedgerCommand } from './commands/coupon-ledger/command.ts';
import { awaitTurn, executeCommands } from './commands/coupon-ledger/execute-commands.ts';
import { CouponCache } from './commands/coupons/coupon-cache.ts';
import { KeyRing } from './commands/keys/key-ring.ts';
import { installationSecret } from './commands/people/installation-secret.ts';
import { Simulations } from './commands/simulations/simulations.ts';
import { WorkspaceDirectory } from './commands/workspaces/workspace-directory.ts';
import type { Config } from './config.ts';
import { createChores } from './create-chores.ts';
import { createCodePorts, type LedgerLanes, READ_ROUNDS } from './create-code-ports.ts';
import { createPeople } from './create-people.ts';
import { createServices } from './create-services.ts';
import { FeedRelay } from './events/feed-relay.ts';
import { createHttp } from './http/create-http.ts';
import type { Readiness } from './http/health-routes.ts';
import { startHousekeeping } from './jobs/housekeeping.ts';
import { Lanes } from './ledger/index.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { DatabaseClock } from './platform/database-clock.ts';
import { DatabaseUnavailable } from './platform/database-unavailable.ts';
import { type ConnectionTarget, openPools, type Pools } from './platform/db/pools.ts';
import { query } from './platform/db/query.ts';
import { isRaceLost } from './platform/db/sqlstate.ts';
import { tellingOutOfRoom } from './platform/describe-out-of-room.ts';
import { makeId } from './platform/ids.ts';
import type { Log } from './platform/log.ts';
import { createMetrics, type Metrics, type MetricsText } from './platform/metrics.ts';
import { RecentMarks } from './platform/recent-marks.ts';
import { runInThread } from './simulation/run-in-thread.ts';
import { RefusalCounter } from './statistics/refusal-counter.ts';

/** Batches under way at once in a process; a single hot coupon uses one, the others are for its neighbours. */
const LEDGER_WORKERS = 3;
/** Connections beside those of the workers: edits, bulk loads, commits in doubt. */
const SPARE_CONNECTIONS = 4;
/** Of so many coupons a process remembers when it decided on them. */
const MAX_DECIDED = 10_000;
/** Rows of statistics a coupon and day; processes that share one wait for each other, nothing worse. */
const STRIPES = 64;

/** A process that serves: everything wired together. */
export interface App {
  readonly http: FastifyInstance;
  readonly registry: Metrics['registry'];
  /** Stops accepting, finishes what is in flight, stores what was counted, lets go of the database. */
  close(): Promise<void>;
}

/**
 * What a process that serves stands on. `readAllMetrics` gathers those of the other processes; null: there are none. `clock`
 * takes the place of the one that is kept against the database's.
 */
export interface AppOptions {
  readonly config: Config;
  readonly database: ConnectionTarget;
  readonly log: Log;
  readonly readAllMetrics: (() => Promise<MetricsText>) | null;
  readonly clock?: Clock;
  /** Where the console is built, when not in its package. */
  readonly consoleFolder?: string;
}

/** Wires a process that serves; the only place where things meet. The database has its schema already. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, database, log, readAllMetrics } = options;
  const metrics = createMetrics();
  const pools = openPools(database, {
    ledger: LEDGER_WORKERS + SPARE_CONNECTIONS,
    reads: READ_ROUNDS + SPARE_CONNECTIONS,
  });
  const kept = new DatabaseClock(systemClock);
  const clock = options.clock ?? kept;
  const stripe = Math.floor(Math.random() * STRIPES);
  const cache = new CouponCache();
  const relay = new FeedRelay(pools.ledger);
  const onCommit = (workspaceId: string): void => relay.wake(workspaceId);
  const decided = new RecentMarks<number>(MAX_DECIDED);
  const batch = { pool: pools.ledger, cache, clock, makeId, stripe, decided, onCommit };
  const tellOutOfRoom = tellingOutOfRoom(log);
  const lanes: LedgerLanes = new Lanes(LEDGER_WORKERS, {
    execute: (workspaceId, ...given) => executeCommands(batch, workspaceId, ...given),
    takeTurn: (workspaceId, lane) => awaitTurn(batch, workspaceId, lane),
    failureOf: (command, error) => {
      tellOutOfRoom(error);
      return failureOf(command, error);
    },
    observe: (size, ms) => {
      metrics.batchSize.observe(size);
      metrics.batchSeconds.observe(ms / 1000);
    },
  });
  const workspaces = new WorkspaceDirectory(pools.reads);
  const keys = new KeyRing(pools.reads);
  const refusals = new RefusalCounter(pools.reads, stripe);
  const codes = createCodePorts({ config, pools, clock, cache, lanes, batch, workspaces, refusals, metrics });
  const ports = { pool: pools.ledger, clock, makeId, onCommit, tellCoupon: couponToAuditV1 };
  const secret = await installationSecret(pools.reads, 'people');
  const people = createPeople({ publicUrl: config.publicUrl, pools, ports, workspaces, log, secret });
  const simulations = new Simulations({ pool: pools.reports, clock, makeId, log, run: runInThread });
  const services = createServices({
    ...{ simulations, codes, pools, ports, stripe, lanes, workspaces, keys, people },
    maxCartLines: config.maxCartLines,
  });
  const http = createHttp({
    services,
    log,
    metrics,
    trustProxy: config.trustProxy,
    metricsKey: config.metricsKey,
    consoleFolder: options.consoleFolder,
    readiness: () => readiness(pools),
    readMetrics: () => {
      measurePools(metrics, pools);
      return readAllMetrics === null ? readMetrics(metrics) : readAllMetrics();
    },
  });
  await kept.synchronise(pools.reads);
  for (const id of await workspaces.ids()) relay.wake(id);
  const chores = createChores({ pools, clock, kept, relay, lanes, workspaces, keys, refusals, codes });
  const housekeeping = startHousekeeping(chores, log);
  return {
    http,
    registry: metrics.registry,
    async close() {
      await http.close();
      await simulations.stop();
      await lanes.drain();
      await housekeeping.stop();
      await pools.end();
    },
  };
}

/** What the caller of a command is told of an error: with an idempotency key, a race that is lost again and again is one in flight. */
function failureOf({ idempotency }: LedgerCommand, error: Error): Error {
  const isRace = error instanceof DatabaseUnavailable && isRaceLost(error.cause);
  return isRace && idempotency !== null ? new IdempotencyInFlight(error) : error;
}

async function readiness(pools: Pools): Promise<Readiness> {
  try {
    const text = `select current_setting('transaction_read_only')`;
    const [answer] = await query(pools.reads, [{ name: 'ping', text, values: [] }]);
    if (answer?.rows[0]?.[0] === 'on') return { ready: false, reason: 'The database can only be read.' };
    return { ready: true };
  } catch {
    return { ready: false, reason: 'The database can not be reached.' };
  }
}

function measurePools({ poolConnections }: Metrics, pools: Pools): void {
  for (const [name, pool] of Object.entries(pools)) {
    if (typeof pool === 'function') continue;
    poolConnections.set({ pool: name, state: 'open' }, pool.totalCount);
    poolConnections.set({ pool: name, state: 'idle' }, pool.idleCount);
    poolConnections.set({ pool: name, state: 'waiting' }, pool.waitingCount);
  }
}

async function readMetrics({ registry }: Metrics): Promise<MetricsText> {
  return { contentType: registry.contentType, text: await registry.metrics() };
}
