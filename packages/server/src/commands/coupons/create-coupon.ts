import type { Coupon } from '@couponry/engine';
import type { Statement } from '../../platform/db/statement.ts';
import { runTransaction } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import { insertCoupon } from '../../sql/coupon-rows.ts';
import { lockFriendlyCode } from '../../sql/friendly-codes.ts';
import { insertEventBatch } from '../../sql/insert-event-batch.ts';
import { insertIdempotencyKeys } from '../../sql/insert-idempotency-keys.ts';
import { selectEventBatch } from '../../sql/select-event-batch.ts';
import { readIdempotencyKeys, selectIdempotencyKeys } from '../../sql/select-idempotency-keys.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';
import { type CouponPorts, type DatedCoupon, readCoupon, rowOfCoupon } from './coupon-ports.ts';
import { friendlyCodeOf, takeFriendlyCode } from './take-friendly-code.ts';

/** What became of a new coupon. `stored`: the same request under the same idempotency key had made it before. */
export type CreateOutcome =
  | { readonly kind: 'created' | 'stored'; readonly created: DatedCoupon }
  | { readonly kind: 'code_taken' }
  | { readonly kind: 'key_reused' };

type Tried = CreateOutcome | { readonly kind: 'repeat'; readonly couponId: string };

/** Stores a new coupon and takes its friendly code, if it has one. */
export async function createCoupon(
  ports: CouponPorts,
  workspaceId: string,
  coupon: Coupon,
  idempotency: IdempotencyKey | null,
): Promise<CreateOutcome> {
  const outcome = await withRetries(() => tryToCreate(ports, workspaceId, coupon, idempotency));
  if (outcome.kind === 'created') ports.onCommit(workspaceId);
  if (outcome.kind !== 'repeat') return outcome;
  const stored = await readCoupon(ports.pool, workspaceId, outcome.couponId);
  if (stored === null) throw new Error('An idempotency key leads to no coupon');
  return { kind: 'stored', created: stored };
}

function tryToCreate(
  ports: CouponPorts,
  workspaceId: string,
  coupon: Coupon,
  idempotency: IdempotencyKey | null,
): Promise<Tried> {
  const now = ports.clock.now();
  const eventId = ports.makeId(now);
  const code = friendlyCodeOf(coupon);
  const key =
    idempotency === null ? null : selectIdempotencyKeys(workspaceId, [idempotency.route], [idempotency.key]);
  const load = [code === null ? null : lockFriendlyCode(workspaceId, code), key];
  return runTransaction<Tried>(ports.pool, {
    load: load.filter((statement) => statement !== null),
    decide: (loaded) => {
      const [stored] = key === null ? [] : readIdempotencyKeys(loaded.at(-1)?.rows ?? []);
      if (stored !== undefined) return { outcome: repeated(stored, idempotency), writes: [], witness: null };
      const created = { coupon, createdAt: now, updatedAt: now };
      const writes: Statement[] = [...insertCoupon(workspaceId, rowOfCoupon(created))];
      if (code !== null) {
        const taking = takeFriendlyCode(workspaceId, coupon, loaded[0], now);
        if (taking === null) return { outcome: { kind: 'code_taken' }, writes: [], witness: null };
        writes.push(taking);
      }
      if (idempotency !== null) {
        const result = JSON.stringify({ kind: 'coupon', id: coupon.id });
        writes.push(insertIdempotencyKeys(workspaceId, [{ ...idempotency, result }], now));
      }
      const items = JSON.stringify([{ type: 'coupon.created', couponId: coupon.id }]);
      writes.push(insertEventBatch(workspaceId, eventId, now, items));
      return {
        outcome: { kind: 'created', created },
        writes,
        witness: selectEventBatch(workspaceId, eventId),
      };
    },
  });
}

function repeated(
  stored: { readonly requestHash: string; readonly result: string },
  idempotency: IdempotencyKey | null,
): Tried {
  if (stored.requestHash !== idempotency?.requestHash) return { kind: 'key_reused' };
  const result: { readonly id: string } = JSON.parse(stored.result);
  return { kind: 'repeat', couponId: result.id };
}
