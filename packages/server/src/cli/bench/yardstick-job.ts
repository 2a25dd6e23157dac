import type { ConnectionTarget } from '../../platform/db/pools.ts';
import type { Latencies } from './load-job.ts';

/** What a process measures of the database alone. */
export type YardstickJob = { readonly target: ConnectionTarget; readonly seconds: number } & (
  | {
      /** Single-statement redemptions: a counter under its limit, one statement each. */
      readonly kind: 'statement';
      readonly connections: number;
      /** Over how many counters they are spread. */
      readonly counters: number;
    }
  /** COPY of the rows that redemptions wrote. */
  | { readonly kind: 'copy' }
  | {
      /** Transactions that write what a redemption writes, on one connection. */
      readonly kind: 'transaction';
      readonly way: TransactionWay;
    }
);

/**
 * How a transaction is sent: each statement after the answer to the one before it, as a driver does; all statements but for
 * the first few in one packet; or the smallest that there is, `BEGIN`, one insert, `COMMIT`.
 */
export type TransactionWay = 'one by one' | 'two packets' | 'smallest';

/** What a process answers. */
export interface YardstickResult {
  readonly statement: { readonly perSecond: number };
  /** `rows`: over how many redemptions it was measured. */
  readonly copy: { readonly perSecond: number; readonly redemptions: number };
  readonly transaction: Latencies;
}
