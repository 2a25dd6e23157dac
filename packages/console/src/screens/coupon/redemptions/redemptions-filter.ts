const TYPES = ['redemption', 'rollback', 'activation'] as const;

/** How many days back a period begins: today is the day that began at midnight on this device. */
export const PERIODS = { today: 0, week: 6, month: 29 } as const;

/** What the list is narrowed to. */
export interface RedemptionsFilter {
  readonly type?: (typeof TYPES)[number];
  readonly period?: keyof typeof PERIODS;
  /** The whole of an order's number, or of a code. */
  readonly q?: string;
}

/** What the list is narrowed to, from its address; what is not understood is left out. */
export function readRedemptionsFilter(search: Readonly<Record<string, unknown>>): RedemptionsFilter {
  const type = TYPES.find((known) => known === search.type);
  const period = (Object.keys(PERIODS) as (keyof typeof PERIODS)[]).find((known) => known === search.period);
  const q =
    typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q).trim().slice(0, 255) : '';
  return {
    ...(type === undefined ? {} : { type }),
    ...(period === undefined ? {} : { period }),
    ...(q === '' ? {} : { q }),
  };
}

/** When a period began, on this device. */
export function periodStart(period: keyof typeof PERIODS, now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - PERIODS[period]);
}
