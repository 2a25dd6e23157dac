/** The ledger's door: what a route, a job or the wiring may know of it. */
export { Abandoned, Lanes, Overloaded } from './lanes.ts';
export { TickReads } from './tick-reads.ts';
