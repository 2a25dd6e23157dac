import pg from 'pg';
import type { ConnectionTarget } from './pools.ts';

/** How many connections a command of the command line uses. */
const COMMAND_CONNECTIONS = 4;

/** A pool for a command: its statements may take long, and a report may scan. */
export function openCommandPool(target: ConnectionTarget): pg.Pool {
  const pool = new pg.Pool({
    ...target,
    max: COMMAND_CONNECTIONS,
    options: '-c lock_timeout=30s -c synchronous_commit=on',
    connectionTimeoutMillis: 10_000,
    application_name: 'couponry command',
  });
  pool.on('error', () => undefined);
  return pool;
}
