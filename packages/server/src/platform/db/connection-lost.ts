/** The connection went away while statements were under way; whether they were carried out is not known. */
export class ConnectionLost extends Error {
  constructor(cause: Error) {
    super(`The connection to the database was lost: ${cause.message}`, { cause });
    this.name = 'ConnectionLost';
  }
}
