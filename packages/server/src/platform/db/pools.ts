import pg from 'pg';

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

/** Opens the pools; connections are made when they are first needed. */
export function openPools(target: ConnectionTarget, size: { ledger: number; reads: number }): Pools {
  const ledger = openPool(target, size.ledger, `${SAFE} ${BY_INDEX}`);
  const reads = openPool(target, size.reads, `${SAFE} ${BY_INDEX}`);
  const reports = openPool(target, 4, '-c statement_timeout=60s -c lock_timeout=5s -c synchronous_commit=on');
  return {
    ledger,
    reads,
    reports,
    end: async () => {
      await Promise.all([ledger.end(), reads.end(), reports.end()]);
    },
  };
}

function openPool(target: ConnectionTarget, max: number, options: string): pg.Pool {
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
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
