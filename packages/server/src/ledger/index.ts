/** The ledger's door: what a route, a job or the wiring may know of it. */

export type { Settled } from './execute-batch.ts';
export {
  Abandoned,
  type BatchObserver,
  type LaneExecutor,
  type LaneResult,
  Lanes,
  Overloaded,
} from './lanes.ts';
export { TickReads } from './tick-reads.ts';
