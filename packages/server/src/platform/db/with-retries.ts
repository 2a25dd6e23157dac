import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnavailable } from '../database-unavailable.ts';
import { isRaceLost } from './sqlstate.ts';

const MAX_TRIES = 5;
const JITTER_MS = 20;

/**
 * Does a transaction anew when it lost a race, at most five times.
 *
 * @throws DatabaseUnavailable (`none`) when it lost every time
 */
export async function withRetries<Outcome>(transaction: () => Promise<Outcome>): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (!isRaceLost(error)) throw error;
      if (attempt === MAX_TRIES) throw new DatabaseUnavailable('none', error);
      await delay(Math.ceil(Math.random() * JITTER_MS * attempt));
    }
  }
}
