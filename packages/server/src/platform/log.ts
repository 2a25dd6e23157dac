import pg from 'pg';
import { pino } from 'pino';
import pretty from 'pino-pretty';

/** Where a process tells what it does. */
export type Log = pino.Logger;

/**
 * A log: readable on a terminal, JSON elsewhere. It goes to stderr, because stdout is for what a command answers. What could
 * name a person or open a door is never handed to it; keys in headers are cut out in case a library does.
 */
export function createLog(level: string): Log {
  const options = {
    level,
    redact: { paths: ['*.headers', 'headers', '*.authorization'], remove: true },
    serializers: { err: serializeError },
  };
  if (!process.stderr.isTTY) return pino(options, pino.destination({ dest: 2, sync: true }));
  return pino(
    options,
    pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' }),
  );
}

/** Classes of SQLSTATE whose messages quote what was sent: bad values, and keys that are there already. */
const QUOTES_VALUES = /^2[23]/;

/** What is told of an error. The database's details and some of its messages quote values, a person's among them. */
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? { cause: serializeError(error.cause) } : {};
  if (!(error instanceof pg.DatabaseError)) {
    return { type: error.name, message: error.message, stack: frames.join('\n'), ...cause };
  }
  const { code, table, constraint, routine } = error;
  const message = QUOTES_VALUES.test(code ?? '') ? {} : { message: error.message };
  return { type: 'DatabaseError', code, table, constraint, routine, ...message, stack: frames.join('\n') };
}
