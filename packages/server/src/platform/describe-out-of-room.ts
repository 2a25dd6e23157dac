import { DatabaseUnavailable } from './database-unavailable.ts';
import { isOutOfRoom, sqlstateOf } from './db/sqlstate.ts';
import type { Log } from './log.ts';

const DISK_FULL = '53100';
/** In a rush a thousand callers a second are told; who reads the log has to be told only that it still is so. */
const AGAIN_MS = 30_000;

/**
 * What the database lacks, as a sentence for whoever runs it; null where an error has another cause.
 *
 * @example describeOutOfRoom(error) // 'The disk of the database is full (could not extend file ...). Nothing can be stored until there is room.'
 */
export function describeOutOfRoom(error: unknown): string | null {
  const cause = error instanceof DatabaseUnavailable ? error.cause : error;
  if (!(isOutOfRoom(cause) && cause instanceof Error)) return null;
  if (sqlstateOf(cause) !== DISK_FULL) return `The database can not take more (${cause.message}).`;
  return `The disk of the database is full (${cause.message}). Nothing can be stored until there is room.`;
}

/** Says in the log that the database lacks room: callers are told only that nothing was done, and a probe finds that it serves. */
export function tellingOutOfRoom(log: Log): (error: Error) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    const text = describeOutOfRoom(error);
    if (text === null || performance.now() - toldAt < AGAIN_MS) return;
    toldAt = performance.now();
    log.error(text);
  };
}
