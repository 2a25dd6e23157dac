import type { BacktestWish } from '../../../api/backtest-queries.ts';
import type { OrdersFile } from './read-orders-file.ts';

/** How many days back the orders of the shop are taken from. */
export const LEDGER_DAYS = [7, 30, 90, 365] as const;

/** Which orders are replayed: those of a file, or those that redeemed something here. */
export interface OrdersChoice {
  readonly from: 'file' | 'ledger';
  readonly file: OrdersFile | null;
  readonly days: (typeof LEDGER_DAYS)[number];
}

const DAY_MS = 86_400_000;

/** What is sent of the choice; null where no file was chosen yet. */
export function ordersOf({ from, file, days }: OrdersChoice, now: Date): Partial<BacktestWish> | null {
  if (from === 'file') return file === null ? null : { ordersCsv: file.csv };
  const begin = new Date(now.getTime() - days * DAY_MS);
  return { ledger: { from: begin.toISOString(), to: now.toISOString() } };
}
