import { couponToAuditV1 } from '@couponry/contract';
import type { Coupon } from '@couponry/engine';
import type { FastifyInstance } from 'fastify';
import { listAuditLog } from './commands/audit-log/list-audit-log.ts';
import { noteReasons } from './commands/audit-log/note-reason.ts';
import { CheckoutReads } from './commands/checkout/checkout-reads.ts';
import { clientCoupons, clientTimeline, clientTimelineBefore } from './commands/clients/client-timeline.ts';
import { eraseClient } from './commands/clients/erase-client.ts';
import { exportClient } from './commands/clients/export-client.ts';
import { findClient } from './commands/clients/find-client.ts';
import { listClients } from './commands/clients/list-clients.ts';
import { mergeClients } from './commands/clients/merge-clients.ts';
import { upsertClient, upsertClients } from './commands/clients/upsert-clients.ts';
import { readWallet } from './commands/clients/wallet.ts';
import { findHeldActivation } from './commands/codes/activate-coupon.ts';
import { CodeDirectory, type ResolvedCode } from './commands/codes/code-directory.ts';
import { CodeLeases } from './commands/codes/code-leases.ts';
import { findCodes } from './commands/codes/find-codes.ts';
import { generateCodes } from './commands/codes/generate-codes.ts';
import { GuessLimits } from './commands/codes/guess-limits.ts';
import { importCodes } from './commands/codes/import-codes.ts';
import { listCodes, readListed, searchCodes } from './commands/codes/list-codes.ts';
import { ServedCodes } from './commands/codes/served-codes.ts';
import { readStoredUse } from './commands/codes/stored-use.ts';
import type { CartClients } from './commands/coupon-ledger/cart-clients.ts';
import { collectDeadHolds } from './commands/coupon-ledger/collect-dead-holds.ts';
import {
  IdempotencyInFlight,
  type LedgerCommand,
  type LedgerOutcome,
} from './commands/coupon-ledger/command.ts';
import { type BatchContext, executeCommands } from './commands/coupon-ledger/execute-commands.ts';
import { type CartClientKeys, readCartClientsTogether } from './commands/coupon-ledger/read-cart-clients.ts';
import {
  type CodeStanding,
  readStandings,
  type StandingQuestion,
} from './commands/coupon-ledger/read-standing.ts';
import { CouponCache } from './commands/coupons/coupon-cache.ts';
import { type CouponPorts, readCoupon } from './commands/coupons/coupon-ports.ts';
import { couponStatistics, statisticsBetween, totalsByCoupon } from './commands/coupons/coupon-statistics.ts';
import { couponTimeline } from './commands/coupons/coupon-timeline.ts';
import { createCoupon } from './commands/coupons/create-coupon.ts';
import { duplicateCoupon } from './commands/coupons/duplicate-coupon.ts';
import { editCoupon } from './commands/coupons/edit-coupon.ts';
import { couponTags, findCoupons, listCoupons } from './commands/coupons/list-coupons.ts';
import { seeCoupons } from './commands/coupons/see-coupons.ts';
import { warningsOfCoupon } from './commands/coupons/warnings-of-coupon.ts';
import { createApiKeyOnce, listKeysOf, revokeKeyOf } from './commands/keys/api-key-commands.ts';
import { KeyRing } from './commands/keys/key-ring.ts';
import { installationSecret } from './commands/people/installation-secret.ts';
import type { CodePorts } from './commands/ports.ts';
import { ledgerOrders } from './commands/simulations/ledger-orders.ts';
import { Simulations } from './commands/simulations/simulations.ts';
import { couponHours } from './commands/statistics/coupon-hours.ts';
import { keepSums } from './commands/statistics/keep-sums.ts';
import { readAttention } from './commands/statistics/read-attention.ts';
import { workspaceStatistics } from './commands/statistics/workspace-statistics.ts';
import { forgetExpired } from './commands/workspaces/forget-expired.ts';
import { WorkspaceDirectory } from './commands/workspaces/workspace-directory.ts';
import type { Config } from './config.ts';
import { createPeople } from './create-people.ts';
import { FeedRelay } from './events/feed-relay.ts';
import { createHttp } from './http/create-http.ts';
import type { Readiness } from './http/health-routes.ts';
import type { PeopleServices } from './http/people-services.ts';
import { FailedKeys } from './http/plugins/failed-keys.ts';
import type { Services } from './http/services.ts';
import { type Chore, startHousekeeping } from './jobs/housekeeping.ts';
import { Lanes, TickReads } from './ledger/index.ts';
import { aesPrf } from './platform/aes-prf.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { DatabaseClock } from './platform/database-clock.ts';
import { DatabaseUnavailable } from './platform/database-unavailable.ts';
import { type ConnectionTarget, openPools, type Pools } from './platform/db/pools.ts';
import { query } from './platform/db/query.ts';
import { isRaceLost } from './platform/db/sqlstate.ts';
import { connect } from './platform/db/transaction.ts';
import { makeId } from './platform/ids.ts';
import type { Log } from './platform/log.ts';
import { createMetrics, type Metrics, type MetricsText } from './platform/metrics.ts';
import { makePartitions } from './platform/partitions.ts';
import { sweepSpools } from './platform/spool.ts';
import { runInThread } from './simulation/run-in-thread.ts';
import { RefusalCounter } from './statistics/refusal-counter.ts';

/** Batches under way at once in a process; a single hot coupon uses one, the others are for its neighbours. */
const LEDGER_WORKERS = 3;
/** Rounds of questions under way at once. */
const READ_ROUNDS = 3;
/** Connections beside those of the workers: edits, bulk loads, commits in doubt. */
const SPARE_CONNECTIONS = 4;
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
  const batch = { pool: pools.ledger, cache, clock, makeId, stripe, onCommit };
  const lanes = new Lanes<LedgerCommand, LedgerOutcome>(LEDGER_WORKERS, {
    execute: (workspaceId, ...given) => executeCommands(batch, workspaceId, ...given),
    failureOf,
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
  const chores = createChores({ pools, clock, kept, relay, lanes, batch, workspaces, keys, refusals, codes });
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

interface ServiceParts extends Pick<CodeParts, 'pools' | 'lanes' | 'workspaces'> {
  readonly codes: CodePorts;
  readonly maxCartLines: number;
  readonly ports: CouponPorts;
  readonly stripe: number;
  readonly simulations: Simulations;
  readonly keys: KeyRing;
  readonly people: PeopleServices;
}

/** What routes stand on: the use cases, each with the connections that are for its kind. */
function createServices(parts: ServiceParts): Services {
  const { simulations, codes, pools, ports, stripe, lanes, workspaces, keys, people, maxCartLines } = parts;
  return {
    codes,
    maxCartLines,
    people,
    failedKeys: new FailedKeys(),
    isFull: (waited) => lanes.isFull(waited),
    findKey: (key) => keys.find(key),
    findKeyById: (id) => keys.findById(id),
    workspaceIdOfKey: (id) => keys.workspaceIdOf(id),
    workspace: (id) => workspaces.get(id),
    createCoupon: (...wanted) => createCoupon(ports, ...wanted),
    duplicateCoupon: (...wanted) => duplicateCoupon(ports, ...wanted),
    editCoupon: (...wanted) => editCoupon(ports, ...wanted),
    warningsOfCoupon: (...wanted) => warningsOfCoupon(pools.reads, ...wanted),
    readCoupon: (...wanted) => readCoupon(pools.reads, ...wanted),
    listCoupons: (...wanted) => listCoupons(pools.reports, ...wanted),
    findCoupons: (...wanted) => findCoupons(pools.reports, ...wanted),
    couponTags: (...wanted) => couponTags(pools.reports, ...wanted),
    totalsByCoupon: (...wanted) => totalsByCoupon(pools.reports, ...wanted),
    statisticsBetween: (...wanted) => statisticsBetween(pools.reports, ...wanted),
    couponHours: (...wanted) => couponHours(pools.reports, ...wanted),
    workspaceStatistics: (...wanted) => workspaceStatistics(pools.reports, ...wanted),
    attention: (caller) => readAttention({ pool: pools.reports, clock: ports.clock }, caller),
    heldActivation: (...wanted) => findHeldActivation(pools.reads, ...wanted),
    upsertClient: (...wanted) => upsertClient(ports, ...wanted),
    wallet: (...wanted) => readWallet(pools.reads, codes, ...wanted),
    createKey: (...wanted) => createApiKeyOnce(ports, ...wanted),
    listKeys: (...wanted) => listKeysOf(pools.reads, ...wanted),
    revokeKey: (...wanted) => revokeKeyOf(ports, ...wanted),
    startSimulation: (...wanted) => simulations.start(...wanted),
    readJob: (...wanted) => simulations.read(...wanted),
    ledgerOrders: (...wanted) => ledgerOrders(pools.reports, ...wanted),
    noteReasons: (...wanted) => noteReasons({ ...ports, pool: pools.reads }, ...wanted),
    auditLog: (...wanted) => listAuditLog(pools.reports, ...wanted),
    generateCodes: (...wanted) => generateCodes({ ...ports, stripe, leases: codes.leases }, ...wanted),
    importCodes: (...wanted) => importCodes({ ...ports, stripe }, ...wanted),
    listCodes: (...wanted) => listCodes({ pool: pools.reports, clock: ports.clock }, ...wanted),
    searchCodes: (...wanted) => searchCodes({ pool: pools.reports, clock: ports.clock }, ...wanted),
    readListedCodes: (...wanted) => readListed({ pool: pools.reads, clock: ports.clock }, ...wanted),
    statistics: (...wanted) => couponStatistics(pools.reports, ...wanted),
    findClient: (...wanted) => findClient(pools.reads, ...wanted),
    listClients: (...wanted) => listClients(pools.reports, ...wanted),
    exportClient: (...wanted) => exportClient({ ...ports, pool: pools.reports }, ...wanted),
    mergeClients: (...wanted) => mergeClients(ports, ...wanted),
    eraseClient: (...wanted) => eraseClient(ports, ...wanted),
    upsertClients: (...wanted) => upsertClients(ports, ...wanted),
    timelineBefore: (...wanted) => clientTimelineBefore(pools.reads, ...wanted),
    couponTimeline: (...wanted) => couponTimeline(pools.reports, ...wanted),
    timeline: (...wanted) => clientTimeline({ pool: pools.reads, clock: ports.clock }, ...wanted),
    clientCoupons: (...wanted) => clientCoupons(pools.reads, ...wanted),
  };
}

interface CodeParts {
  readonly config: Config;
  readonly pools: Pools;
  readonly clock: Clock;
  readonly cache: CouponCache;
  readonly batch: BatchContext;
  readonly lanes: Lanes<LedgerCommand, LedgerOutcome>;
  readonly workspaces: WorkspaceDirectory;
  readonly refusals: RefusalCounter;
  readonly metrics: Metrics;
}

function createCodePorts(parts: CodeParts): CodePorts {
  const { config, pools, clock, cache, lanes, batch, workspaces, refusals, metrics } = parts;
  const found = new TickReads<readonly string[], ResolvedCode | null>(READ_ROUNDS, (workspaceId, asked) =>
    findCodes(pools.reads, workspaceId, asked),
  );
  const coupons = new TickReads<string, Coupon | null>(READ_ROUNDS, (workspaceId, ids) =>
    seeCoupons(pools.reads, cache, workspaceId, ids),
  );
  const standings = new TickReads<StandingQuestion, CodeStanding | null>(
    READ_ROUNDS,
    (workspaceId, questions) => readStandings(pools.reads, cache, workspaceId, questions),
  );
  const cartClients = new TickReads<CartClientKeys, CartClients>(READ_ROUNDS, (workspaceId, keys) =>
    readCartClientsTogether({ pool: pools.reads, clock }, workspaceId, keys),
  );
  return {
    clock,
    makeId,
    directory: new CodeDirectory((workspaceId, keys) => found.ask(workspaceId, keys)),
    leases: new CodeLeases(pools.ledger, (workspaceId) => aesPrf(workspaces.known(workspaceId).codeKey)),
    guesses: new GuessLimits(pools.reads, clock, config.guesses),
    served: new ServedCodes(clock),
    checkout: new CheckoutReads(pools.reads),
    countRefusal(workspaceId, couponId, day, reason) {
      refusals.count(workspaceId, couponId, day, reason);
      metrics.refusals.inc({ reason });
    },
    coupon: (workspaceId, couponId) =>
      cache.in(workspaceId).get(couponId) ?? coupons.ask(workspaceId, couponId),
    forgetCoupon: (workspaceId, couponId) => cache.in(workspaceId).forget(couponId),
    stored: (workspaceId, result) => readStoredUse(pools.reads, workspaceId, result),
    ask: (workspaceId, question) => standings.ask(workspaceId, question),
    askClients: (workspaceId, keys) => cartClients.ask(workspaceId, keys),
    collectDeadHolds: (workspaceId, couponId) => collectHolds(batch, workspaceId, couponId),
    submit(workspaceId, command, isAbandoned) {
      const together = command.kind === 'together';
      const lane = together ? makeId(clock.now()) : command.couponId;
      return lanes.submit({ workspaceId, lane, command, isAbandoned, alone: together });
    },
  };
}

/** What the caller of a command is told of an error: with an idempotency key, a race that is lost again and again is one in flight. */
function failureOf({ idempotency }: LedgerCommand, error: Error): Error {
  const isRace = error instanceof DatabaseUnavailable && isRaceLost(error.cause);
  return isRace && idempotency !== null ? new IdempotencyInFlight(error) : error;
}

/** Collects dead holds of a coupon (null: of any) beside the lanes; what guards them are their locks. */
async function collectHolds(
  batch: BatchContext,
  workspaceId: string,
  couponId: string | null,
): Promise<void> {
  await collectDeadHolds(batch, workspaceId, [couponId], (wishes) =>
    executeCommands(batch, workspaceId, wishes, { mayWait: true, again: false, onStoring: () => {} }),
  );
}

interface ChoreParts extends Pick<CodeParts, 'pools' | 'clock' | 'lanes' | 'workspaces' | 'refusals'> {
  readonly kept: DatabaseClock;
  readonly relay: FeedRelay;
  readonly batch: BatchContext;
  readonly keys: KeyRing;
  readonly codes: CodePorts;
}

function createChores({
  pools,
  clock,
  kept,
  lanes,
  batch,
  workspaces,
  refusals,
  relay,
  keys,
  codes,
}: ChoreParts): Chore[] {
  const wakeAll = async (): Promise<void> => {
    for (const id of await workspaces.ids()) relay.wake(id);
  };
  // For tidiness only: who is refused for a dead hold collects it first.
  const collectAll = async (): Promise<void> => {
    for (const id of await workspaces.ids()) await collectHolds(batch, id, null);
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

async function readiness(pools: Pools): Promise<Readiness> {
  try {
    await query(pools.reads, [{ name: 'ping', text: 'select 1', values: [] }]);
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
