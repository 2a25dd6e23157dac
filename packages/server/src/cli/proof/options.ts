import { CommandFailure } from '../failure.ts';
import type { RoundSize } from './plan/plan-round.ts';

/** What `proof` is asked for, as it was typed. */
export interface ProofOptions {
  readonly url?: string;
  readonly key?: string;
  readonly killCommand?: string;
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

/** Somebody's own installation: where it answers, an admin key of a workspace made for this, and what does it harm. */
export interface Elsewhere {
  readonly url: string;
  readonly key: string;
  readonly killCommand: string | null;
}

/** What is to be proven elsewhere; null: an installation of our own. @throws CommandFailure for what does not go together */
export function readElsewhere({ url, key, killCommand }: ProofOptions): Elsewhere | null {
  if (url === undefined) {
    if (key === undefined && killCommand === undefined) return null;
    throw new CommandFailure('--key and --kill-command go with --url: where your installation answers.');
  }
  if (!/^https?:\/\/[^/]/.test(url))
    throw new CommandFailure(`--url is "${url}"; it must begin with http:// or https://.`);
  if (key === undefined) {
    const how = 'an admin key of a workspace made for it: coupons are made in it, and stay';
    throw new CommandFailure(`--url needs --key: ${how}.`);
  }
  return { url: url.replace(/\/+$/, ''), key, killCommand: killCommand ?? null };
}

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
