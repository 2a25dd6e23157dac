import type { Floor } from './floors.ts';
import type { Lab } from './lab.ts';
import type { Measured } from './measure.ts';
import { activateHot } from './scenarios/activate-hot.ts';
import { lookUpCodes } from './scenarios/look-up-codes.ts';
import { overload } from './scenarios/overload.ts';
import { redeemHot } from './scenarios/redeem-hot.ts';
import { redeemIndividual } from './scenarios/redeem-individual.ts';
import { twoServers } from './scenarios/two-servers.ts';
import { watchMemory } from './scenarios/watch-memory.ts';

/** Something to be measured, and what it must reach on two processors. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly connections: number;
  readonly floors: readonly Floor[];
  /** Whether it needs codes that were put into the database straight. */
  readonly codes: boolean;
  /** Whether it needs a server and a database of our own. */
  readonly ownOnly: boolean;
  run(lab: Lab, connections: number): Promise<Measured>;
}

const COMMON = { codes: false, ownOnly: false };

/** Everything that is measured, in order. */
export const SCENARIOS: readonly Scenario[] = [
  {
    ...COMMON,
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
    ...COMMON,
    name: 'hot-64',
    title: 'The same',
    connections: 64,
    floors: [{ of: 'hotRow', atLeast: 2.5 }],
    run: redeemHot,
  },
  {
    ...COMMON,
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
    codes: true,
    ownOnly: true,
    run: redeemIndividual,
  },
  {
    ...COMMON,
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
    codes: true,
    ownOnly: true,
    run: lookUpCodes,
  },
  {
    name: 'two-servers',
    title: 'Redeem one hot coupon over two servers on one database',
    connections: 256,
    floors: [{ ofScenario: 'hot-256', atLeast: 1 }],
    codes: false,
    ownOnly: true,
    run: twoServers,
  },
  {
    ...COMMON,
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
    codes: false,
    ownOnly: true,
    run: watchMemory,
  },
];
