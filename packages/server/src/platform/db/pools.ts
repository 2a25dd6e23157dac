import pg from 'pg';
import { DAYS_AS_ISO } from './days-as-iso.ts';
import { limitAnswers, pipeline } from './pipeline.ts';
import type { Statement } from './statement.ts';

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
 * whatever the database's own default is. A transaction is idle only while the process decides, which takes milliseconds: not even
 * one that gets a twentieth of a processor takes a second. That is less than others wait for a lock, so that nobody is turned away.
 */
const SAFE = [
  DAYS_AS_ISO,
  '-c synchronous_commit=on',
  '-c idle_in_transaction_session_timeout=1s',
  '-c lock_timeout=2s',
  '-c statement_timeout=10s',
].join(' ');

/**
 * A process that stands still when half of a packet has gone out is not idle to the database, which waits for the rest of it for ever:
 * only a limit for the whole transaction ends that, and only PostgreSQL 17 and later have one. Longer than any statement may take.
 */
const LIMIT_TRANSACTIONS: Statement = {
  name: 'limit_transactions',
  text: `select set_config('transaction_timeout', '15s', false)
    where current_setting('server_version_num')::int >= 170000`,
  values: [],
};

/**
 * What a standby answers may be of some time ago, and a connection to one would stay: after the other one has taken over, its address
 * can lead there for a while. A primary becomes a standby only when it starts anew, and then there is no connection to it any more.
 */
const IS_STANDBY: Statement = { name: 'is_standby', text: 'select pg_is_in_recovery()', values: [] };

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
  const safe = { options: `${SAFE} ${BY_INDEX}`, answerLimit: ANSWER_LIMIT, first: [LIMIT_TRANSACTIONS] };
  const ledger = openPool(target, { ...safe, max: size.ledger });
  const reads = openPool(target, { ...safe, max: size.reads });
  const slow = `${DAYS_AS_ISO} -c statement_timeout=60s -c lock_timeout=5s -c synchronous_commit=on`;
  const reports = openPool(target, { options: slow, answerLimit: REPORT_LIMIT, first: [], max: 4 });
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
  /** What each connection is told before it is used. */
  readonly first: readonly Statement[];
}

function openPool(target: ConnectionTarget, { max, options, answerLimit, first }: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    ...target,
    max,
    options,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    idleTimeoutMillis: 0,
    keepAlive: true,
    application_name: 'couponry',
    onConnect: async (client) => {
      client.on('error', () => undefined);
      limitAnswers(client, answerLimit);
      const answers = await pipeline(client, [...first, IS_STANDBY]);
      if (answers.at(-1)?.rows[0]?.[0] === 't')
        throw new Error('the database is a standby, which takes no writes');
    },
  });
  // A connection that dies while idle is replaced by the pool; whoever needs the database next is told if it is away.
  pool.on('error', () => undefined);
  return pool;
}
