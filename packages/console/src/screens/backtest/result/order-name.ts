/** The store of those who have only one; orders of the others are told with theirs. */
const ONLY_STORE = 'default/';

/** What an order of a backtest is called: as its shop calls it, and with the shop where there are several. */
export function orderName(orderId: string): string {
  return orderId.startsWith(ONLY_STORE) ? orderId.slice(ONLY_STORE.length) : orderId;
}
