import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import { readDeadHolds, selectDeadHolds } from '../../sql/holds.ts';
import { readReservations, selectReservations } from '../../sql/select-reservations.ts';
import type { ReleaseWish } from './command.ts';
import { reservationFromRow } from './ledger-rows.ts';

/** So many holds are collected in one transaction at most. */
const MAX_HOLDS = 500;

/**
 * Collects the holds of coupons whose time has run out, some hundred in a transaction. Which they are is read without a lock; whether
 * one is still to be collected is decided under it. Nothing rests on this being done at a certain time.
 *
 * @param expire carries out the commands in one transaction
 * @returns how many holds were looked at
 * @throws the error of a hold that cannot be collected
 */
export async function collectDeadHolds(
  { pool, clock }: { readonly pool: pg.Pool; readonly clock: Clock },
  workspaceId: string,
  couponIds: readonly (string | null)[],
  expire: (wishes: readonly ReleaseWish[]) => Promise<readonly object[]>,
): Promise<number> {
  let collected = 0;
  for (const couponId of couponIds) {
    for (let found = MAX_HOLDS; found === MAX_HOLDS; ) {
      const [dead] = await query(pool, [selectDeadHolds(workspaceId, couponId, clock.now(), MAX_HOLDS)]);
      const ids = readDeadHolds(dead?.rows ?? []);
      found = ids.length;
      if (found === 0) break;
      const [rows] = await query(pool, [selectReservations(workspaceId, ids)]);
      const wishes = readReservations(rows?.rows ?? []).map(({ reservation }) => expiryOf(reservation));
      for (const result of await withRetries(() => expire(wishes))) {
        if ('error' in result) throw result.error;
      }
      collected += found;
    }
  }
  return collected;
}

function expiryOf(row: Parameters<typeof reservationFromRow>[0]): ReleaseWish {
  const reservation = reservationFromRow(row);
  return { kind: 'expire', couponId: reservation.couponId, keyId: null, idempotency: null, reservation };
}
