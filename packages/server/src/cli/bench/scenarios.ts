import type { Floor } from './floors.ts';
import type { Lab } from './lab.ts';
import type { Measured } from './measure.ts';
import { activateHot } from './scenarios/activate-hot.ts';
import { evaluateCarts } from './scenarios/evaluate-carts.ts';
import { lookUpCodes } from './scenarios/look-up-codes.ts';
import { overload } from './scenarios/overload.ts';
import { redeemCart, redeemHot, redeemTwo } from './scenarios/redeem-hot.ts';
import { redeemIndividual } from './scenarios/redeem-individual.ts';
import { twoServers } from './scenarios/two-servers.ts';
import { validateCart } from './scenarios/validate-cart.ts';
import { watchMemory } from './scenarios/watch-memory.ts';

/**
 * Where something is measured: on `any` server; on one of our `own`, which all of these share; there with `codes` that were put
 * into the database straight; on a `fresh` one; on one with `few` codes or with `many`.
 */
export type Ground = 'any' | 'own' | 'codes' | 'fresh' | 'few' | 'many';

/** Something to be measured, and what it must reach on two processors. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly connections: number;
  readonly floors: readonly Floor[];
  readonly ground: Ground;
  run(lab: Lab, connections: number): Promise<Measured>;
}

/** However many codes there are, it is as fast: at most so many times apart. */
const APART = 1.3;
/** What a redemption with a cart of five lines may cost, as a multiple of one without. */
const WITH_CART = 1.5;

/** Everything that is measured, in order. */
export const SCENARIOS: readonly Scenario[] = [
  {
    ground: 'any',
    name: 'hot-256',
    title: 'Redeem one hot friendly coupon, every client another',
    connections: 256,
    floors: [
      { of: 'hotRow', atLeast: 4 },
      { of: 'empty', atLeast: 0.3 },
      { of: 'copy', atLeast: null },
    ],
    run: redeemHot,
  },
  {
    ground: 'any',
    name: 'hot-64',
    title: 'The same',
    connections: 64,
    floors: [{ of: 'hotRow', atLeast: 2.5 }],
    run: redeemHot,
  },
  {
    ground: 'any',
    name: 'hot-1',
    title: 'The same',
    connections: 1,
    floors: [
      { p50Of: 'driver', atMost: 2 },
      { p50Of: 'packets', atMost: null },
      { p50Of: 'smallest', atMost: null },
    ],
    run: redeemHot,
  },
  {
    name: 'individual',
    title: 'Redeem individual codes of 10,000 coupons',
    connections: 256,
    floors: [{ of: 'spread', atLeast: 0.75 }],
    ground: 'codes',
    run: redeemIndividual,
  },
  {
    ground: 'any',
    name: 'activate',
    title: 'Activate one hot coupon, an EAN-13 code each',
    connections: 256,
    floors: [{ of: 'hotRow', atLeast: 3 }],
    run: activateHot,
  },
  {
    name: 'look-up',
    title: 'Look up codes (GET /coupons/active/{code})',
    connections: 256,
    floors: [{ of: 'empty', atLeast: 0.5 }],
    ground: 'codes',
    run: lookUpCodes,
  },
  {
    ground: 'any',
    name: 'validate',
    title: 'Tell what a code gives on a cart of 5 lines (POST /v1/validations)',
    connections: 256,
    floors: [{ of: 'empty', atLeast: 0.4 }],
    run: validateCart,
  },
  {
    ground: 'any',
    name: 'redeem-cart',
    title: 'Redeem one hot friendly coupon with that cart',
    connections: 256,
    floors: [{ cpuOf: 'hot-256', atMost: WITH_CART }],
    run: redeemCart,
  },
  {
    ground: 'any',
    name: 'redeem-two',
    title: 'Redeem two such coupons for one order (POST /v1/redemptions)',
    connections: 256,
    floors: [{ cpuOf: 'hot-256', atMost: null }],
    run: redeemTwo,
  },
  {
    name: 'two-servers',
    title: 'Redeem one hot coupon over two servers on one database',
    connections: 256,
    floors: [{ ofScenario: 'hot-256', atLeast: 1 }],
    ground: 'own',
    run: twoServers,
  },
  {
    ground: 'any',
    name: 'overload',
    title: 'Overload: four times the connections',
    connections: 1024,
    floors: [{ p99AtMost: 250 }],
    run: overload,
  },
  {
    name: 'memory',
    title: 'Memory of the server over a long rush',
    connections: 256,
    floors: [{ megabytesAtMost: 200 }],
    ground: 'fresh',
    run: watchMemory,
  },
  {
    name: 'evaluate',
    title: 'Evaluate carts of 50 lines against 20 codes, in one process without HTTP',
    connections: 1,
    floors: [{ throughputAtLeast: 5000 }],
    ground: 'any',
    run: evaluateCarts,
  },
  ...comparedBySize('hot', 'Redeem one hot friendly coupon', redeemHot),
  ...comparedBySize('individual', 'Redeem individual codes of 1,000 coupons', redeemIndividual),
  ...comparedBySize('activate', 'Activate one hot coupon', activateHot),
  ...comparedBySize('look-up', 'Look up codes', lookUpCodes),
];

/** The same with few and with many codes in the database. */
function comparedBySize(name: string, title: string, run: Scenario['run']): Scenario[] {
  const few = `${name}-few`;
  return [
    { name: few, title: `${title}, few codes`, connections: 256, floors: [], ground: 'few', run },
    {
      name: `${name}-many`,
      title: `${title}, many codes`,
      connections: 256,
      floors: [
        { like: few, within: APART },
        { cpuOf: few, atMost: null },
      ],
      ground: 'many',
      run,
    },
  ];
}
