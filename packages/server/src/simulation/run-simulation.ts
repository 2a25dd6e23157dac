import {
  type Coupon,
  type PastOrder,
  type ReplayedOrder,
  Simulation,
  type SimulationReport,
} from '@couponry/engine';
import { type EarlierNote, type LeftOut, LeftOutTally } from './left-out.ts';
import { type OrdersSource, OutOfOrder, ordersAsTheyCome, ordersSorted } from './past-orders.ts';

/** What is replayed: the coupon that is tried out, and those beside it. */
export interface SimulatedCoupons {
  readonly draft: Coupon;
  readonly others: readonly Coupon[];
}

/** What came of a replay, and what of the orders it left out. */
export interface SimulationResult {
  readonly report: SimulationReport;
  readonly leftOut: readonly LeftOut[];
}

/** Who is told of each order. A replay that finds the orders unsorted begins anew. */
export interface ReplayListener {
  onBegin(): void;
  /** @returns a promise where the next order has to wait */
  onOrder(replayed: ReplayedOrder): Promise<void> | undefined;
}

/**
 * Replays orders against coupons. Orders in the order of time are read one by one and forgotten; others are read again, all of them,
 * and sorted first.
 *
 * @param timeZone of times that say none
 * @param notes what was found before
 * @throws OrdersError naming what can not be read
 */
export async function runSimulation(
  coupons: SimulatedCoupons,
  source: OrdersSource,
  timeZone: string,
  listener: ReplayListener,
  notes: readonly EarlierNote[] = [],
): Promise<SimulationResult> {
  const terms = { currency: coupons.draft.currency, timeZone };
  try {
    const tally = tallyOf(notes);
    return await replayAll(coupons, ordersAsTheyCome(source, terms, tally), tally, listener);
  } catch (error) {
    if (!(error instanceof OutOfOrder)) throw error;
    const tally = tallyOf(notes);
    return await replayAll(coupons, ordersSorted(source, terms, tally), tally, listener);
  }
}

function tallyOf(notes: readonly EarlierNote[]): LeftOutTally {
  const tally = new LeftOutTally();
  for (const { reason, orderId } of notes) tally.add(reason, orderId);
  return tally;
}

/** Replays orders that are in the order of time. */
async function replayAll(
  { draft, others }: SimulatedCoupons,
  orders: AsyncIterable<PastOrder>,
  tally: LeftOutTally,
  { onBegin, onOrder }: ReplayListener,
): Promise<SimulationResult> {
  const simulation = new Simulation(draft, others);
  onBegin();
  for await (const order of orders) {
    const waiting = onOrder(simulation.replay(order));
    if (waiting !== undefined) await waiting;
  }
  return { report: simulation.report(), leftOut: tally.list() };
}
