import pg from 'pg';
import { DatabaseUnavailable } from '../database-unavailable.ts';

/**
 * The connection went away while statements were under way; whether they were carried out is not known. Whoever knows better (it
 * only read, nothing was committed yet) says so; to everybody else the database is away, which is not a fault of the program.
 */
export class ConnectionLost extends DatabaseUnavailable {
  /** The SQLSTATE with which the server took leave; null when it went without a word. */
  readonly code: string | null;

  constructor(cause: Error) {
    super('unknown', cause);
    this.code = cause instanceof pg.DatabaseError ? (cause.code ?? null) : null;
    this.name = 'ConnectionLost';
    this.message = `The connection to the database was lost: ${cause.message}`;
  }
}
