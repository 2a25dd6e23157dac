import fc from 'fast-check';
import type { Identifier } from '../../src/client/client.ts';
import type { CouponState, LimitScope, Period } from '../../src/coupon/coupon.ts';
import type { Reason } from '../../src/reasons.ts';
import type { HoldEnd } from '../../src/reservation/reservation.ts';

/** A limit that starts anew with each period. */
interface PeriodLimit {
  readonly per: LimitScope;
  readonly period: Period;
  readonly max: number;
}

/**
 * What can be edited while the coupon runs; limits are 0 for none, `validFor` is in seconds, `startsAt` and `endsAt` are
 * milliseconds from the beginning of the story.
 */
export interface Terms {
  readonly state: CouponState;
  readonly timeZone: string;
  readonly currency: 'GBP' | 'EUR';
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly required: boolean;
  readonly validFor: number | null;
  readonly strict: boolean;
  readonly givesBack: boolean;
  /** 10 % off the order, or an amount (minor units) off it. */
  readonly discount: '10 %' | number;
  readonly limitGlobal: number;
  readonly limitPerClient: number;
  readonly limitPerCode: number;
  readonly limitPerCoupon: number;
  readonly budget: number;
  readonly periods: readonly PeriodLimit[];
}

/** Who wants to use which code for which order. */
export interface Ask {
  readonly who: readonly Identifier[];
  readonly order: string | null;
  readonly amount: number | null;
  readonly byToken: boolean;
  readonly asAdmin: boolean;
}

type Process = 0 | 1;

/** What one of the two processes is asked for. `pick` tells which code, reservation or redemption of those that exist. */
export type Command = { readonly by: Process } & (
  | { readonly do: 'activate'; readonly who: readonly Identifier[]; readonly rangeUsedUp: boolean }
  | { readonly do: 'redeem'; readonly ask: Ask; readonly pick: number }
  | { readonly do: 'reserve'; readonly ask: Ask; readonly pick: number; readonly holdMs: number }
  | {
      readonly do: 'redeem together';
      readonly ask: Ask;
      readonly picks: readonly number[];
      readonly mode: 'all' | 'applicable';
    }
  | { readonly do: 'confirm'; readonly pick: number; readonly order: string | null }
  | { readonly do: 'release'; readonly pick: number }
  | { readonly do: 'collect'; readonly pick: number }
  | { readonly do: 'roll back'; readonly pick: number; readonly amount: number | null }
);

type Step =
  | Command
  | { readonly do: 'again'; readonly by: Process }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'wait until the last hold is dead' }
  | { readonly do: 'edit'; readonly changes: Partial<Terms> };

/** A coupon's story. `imported` codes are issued to nobody and not activated; `skew` is how wrong the second clock is. */
export interface Story {
  readonly begins: number;
  readonly friendly: boolean;
  readonly imported: number;
  readonly skew: number;
  readonly terms: Terms;
  readonly steps: readonly Step[];
}

/** An outcome in words that the engine and the model share. */
export type Told =
  | { readonly kind: 'refused'; readonly reason: Reason }
  | { readonly kind: 'held'; readonly code: string; readonly takesOver: boolean }
  | { readonly kind: 'repeated'; readonly id: string }
  | {
      readonly kind: 'activated';
      readonly code: string;
      readonly client: string | null;
      readonly expiresAt: number | null;
    }
  | (ToldUse & {
      readonly kind: 'redeemed';
      readonly usableAfter: boolean;
      readonly reservation: string | null;
      readonly together: string | null;
    })
  | (ToldUse & { readonly kind: 'reserved'; readonly holdsUntil: number })
  | { readonly kind: 'released' | 'ended'; readonly end: HoldEnd }
  | { readonly kind: 'together'; readonly parts: readonly Told[] }
  | {
      readonly kind: 'rolled back';
      readonly amount: number | null;
      readonly discount: number;
      readonly completes: boolean;
      readonly givesBackUse: boolean;
      readonly deactivates: boolean;
    };

interface ToldUse {
  readonly client: string | null;
  readonly day: string;
  readonly activates: boolean;
  readonly activatedAt: number | null;
  readonly expiresAt: number | null;
  readonly discount: number | null;
}

export const FRIENDLY = 'WINTER';

export function nameOf({ kind, value }: Identifier): string {
  return `${kind} ${value}`;
}

/** A friendly coupon is strict only together with activation; the API refuses anything else. */
export function possible(wanted: Terms, friendly: boolean): Terms {
  return friendly && wanted.strict ? { ...wanted, required: true } : wanted;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Stories begin shortly before something happens to the calendar. */
const scene = fc.constantFrom(
  // The last Sundays of March and October, when London's clocks change; a Monday and a new month follow.
  { timeZone: 'Europe/London', begins: Date.parse('2026-03-28T22:30Z') },
  { timeZone: 'Europe/London', begins: Date.parse('2026-10-24T22:30Z') },
  { timeZone: 'America/New_York', begins: Date.parse('2026-11-01T03:30Z') },
  // A day that begins at one o'clock, one that does not exist, and clocks that fell back into the day before.
  { timeZone: 'Asia/Beirut', begins: Date.parse('2026-03-28T21:30Z') },
  { timeZone: 'Pacific/Apia', begins: Date.parse('2011-12-30T09:30Z') },
  { timeZone: 'America/St_Johns', begins: Date.parse('2010-11-07T02:29:30Z') },
  { timeZone: 'Asia/Kathmandu', begins: Date.parse('2027-02-28T17:45Z') },
  { timeZone: 'UTC', begins: Date.parse('2026-12-31T23:30Z') },
);

const uuid = fc.constantFrom('u1', 'u2', 'u3').map((value): Identifier => ({ kind: 'uuid', value }));
const strong = fc.constantFrom<Identifier>(
  { kind: 'email', value: 'ann@example.com' },
  { kind: 'email', value: 'bob@example.com' },
  { kind: 'custom', value: 'K-17' },
);
const who = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 5, arbitrary: fc.tuple(fc.oneof(uuid, strong)) },
  { weight: 1, arbitrary: fc.tuple(uuid, strong) },
  { weight: 1, arbitrary: fc.uniqueArray(fc.oneof(uuid, strong), { maxLength: 3, selector: nameOf }) },
);
const seconds = fc.constantFrom(null, null, 1, 2, 5);
const limit = fc.constantFrom(0, 0, 0, 1, 2, 3, 4);
const endsAt = fc.oneof(
  { weight: 8, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.constantFrom(1_500, 5_000, 20_000, 2 * HOUR, 30 * HOUR) },
);
const budget = fc.constantFrom(0, 0, 0, 500, 900, 2_000);
const discount = fc.constantFrom<Terms['discount']>('10 %', '10 %', 700);
const state = fc.oneof(
  { weight: 12, arbitrary: fc.constant<CouponState>('published') },
  { weight: 1, arbitrary: fc.constantFrom<CouponState>('paused', 'draft') },
);
const periods = fc.array(
  fc.record({
    per: fc.constantFrom<LimitScope>('client', 'code', 'coupon'),
    period: fc.constantFrom<Period>('day', 'week', 'month'),
    max: fc.constantFrom(1, 1, 2, 3),
  }),
  { maxLength: 2 },
);

const terms = fc.record({
  state,
  currency: fc.constant('GBP' as const),
  startsAt: fc.constantFrom(-HOUR, -HOUR, -HOUR, -HOUR, 500),
  endsAt,
  required: fc.constantFrom(false, false, false, false, true),
  validFor: seconds,
  strict: fc.constantFrom(false, false, false, true),
  givesBack: fc.constantFrom(true, true, false),
  discount,
  limitGlobal: limit,
  limitPerClient: limit,
  limitPerCode: limit,
  limitPerCoupon: limit,
  budget,
  periods: fc.oneof(fc.constant([]), periods),
});

/** Days are behind in the first one, and ahead in the second. */
const zone = fc.constantFrom('Pacific/Honolulu', 'Pacific/Honolulu', 'Pacific/Kiritimati');

const edit: fc.Arbitrary<Partial<Terms>> = fc.oneof(
  fc.record({
    state: fc.constantFrom<CouponState>('published', 'published', 'published', 'paused', 'archived', 'draft'),
  }),
  fc.record({ endsAt }),
  fc.record({ startsAt: fc.constantFrom(-HOUR, 2_000) }),
  fc.record({ validFor: seconds }),
  fc.record({ required: fc.constantFrom(false, false, true) }),
  fc.record({ strict: fc.boolean() }),
  fc.record({ givesBack: fc.boolean() }),
  fc.record({ discount }),
  fc.record({ limitGlobal: limit }),
  fc.record({ limitPerClient: limit }),
  fc.record({ limitPerCode: limit }),
  fc.record({ limitPerCoupon: limit }),
  fc.record({ budget }),
  fc.record({ periods }),
  fc.record({ timeZone: zone }),
  fc.record({ timeZone: zone }),
  fc.record({ timeZone: zone, periods }),
  fc.record({ currency: fc.constantFrom<Terms['currency']>('GBP', 'EUR') }),
);

const by = fc.constantFrom<Process>(0, 0, 1);
const pick = fc.nat({ max: 5 });
const order = fc.constantFrom(null, null, '1001', '1001', '1001', '1002');
const orderOfHold = fc.constantFrom(null, '1001', '1001');
const amount = fc.constantFrom(null, 5_000, 5_000, 5_000, 999, 15);
const trusted = {
  byToken: fc.constantFrom(false, false, true),
  asAdmin: fc.constantFrom(false, false, true),
};
const ask: fc.Arbitrary<Ask> = fc.record({ who, order, amount, ...trusted });
const holdMs = fc.constantFrom(1_000, 1_000, 2_000, 45 * MINUTE, 12 * HOUR);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('activate' as const),
      by,
      who,
      rangeUsedUp: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('redeem' as const), by, ask, pick }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('reserve' as const), by, ask, pick, holdMs }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('redeem together' as const),
      by,
      ask: fc.record({ who, order: fc.constantFrom('1001', '1001', '1002'), amount, ...trusted }),
      picks: fc.uniqueArray(pick, { minLength: 2, maxLength: 3 }),
      mode: fc.constantFrom('all' as const, 'applicable' as const),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('confirm' as const), by, pick, order: orderOfHold }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release' as const), by, pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('collect' as const), by, pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('roll back' as const),
      by,
      pick,
      amount: fc.constantFrom(null, null, null, 1, 700, 999, 2_500, 5_000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('again' as const), by }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(1, 499, 500, 1_000, 3_000, 40_000) },
        {
          weight: 2,
          arbitrary: fc.constantFrom(
            30 * MINUTE,
            90 * MINUTE,
            12 * HOUR,
            24 * HOUR,
            72 * HOUR,
            365 * 24 * HOUR,
          ),
        },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait until the last hold is dead' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), changes: edit }) },
);

export const story: fc.Arbitrary<Story> = fc
  .record({
    scene,
    friendly: fc.boolean(),
    imported: fc.nat({ max: 2 }),
    skew: fc.constantFrom(0, -700, 1_300, -40 * MINUTE, 30 * MINUTE),
    terms,
    steps: fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }),
  })
  .map(({ scene: { begins, timeZone }, ...one }) => ({
    ...one,
    begins,
    terms: possible({ ...one.terms, timeZone }, one.friendly),
  }));
