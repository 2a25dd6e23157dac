import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnavailable } from '../platform/database-unavailable.ts';
import { isRaceLost, sqlstateOf } from '../platform/db/sqlstate.ts';

/** How often a batch is decided anew before its callers are told to come back. */
const MAX_TRIES = 5;
const JITTER_MS = 20;
/** Callers of a database that cannot be reached are told so after this time at the latest. */
const AWAY_PATIENCE_MS = 2000;
const UNIQUE_VIOLATION = '23505';

/** What became of one item of a batch: its outcome, or the error that befell it alone. */
export type Settled<Outcome> = { readonly outcome: Outcome } | { readonly error: Error };

/**
 * Carries out some items in one transaction and answers their outcomes in the same order.
 *
 * @param again whether it was tried before
 */
export type BatchWork<Item, Outcome> = (
  items: readonly Item[],
  again: boolean,
) => Promise<readonly Settled<Outcome>[]>;

/**
 * Carries out a batch, whatever happens. A race that was lost is decided anew, at most five times; a database that went away
 * before anything was stored is tried again; for any other error the batch is halved until the culprit stands alone and only
 * that one is answered with the error. Never rejects.
 *
 * @param random for the jitter between tries, 0 <= value < 1
 */
export async function executeBatch<Item, Outcome>(
  items: readonly Item[],
  work: BatchWork<Item, Outcome>,
  random: () => number,
): Promise<readonly Settled<Outcome>[]> {
  const startedAt = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(items, attempt > 1);
    } catch (error) {
      const isAway = isNothingDone(error);
      const mayTry = attempt < MAX_TRIES && !(isAway && performance.now() - startedAt > AWAY_PATIENCE_MS);
      if (mayTry && (isAway || isRaceLost(error))) {
        await delay(Math.ceil(random() * JITTER_MS * attempt));
      } else if (isEverybodys(error) || items.length <= 1) {
        return items.map(() => ({ error: asError(error) }));
      } else {
        return await executeHalves(items, work, random);
      }
    }
  }
}

/** One after the other: the halves may want the same rows. */
async function executeHalves<Item, Outcome>(
  items: readonly Item[],
  work: BatchWork<Item, Outcome>,
  random: () => number,
): Promise<readonly Settled<Outcome>[]> {
  const middle = Math.ceil(items.length / 2);
  const first = await executeBatch(items.slice(0, middle), work, random);
  const second = await executeBatch(items.slice(middle), work, random);
  return [...first, ...second];
}

/** Whether it is no single item's fault. A row that is there again and again is: the others are not to suffer for it. */
function isEverybodys(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true;
  return isRaceLost(error) && sqlstateOf(error) !== UNIQUE_VIOLATION;
}

function isNothingDone(error: unknown): boolean {
  return error instanceof DatabaseUnavailable && error.outcome === 'none';
}

/** A race that was lost again and again means that nothing was done and that there is too much to do. */
function asError(error: unknown): Error {
  if (isRaceLost(error)) return new DatabaseUnavailable('none', error);
  if (error instanceof Error) return error;
  return new Error(`Unexpected failure (SQLSTATE ${sqlstateOf(error) ?? 'none'})`, { cause: error });
}
