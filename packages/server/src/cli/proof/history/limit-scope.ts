import type { CountChange } from './count-changes.ts';
import type { CouponPlan, Limit, Period } from './proof-coupon.ts';

/**
 * One bound of a coupon: what it counts, and the name of the share in which a change counts, null where it counts in none. An
 * individual code is bounded by the limit per client too, whoever presents it.
 */
export interface Bound {
  readonly max: number;
  readonly what: CountChange['what'];
  readonly period: Period | null;
  /** How a refusal for it is told. */
  readonly reason: string;
  shareOf(change: Pick<CountChange, 'clientId' | 'code' | 'day'>): string | null;
}

/** All bounds of a coupon. */
export function boundsOf({ kind, limits }: CouponPlan): Bound[] {
  return limits.flatMap((limit): Bound[] => {
    const { max } = limit;
    const all = () => 'all';
    if (limit.on === 'activations') {
      return [{ max, what: 'activations', period: null, reason: 'activations_used_up', shareOf: all }];
    }
    if (limit.on === 'discount') {
      return [{ max, what: 'discount', period: null, reason: 'budget_used_up', shareOf: all }];
    }
    const bounds = [useBound(limit, limit.per)];
    const boundsCode = kind === 'ean13' && limit.per === 'client';
    return boundsCode ? [...bounds, useBound(limit, 'code')] : bounds;
  });
}

type UseLimit = Extract<Limit, { on: 'redemptions' }>;

function useBound(limit: UseLimit, per: UseLimit['per']): Bound {
  const { max } = limit;
  const period = limit.period ?? null;
  return {
    max,
    what: 'uses',
    period,
    reason: period === null ? `${per}_used_up` : 'period_used_up',
    shareOf: ({ clientId, code, day }) => {
      const whose = { client: clientId, code, coupon: 'all' }[per];
      if (whose === null) return null;
      return period === null ? whose : `${whose} in the ${period} of ${firstDayOf(period, day)}`;
    },
  };
}

/**
 * The first day of the period that a day is in. Told apart from the platform's own calendar on purpose: what checks does not
 * stand on what is checked.
 *
 * @example firstDayOf('week', '2026-11-22') // '2026-11-16', a Monday
 */
function firstDayOf(period: Period, day: string): string {
  if (period === 'day') return day;
  if (period === 'month') return `${day.slice(0, 7)}-01`;
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() - ((noon.getUTCDay() + 6) % 7));
  return noon.toISOString().slice(0, 10);
}

/** The local day of an instant in a zone, as `YYYY-MM-DD`. */
export function localDay(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}
