import type { CouponPlan, Limit, Period } from '../history/proof-coupon.ts';
import type { Random } from '../random.ts';

/** What every kind of coupon has to say for itself; the rest is drawn. */
type Draft = Partial<Omit<CouponPlan, 'discount'>> & Pick<CouponPlan, 'name'>;

const PERIODS: readonly Period[] = ['day', 'week', 'month'];

/** Each kind of limit by itself, and some of them together. Limits are small, so that many tills race for the last use. */
const DRAFTS: readonly ((random: Random) => Draft)[] = [
  (random) => ({ name: 'the first few', limits: [activations(random, 2, 8)] }),
  (random) => ({ name: 'a few times a client', limits: [uses(random, 'client', 1, 3)] }),
  (random) => ({ name: 'so many uses', limits: [uses(random, 'coupon', 3, 15)] }),
  (random) => ({ name: 'so often this code', limits: [uses(random, 'code', 2, 10)] }),
  (random) => ({ name: 'a budget', limits: [{ on: 'discount', max: random.integer(500, 6000) }] }),
  () => ({ name: 'for everybody', limits: [] }),
  (random) => ({ name: 'a number each, a few times', kind: 'ean13', limits: [uses(random, 'code', 1, 3)] }),
  (random) => ({ name: 'a number for the first few', kind: 'ean13', limits: [activations(random, 2, 6)] }),
  (random) => ({
    name: 'a number, by client',
    kind: 'ean13',
    activationRequired: true,
    limits: [uses(random, 'client', 1, 3), activations(random, 3, 6)],
  }),
  (random) => ({ name: 'activated first', activationRequired: true, limits: [activations(random, 2, 5)] }),
  (random) => ({
    name: 'so often in a while',
    limits: [
      { ...uses(random, 'client', 1, 2), period: random.pick(PERIODS) },
      { ...uses(random, 'coupon', 4, 12), period: random.pick(PERIODS) },
    ],
  }),
  (random) => ({ name: 'off one line', takes: 'one line', limits: [uses(random, 'coupon', 3, 15)] }),
  (random) => ({
    name: 'for large orders',
    least: random.integer(1200, 2000),
    limits: [uses(random, 'client', 1, 3)],
  }),
  (random) => ({
    name: 'off one line of large orders, with a budget',
    ...{ takes: 'one line', least: random.integer(1200, 2000) },
    limits: [{ on: 'discount', max: random.integer(500, 4000) }],
  }),
  (random) => ({ name: 'gone is gone', givesBack: false, limits: [uses(random, 'coupon', 3, 12)] }),
  (random) => ({
    name: 'everything at once',
    limits: [
      ...[activations(random, 3, 9), uses(random, 'client', 1, 4), uses(random, 'coupon', 6, 20)],
      ...[
        { ...uses(random, 'client', 1, 3), period: 'day' } as const,
        { on: 'discount', max: 9000 } as const,
      ],
    ],
  }),
];

/** How many coupons a round has. */
const COUPONS = 6;

/** The coupons of a round: every kind comes in its turn. @param zone the time zone whose day ends soonest */
export function planCoupons(random: Random, round: number, zone: string): CouponPlan[] {
  return Array.from({ length: COUPONS }, (_, index) => {
    const draft = DRAFTS[(round * COUPONS + index) % DRAFTS.length];
    if (draft === undefined) throw new Error('There are no kinds of coupons');
    const discount = random.chance(0.6)
      ? { kind: 'percent', value: random.pick([5, 10, 25, 33, 100]) }
      : { kind: 'amount', value: random.integer(100, 900) };
    const rest = {
      ...{ kind: 'friendly', givesBack: true, activationRequired: false, timeZone: zone },
      ...{ takes: 'the order', least: null },
    } as const;
    return { ...rest, limits: [], ...draft(random), discount } as CouponPlan;
  });
}

/**
 * The time zone in which the next midnight comes soonest, so that a run has the best chance to see one.
 *
 * @example soonestMidnight(Date.UTC(2026, 10, 22, 15, 50)) // a zone eight hours ahead: there it is ten to midnight
 */
export function soonestMidnight(now: number): { readonly zone: string; readonly at: number } {
  const hour = 3_600_000;
  const at = Math.ceil(now / hour) * hour;
  const ahead = (24 - new Date(at).getUTCHours()) % 24;
  // Names of this kind have their sign the other way round, and reach 14 hours ahead and 12 behind.
  const zone = ahead <= 14 ? `Etc/GMT-${ahead}` : `Etc/GMT+${24 - ahead}`;
  return { zone: ahead === 0 ? 'Etc/GMT' : zone, at };
}

function activations(random: Random, least: number, most: number): Limit {
  return { on: 'activations', max: random.integer(least, most) };
}

function uses(random: Random, per: 'client' | 'code' | 'coupon', least: number, most: number) {
  return { on: 'redemptions', per, max: random.integer(least, most) } as const;
}
