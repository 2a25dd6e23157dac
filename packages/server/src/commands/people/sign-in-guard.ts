import type pg from 'pg';
import { systemClock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { keyedHash } from '../../platform/secrets.ts';
import {
  addSignInFailures,
  deleteSignInFailures,
  lockSignInFailures,
  readSignInFailures,
  type SignInFailureRow,
  settleSignInFailures,
} from '../../sql/sign-in-failures.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const MONTH = 30 * 24 * HOUR;

/** What the first failure costs that is not free. */
const FIRST_WAIT = 15 * SECOND;

/** How many failures in a row cost nothing; then each costs twice the wait of the one before, up to the longest. */
interface Patience {
  readonly free: number;
  readonly longest: number;
}

/** One account from one address: somebody who forgot, or who guesses. */
const OF_PAIR: Patience = { free: 5, longest: 300 * SECOND };
/** One account from anywhere: a minute at most, so that guessing is slow and nobody is kept out of their account. */
const OF_ACCOUNT: Patience = { free: 20, longest: 60 * SECOND };
/** One address, whichever accounts: an office shares one. */
const OF_ADDRESS: Patience = { free: 40, longest: 60 * SECOND };

/**
 * Slows who guesses passwords, over all processes, and locks nobody out: where a person signed in within a month, what others
 * do to the account elsewhere does not count.
 */
export class SignInGuard {
  readonly #pool: pg.Pool;
  readonly #secret: Buffer;

  constructor(pool: pg.Pool, secret: string) {
    this.#pool = pool;
    this.#secret = Buffer.from(secret, 'hex');
  }

  /**
   * Counts an attempt as failed before it is made, so that many at once are counted too; {@link succeeded} takes it back.
   *
   * @returns the seconds to wait when it may not be made at all; 0 when it may
   */
  async begin(email: string, address: string): Promise<number> {
    const { pair, account, from } = this.#subjects(email, address);
    const subjects = [pair, account, from];
    const now = systemClock.now();
    return await runTransaction<number>(this.#pool, {
      load: [lockSignInFailures(subjects)],
      decide: ([loaded]) => {
        const known = new Map(readSignInFailures(loaded?.rows ?? []).map((row) => [row.subject, row]));
        const isAtHome = now - (known.get(pair)?.succeededAt ?? 0) < MONTH;
        const wait = Math.max(
          waitOf(known.get(pair), OF_PAIR, now),
          isAtHome ? 0 : waitOf(known.get(account), OF_ACCOUNT, now),
          isAtHome ? 0 : waitOf(known.get(from), OF_ADDRESS, now),
        );
        if (wait > 0) return storingNothing(Math.ceil(wait / SECOND));
        return { outcome: 0, writes: [addSignInFailures(subjects, now, now - HOUR)], witness: null };
      },
    });
  }

  /** Takes back what was counted: it was the person. */
  async succeeded(email: string, address: string): Promise<void> {
    const { pair, account, from } = this.#subjects(email, address);
    const settle = settleSignInFailures([pair, account, from], pair, systemClock.now());
    await query(this.#pool, [settle], 'writes');
  }

  #subjects(email: string, address: string) {
    const name = email.trim().toLowerCase();
    const hashed = (subject: string): string => keyedHash(this.#secret, subject);
    const account = accountSubject(this.#secret, name);
    return { pair: hashed(`pair ${name} ${address}`), account, from: hashed(`address ${address}`) };
  }
}

/** Forgets what others did to an account. */
export async function forgetSignInFailures(pool: pg.Pool, secret: string, email: string): Promise<void> {
  const account = accountSubject(Buffer.from(secret, 'hex'), email.trim().toLowerCase());
  await query(pool, [deleteSignInFailures([account])], 'writes');
}

function accountSubject(secret: Buffer, name: string): string {
  return keyedHash(secret, `account ${name}`);
}

/** How long a subject still has to wait, in milliseconds. */
function waitOf(row: SignInFailureRow | undefined, { free, longest }: Patience, now: number): number {
  if (row === undefined || row.failures < free || now - row.failedAt > HOUR) return 0;
  const cost = Math.min(longest, FIRST_WAIT * 2 ** Math.min(row.failures - free, 20));
  return Math.max(0, row.failedAt + cost - now);
}
