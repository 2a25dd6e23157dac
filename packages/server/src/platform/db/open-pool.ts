import pg from 'pg';
import { DAYS_AS_ISO } from './days-as-iso.ts';
import type { ConnectionTarget } from './pools.ts';

/** How many connections a command of the command line uses. */
const COMMAND_CONNECTIONS = 4;

/** A command that somebody suspends while it holds locks must not stop the servers. It may be slow, and would have to be run again. */
const SAFE = `${DAYS_AS_ISO} -c idle_in_transaction_session_timeout=5s -c lock_timeout=30s -c synchronous_commit=on`;

/** A pool for a command: its statements may take long, and a report may scan. */
export function openCommandPool(target: ConnectionTarget): pg.Pool {
  const pool = new pg.Pool({
    ...target,
    max: COMMAND_CONNECTIONS,
    options: SAFE,
    connectionTimeoutMillis: 10_000,
    application_name: 'couponry command',
  });
  pool.on('error', () => undefined);
  return pool;
}
