import fc from 'fast-check';
import type { Cart } from '../../src/cart/cart.ts';
import type { LineReturn } from '../../src/rollback/rollback.ts';
import { cartLine, cartOf } from '../support/cart.ts';

/** What can be edited of a coupon while stories are told; 0 is no limit, money is in minor units. */
export interface CartTerms {
  /** So much of a hundred, or so many minor units. */
  readonly discount: { readonly percent: number } | { readonly amount: number };
  /** The category of the lines that it is taken off; null: all of them. */
  readonly category: string | null;
  readonly budget: number;
  readonly uses: number;
  readonly givesBack: boolean;
}

/** The codes of each coupon: the second one has two, which share its limits. */
export const CODES = { autumn: ['AUTUMN'], batch: ['2900000000018', '2900000000025'], winter: ['WINTER'] };
export type CouponId = keyof typeof CODES;
export const COUPON_IDS = Object.keys(CODES) as CouponId[];
const ALL_CODES = Object.values(CODES).flat();

/** Codes that are wanted for a cart of the story, or (null) for an order that tells only its value; held where it says how long. */
export interface UseCommand {
  readonly do: 'use';
  readonly codes: readonly string[];
  readonly client: 'ann' | 'bob';
  readonly order: string | null;
  readonly cart: 0 | 1 | null;
  readonly holdMs: number | null;
  readonly mode: 'all' | 'applicable';
}

/** What one of the two processes is asked for. `pick` tells which reservation or redemption, from the latest on. */
export type CartCommand =
  | UseCommand
  | { readonly do: 'confirm'; readonly pick: number; readonly order: string | null }
  | { readonly do: 'release' | 'collect'; readonly pick: number }
  | { readonly do: 'roll back'; readonly pick: number; readonly lines: readonly LineReturn[] | null };

type CartStep =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'wait until the last hold is dead' }
  | { readonly do: 'edit'; readonly coupon: CouponId; readonly terms: CartTerms }
  | { readonly do: 'command'; readonly by: 0 | 1; readonly command: CartCommand };

/** A story of three coupons and two carts; `skew` is how wrong the second clock is. */
export interface CartStory {
  readonly skew: number;
  readonly terms: Readonly<Record<CouponId, CartTerms>>;
  readonly carts: readonly [Cart, Cart];
  readonly steps: readonly CartStep[];
}

const cart = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 4 }),
      unitPrice: fc.constantFrom(0, 1, 99, 333, 1000, 1250),
      categories: fc.constantFrom(['coffee'], ['coffee'], ['tea']),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => cartOf({ lines: lines.map((line, index) => cartLine({ ...line, id: `${index + 1}` })) }));

const terms: fc.Arbitrary<CartTerms> = fc.record({
  discount: fc.oneof(
    fc.record({ percent: fc.constantFrom(10, 33, 50, 100) }),
    fc.record({ amount: fc.constantFrom(1, 500, 2_000) }),
  ),
  category: fc.constantFrom(null, null, 'coffee'),
  budget: fc.constantFrom(0, 0, 300, 1_000, 2_500),
  uses: fc.constantFrom(0, 0, 0, 1, 2),
  givesBack: fc.constantFrom(true, true, false),
});

const order = fc.constantFrom('1001', '1001', '1001', '1002', null);
const pick = fc.nat({ max: 4 });
const lineReturn = fc.record({
  lineId: fc.constantFrom('1', '1', '2', '3', '9'),
  quantity: fc.constantFrom(1, 1, 1, 2, 3),
});

const command: fc.Arbitrary<CartCommand> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('use' as const),
      codes: fc.uniqueArray(fc.constantFrom(...ALL_CODES), { minLength: 1, maxLength: 4 }),
      client: fc.constantFrom('ann' as const, 'ann' as const, 'ann' as const, 'bob' as const),
      order,
      cart: fc.constantFrom(0 as const, 0 as const, 0 as const, 0 as const, 1 as const, null),
      holdMs: fc.constantFrom(null, 1_000, 60_000),
      mode: fc.constantFrom('all' as const, 'applicable' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('confirm' as const), pick, order }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('release' as const, 'collect' as const), pick }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('roll back' as const),
      pick,
      lines: fc.option(
        fc.uniqueArray(lineReturn, { minLength: 1, maxLength: 3, selector: ({ lineId }) => lineId }),
        { freq: 4 },
      ),
    }),
  },
);

const step: fc.Arbitrary<CartStep> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      do: fc.constant('command' as const),
      by: fc.constantFrom(0 as const, 0 as const, 1 as const),
      command,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 999, 70_000) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait until the last hold is dead' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('edit' as const), coupon: fc.constantFrom(...COUPON_IDS), terms }),
  },
);

export const cartStory: fc.Arbitrary<CartStory> = fc.record({
  skew: fc.constantFrom(0, -700, 1_300, 40_000),
  terms: fc.record({ autumn: terms, batch: terms, winter: terms }),
  carts: fc.tuple(cart, cart),
  steps: fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }),
});
