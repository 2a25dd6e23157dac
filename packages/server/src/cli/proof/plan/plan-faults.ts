import type { Random } from '../random.ts';

/** Everything that a round can do to what runs. */
const FAULTS = {
  'nothing goes wrong': 2,
  'a server is killed': 3,
  'the database is killed': 2,
  'all processes of the database are killed': 2,
  'a server and the database are killed': 2,
  'both servers and the database are killed': 1,
  'a server stands still for a moment': 2,
  'a server stands still for longer than it may hold a lock': 1,
  'connections to the servers are cut': 2,
  'the way to the servers is slow': 2,
  'connections to the database are cut': 2,
  'commits are cut off': 4,
  'the way to the database is slow': 2,
  'the database is out of reach': 1,
  'your command is run': 12,
} as const;

/** The name of a fault, which is also what it is called for people. */
export type FaultName = keyof typeof FAULTS;

/** What can be done to an installation of our own. */
export const OWN_FAULTS = (Object.keys(FAULTS) as FaultName[]).filter(
  (name) => name !== 'your command is run',
);

/** A fault of a round: `after` so many milliseconds of it, at one of the two servers. */
export interface FaultPlan {
  readonly name: FaultName;
  readonly after: number;
  /** How long it lasts, in milliseconds, where it lasts. */
  readonly lasts: number;
  readonly server: 0 | 1;
  readonly lose: 'request' | 'answer';
}

/** Longer than a session may stay in a transaction, and than a statement may wait for a lock. */
const LONGER_THAN_LOCKS = [2500, 4000] as const;

/** What goes wrong in a round. @param possible the faults that can be inflicted here */
export function planFault(random: Random, possible: readonly FaultName[]): FaultPlan {
  const weights = Object.fromEntries(
    Object.entries(FAULTS).filter(([name]) => possible.some((one) => one === name)),
  );
  const name = random.weighted(weights as Record<FaultName, number>);
  const isLong = name === 'a server stands still for longer than it may hold a lock';
  const [least, most] = isLong ? LONGER_THAN_LOCKS : [300, 1200];
  return {
    name,
    after: random.integer(20, 350),
    lasts: random.integer(least, most),
    server: random.chance(0.5) ? 0 : 1,
    lose: random.chance(0.5) ? 'request' : 'answer',
  };
}
