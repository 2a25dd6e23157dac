import pg from 'pg';
import { ConnectionLost } from './connection-lost.ts';

/**
 * The transaction lost a race and is decided anew: serialisation failure, deadlock, lock not available, and a unique
 * violation, by which a batch learns of a row that another one made meanwhile.
 */
const RACE_LOST = new Set(['40001', '40P01', '55P03', '23505']);

/**
 * A `COMMIT` that ends in one of these may have happened: the server went away in the middle, or it had closed the connection
 * of a process that stood still with locks in its hands (25P03, 25P04).
 */
const SERVER_GONE = /^(57P0|08|25P0[34])/;

/** The SQLSTATE of an error of the database, or null for any other error. */
export function sqlstateOf(error: unknown): string | null {
  return error instanceof pg.DatabaseError ? (error.code ?? null) : null;
}

/** A batch saw that a row was made while it waited for a lock, before the database did: it is decided anew. */
export class RaceLost extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RaceLost';
  }
}

/** Whether the transaction may succeed when it is simply decided again. */
export function isRaceLost(error: unknown): boolean {
  return error instanceof RaceLost || RACE_LOST.has(sqlstateOf(error) ?? '');
}

/** Whether the connection or the server is gone, so that nothing is known of what was under way. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof ConnectionLost || SERVER_GONE.test(sqlstateOf(error) ?? '');
}

/**
 * Whether the server broke the statement off: it took too long, or somebody who looks after the database cancelled it. Nothing was
 * done then, for a `COMMIT` is not broken off.
 */
export function isCancelled(error: unknown): boolean {
  return sqlstateOf(error) === '57014';
}

/**
 * Whether the database can only be read: it is a standby, or whoever runs it let nobody write any more, as some do when its disk is
 * nearly full. Nothing was done then.
 */
export function isReadOnly(error: unknown): boolean {
  return sqlstateOf(error) === '25006';
}

/** Whether the server refuses to store for want of room (53100 disk full, 53200 memory, 53300 connections). */
export function isOutOfRoom(error: unknown): boolean {
  return /^(53|58030)/.test(sqlstateOf(error) ?? '');
}
