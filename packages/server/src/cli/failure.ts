import { ConfigError } from '../config.ts';
import { DatabaseUnavailable } from '../platform/database-unavailable.ts';
import { isConnectionLost } from '../platform/db/sqlstate.ts';
import { describeOutOfRoom } from '../platform/describe-out-of-room.ts';
import { EmbeddedPostgresError } from '../platform/embedded-postgres/embedded-postgres-error.ts';
import { DatabaseIsNewer, DatabaseNotDurable } from '../platform/migrate.ts';

/** A command that can not do what it was asked. `message` is one line, ready to print. */
export class CommandFailure extends Error {
  override name = 'CommandFailure';
}

const PLAIN = [CommandFailure, ConfigError, EmbeddedPostgresError, DatabaseIsNewer, DatabaseNotDurable];

/** What to print for an error: one clear line where people can do something about it, else all that is known. */
export function describeFailure(error: unknown): string {
  if (PLAIN.some((kind) => error instanceof kind)) return (error as Error).message;
  if (!(error instanceof Error)) return String(error);
  const lacking = describeOutOfRoom(error);
  if (lacking !== null) return lacking;
  if (error instanceof DatabaseUnavailable && error.cause instanceof Error) {
    return `The database can not be reached: ${error.cause.message}`;
  }
  if ('code' in error && typeof error.code === 'string' && /^(E[A-Z]+|28...|3D000|57P03)$/.test(error.code)) {
    return `The database can not be reached: ${error.message || error.code}`;
  }
  if (isConnectionLost(error)) return `The connection to the database was lost: ${error.message}`;
  return error.stack ?? error.message;
}
