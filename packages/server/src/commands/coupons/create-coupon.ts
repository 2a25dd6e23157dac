import type { Coupon } from '@couponry/engine';
import type { Statement } from '../../platform/db/statement.ts';
import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import { insertCoupon } from '../../sql/coupon-rows.ts';
import { lockFriendlyCode } from '../../sql/friendly-codes.ts';
import { insertEventBatch } from '../../sql/insert-event-batch.ts';
import { selectEventBatch } from '../../sql/select-event-batch.ts';
import type { Actor } from '../audit-log/actor.ts';
import { noteChange } from '../audit-log/note-change.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';
import { readKeyUse, selectKeyUse, storeKeyUse } from '../idempotency/request-key.ts';
import { type CouponPorts, type DatedCoupon, readCoupon, rowOfCoupon } from './coupon-ports.ts';
import { friendlyCodeOf, takeFriendlyCode } from './take-friendly-code.ts';

/**
 * What became of a new coupon. `stored`: the same request under the same idempotency key had made it before; `unknown_coupon`: it had,
 * and the coupon was deleted since.
 */
export type CreateOutcome =
  | { readonly kind: 'created' | 'stored'; readonly created: DatedCoupon }
  | { readonly kind: 'code_taken' }
  | { readonly kind: 'key_reused' }
  | { readonly kind: 'unknown_coupon' };

type Tried = CreateOutcome | { readonly kind: 'repeat'; readonly couponId: string };

/** Stores a new coupon and takes its friendly code, if it has one. @param originalId the coupon that it is a copy of, to be noted */
export async function createCoupon(
  ports: CouponPorts,
  workspaceId: string,
  coupon: Coupon,
  idempotency: IdempotencyKey | null,
  actor: Actor,
  originalId: string | null = null,
): Promise<CreateOutcome> {
  const outcome = await withRetries(() =>
    tryToCreate(ports, workspaceId, coupon, { idempotency, actor, originalId }),
  );
  if (outcome.kind === 'created') ports.onCommit(workspaceId);
  if (outcome.kind !== 'repeat') return outcome;
  const stored = await readCoupon(ports.pool, workspaceId, outcome.couponId);
  return stored === null ? { kind: 'unknown_coupon' } : { kind: 'stored', created: stored };
}

/** What asked for a coupon, and who. */
interface Origin {
  readonly idempotency: IdempotencyKey | null;
  readonly actor: Actor;
  readonly originalId: string | null;
}

function tryToCreate(
  ports: CouponPorts,
  workspaceId: string,
  coupon: Coupon,
  { idempotency, actor, originalId }: Origin,
): Promise<Tried> {
  const now = ports.clock.now();
  const eventId = ports.makeId(now);
  const code = friendlyCodeOf(coupon);
  const lock = code === null ? [] : [lockFriendlyCode(workspaceId, code)];
  return runTransaction<Tried>(ports.pool, {
    load: [...lock, ...selectKeyUse(workspaceId, idempotency)],
    decide: (loaded) => {
      const use = readKeyUse(idempotency, loaded.at(-1));
      if (use.kind === 'reused') return storingNothing({ kind: 'key_reused' });
      if (use.kind === 'repeat') {
        return storingNothing({ kind: 'repeat', couponId: use.id });
      }
      const created = { coupon, createdAt: now, updatedAt: now };
      const writes: Statement[] = [...insertCoupon(workspaceId, rowOfCoupon(created))];
      if (code !== null) {
        const taking = takeFriendlyCode(workspaceId, coupon, loaded[0], now);
        if (taking === null) return storingNothing({ kind: 'code_taken' });
        writes.push(taking);
      }
      writes.push(...storeKeyUse(workspaceId, idempotency, { kind: 'coupon', id: coupon.id }, now));
      const items = [{ type: 'coupon.created', couponId: coupon.id }];
      writes.push(insertEventBatch(workspaceId, eventId, now, items));
      const object = { kind: 'coupon', id: coupon.id, name: coupon.name };
      const changes = originalId === null ? {} : { copyOf: { from: null, to: originalId } };
      const noted = { action: 'coupon.created', object, changes };
      writes.push(noteChange(ports.makeId, workspaceId, now, actor, noted));
      return {
        outcome: { kind: 'created', created },
        writes,
        witness: selectEventBatch(workspaceId, eventId),
      };
    },
  });
}
