import type { Random } from '../random.ts';

/** How a till sends what it wants. `hangUpAfter` in milliseconds. */
type Manner =
  | { readonly kind: 'plainly' }
  | { readonly kind: 'twice, one after the other' }
  | { readonly kind: 'twice at once' }
  | { readonly kind: 'hanging up, then again'; readonly hangUpAfter: number }
  | { readonly kind: 'hanging up for good'; readonly hangUpAfter: number };

/** What a till is to do next. Numbers choose among what there is by then: coupons, clients, codes, redemptions, holds. */
export interface Step {
  readonly act: Act;
  readonly choice: number;
  readonly client: number;
  /** Codes of further coupons beside the first one. */
  readonly more: readonly number[];
  readonly order: 'none' | 'own' | 'shared';
  readonly hasAmount: boolean;
  readonly hasCart: boolean;
  readonly hasKey: boolean;
  readonly mode: 'all' | 'applicable';
  readonly part: boolean;
  readonly dialect: number;
  readonly server: number;
  readonly manner: Manner;
  /** How long the till thinks before, in milliseconds. */
  readonly thinks: number;
  /** How long a hold is to live, in seconds. */
  readonly holdFor: number;
}

type Act =
  | 'activate'
  | 'redeem'
  | 'reserve'
  | 'confirm'
  | 'release'
  | 'roll back'
  | 'redeem what is held'
  | 'redeem anew'
  | 'look up';

const ACTS: Readonly<Record<Act, number>> = {
  activate: 14,
  redeem: 34,
  reserve: 14,
  confirm: 8,
  release: 4,
  'roll back': 9,
  'redeem what is held': 3,
  'redeem anew': 2,
  'look up': 8,
};

const MANNERS: Readonly<Record<Manner['kind'], number>> = {
  plainly: 70,
  'twice, one after the other': 8,
  'twice at once': 7,
  'hanging up, then again': 12,
  'hanging up for good': 3,
};

/** The steps of one till in a round. */
export function planSteps(random: Random, count: number): Step[] {
  return Array.from({ length: count }, () => planStep(random));
}

function planStep(random: Random): Step {
  const act = random.weighted(ACTS);
  return {
    act,
    choice: random.integer(0, 999_999),
    client: random.integer(0, 999_999),
    more: random.chance(0.15) ? [random.integer(0, 999_999), random.integer(0, 999_999)] : [],
    order: random.weighted({ none: 3, own: 5, shared: 2 }),
    hasAmount: random.chance(0.95),
    hasCart: random.chance(0.5),
    hasKey: random.chance(0.6),
    mode: random.chance(0.5) ? 'all' : 'applicable',
    part: random.chance(0.5),
    dialect: random.integer(0, 999_999),
    server: random.integer(0, 1),
    manner: planManner(random),
    thinks: random.integer(0, 25),
    holdFor: random.pick([1, 1, 2, 60]),
  };
}

function planManner(random: Random): Manner {
  const kind = random.weighted(MANNERS);
  const hangUpAfter = random.integer(0, 12);
  if (kind === 'hanging up, then again' || kind === 'hanging up for good') return { kind, hangUpAfter };
  return { kind };
}
