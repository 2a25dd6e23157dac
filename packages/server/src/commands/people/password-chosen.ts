import type pg from 'pg';
import { systemClock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import { updatePasswordChosen } from '../../sql/people.ts';

/** Notes that a person has chosen a password of their own, so that everything else may be done. */
export async function passwordChosen(pool: pg.Pool, personId: string): Promise<void> {
  await query(pool, [updatePasswordChosen(personId, systemClock.now())], 'writes');
}
