import pg from 'pg';
import { limitAnswers } from './pipeline.ts';

/** How to reach the database: a URL, or the socket of the embedded one. */
export type ConnectionTarget =
  | { readonly connectionString: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string };

/**
 * The connections of a process, apart by use: `ledger` decides and stores (only statements that go by index), `reads` answer
 * questions about current state and never wait for the ledger, `reports` may scan.
 */
export interface Pools {
  readonly ledger: pg.Pool;
  readonly reads: pg.Pool;
  readonly reports: pg.Pool;
  end(): Promise<void>;
}

/**
 * A process that stands still while it holds locks must not stop the others; what was answered must survive a crash,
 * whatever the database's own default is.
 */
const SAFE = [
  '-c synchronous_commit=on',
  '-c idle_in_transaction_session_timeout=5s',
  '-c lock_timeout=2s',
  '-c statement_timeout=10s',
].join(' ');

/**
 * Named statements that are planned while a table is empty would keep a plan that scans it. Every look-up of these pools goes by
 * key, so one plan is right for all parameters: planning anew each time costs as much as the statement.
 */
const BY_INDEX = [
  '-c enable_seqscan=off',
  '-c enable_hashjoin=off',
  '-c enable_mergejoin=off',
  '-c plan_cache_mode=force_generic_plan',
  '-c jit=off',
].join(' ');

/** How long a caller waits for a connection, in milliseconds. */
const CONNECT_TIMEOUT = 2000;

/** After this a connection that says nothing is given up: the server ends a statement of the write path after 10 s, a report after 60. */
const ANSWER_LIMIT = 12_000;
const REPORT_LIMIT = 65_000;

/** Opens the pools; connections are made when they are first needed. */
export function openPools(target: ConnectionTarget, size: { ledger: number; reads: number }): Pools {
  const safe = { options: `${SAFE} ${BY_INDEX}`, answerLimit: ANSWER_LIMIT };
  const ledger = openPool(target, { ...safe, max: size.ledger });
  const reads = openPool(target, { ...safe, max: size.reads });
  const slow = '-c statement_timeout=60s -c lock_timeout=5s -c synchronous_commit=on';
  const reports = openPool(target, { options: slow, answerLimit: REPORT_LIMIT, max: 4 });
  return {
    ledger,
    reads,
    reports,
    end: async () => {
      await Promise.all([ledger.end(), reads.end(), reports.end()]);
    },
  };
}

interface PoolSettings {
  readonly max: number;
  readonly options: string;
  readonly answerLimit: number;
}

function openPool(target: ConnectionTarget, { max, options, answerLimit }: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    ...target,
    max,
    options,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    idleTimeoutMillis: 0,
    keepAlive: true,
    application_name: 'couponry',
  });
  // A connection that dies while idle is replaced by the pool; whoever needs the database next is told if it is away.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    limitAnswers(client, answerLimit);
  });
  return pool;
}
