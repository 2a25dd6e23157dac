import { ConfigError } from '../config.ts';
import { DatabaseUnavailable } from '../platform/database-unavailable.ts';
import { isConnectionLost, isReadOnly, sqlstateOf } from '../platform/db/sqlstate.ts';
import { describeOutOfRoom } from '../platform/describe-out-of-room.ts';
import { EmbeddedPostgresError } from '../platform/embedded-postgres/embedded-postgres-error.ts';
import { DatabaseIsNewer, DatabaseUnfit } from '../platform/migrate.ts';

/** A command that can not do what it was asked. `message` is one line, ready to print. */
export class CommandFailure extends Error {
  override name = 'CommandFailure';
}

const NOT_ALLOWED = '42501';
const PLAIN = [CommandFailure, ConfigError, EmbeddedPostgresError, DatabaseIsNewer, DatabaseUnfit];

/** What to print for an error: one clear line where people can do something about it, else all that is known. */
export function describeFailure(error: unknown): string {
  if (PLAIN.some((kind) => error instanceof kind)) return (error as Error).message;
  if (!(error instanceof Error)) return String(error);
  const lacking = describeOutOfRoom(error);
  if (lacking !== null) return lacking;
  const refused = describeRefusal(error instanceof DatabaseUnavailable ? error.cause : error);
  if (refused !== null) return refused;
  if (error instanceof DatabaseUnavailable && error.cause instanceof Error) {
    return `The database can not be reached: ${error.cause.message}`;
  }
  if ('code' in error && typeof error.code === 'string' && /^(E[A-Z]+|28...|3D000|57P03)$/.test(error.code)) {
    return `The database can not be reached: ${error.message || error.code}`;
  }
  if (isConnectionLost(error)) return `The connection to the database was lost: ${error.message}`;
  return error.stack ?? error.message;
}

/** What whoever runs the database has to change; null where an error has another cause. */
function describeRefusal(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (isReadOnly(error)) {
    return `The database can only be read (${error.message}). Set DATABASE_URL to the one that takes writes.`;
  }
  if (sqlstateOf(error) !== NOT_ALLOWED) return null;
  return `The user of DATABASE_URL may not do what is needed (${error.message}). Make it the owner of the database and of what is in it.`;
}
