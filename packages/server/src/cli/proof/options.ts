import { CommandFailure } from '../failure.ts';
import type { RoundSize } from './plan/plan-round.ts';

/** What `proof` is asked for, as it was typed. */
export interface ProofOptions {
  readonly url?: string;
  readonly key?: string;
  readonly seed?: string;
  readonly rounds: string;
  readonly keep?: string;
  readonly json?: true;
}

/** How much is proven, and from which seed. */
export interface Effort {
  readonly seed: string;
  readonly rounds: number;
  readonly size: RoundSize;
}

const SIZE: RoundSize = { tills: 10, clients: 5, steps: 20 };

/** @throws CommandFailure for what can not be read */
export function readEffort({ seed, rounds }: ProofOptions): Effort {
  const count = Number(rounds);
  if (!Number.isInteger(count) || count < 1 || count > 100_000) {
    throw new CommandFailure(`--rounds is "${rounds}"; it must be a whole number from 1 to 100000.`);
  }
  if (seed !== undefined && !/^[\w-]{1,40}$/.test(seed)) {
    throw new CommandFailure(`--seed is "${seed}"; it must be 1 to 40 letters, digits, _ or -.`);
  }
  return { seed: seed ?? freshSeed(), rounds: count, size: SIZE };
}

function freshSeed(): string {
  return Math.random().toString(36).slice(2, 10).padEnd(8, '0');
}
