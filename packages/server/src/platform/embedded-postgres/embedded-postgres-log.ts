/** Where the embedded PostgreSQL tells what happens to it, one line each; a pino logger fits. */
export interface EmbeddedPostgresLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
