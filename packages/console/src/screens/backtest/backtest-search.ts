/** What the page of backtests is about. */
export interface BacktestSearch {
  /** The coupon that is tried. */
  readonly coupon?: string;
  /** The backtest that runs, or ran. */
  readonly job?: string;
}

const ID = /^[0-9a-f-]{36}$/i;

/** What is asked for, from the address; what is not understood is left out. */
export function readBacktestSearch({ coupon, job }: Readonly<Record<string, unknown>>): BacktestSearch {
  return { ...(isId(coupon) ? { coupon } : {}), ...(isId(job) ? { job } : {}) };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}
