import { pino } from 'pino';
import pretty from 'pino-pretty';

/** Where a process tells what it does. */
export type Log = pino.Logger;

/**
 * A log: readable on a terminal, JSON elsewhere. It goes to stderr, because stdout is for what a command answers. What could
 * name a person or open a door is never handed to it; keys in headers are cut out in case a library does.
 */
export function createLog(level: string): Log {
  const options = { level, redact: { paths: ['*.headers', 'headers', '*.authorization'], remove: true } };
  if (!process.stderr.isTTY) return pino(options, pino.destination({ dest: 2, sync: true }));
  return pino(
    options,
    pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' }),
  );
}
