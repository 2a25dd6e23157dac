/** What answers requests: this process, or its workers. */
export interface Serving {
  readonly port: number;
  /** Stops accepting, finishes what is in flight, lets go of the database. */
  stop(): Promise<void>;
}
