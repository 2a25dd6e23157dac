import { isDeepStrictEqual } from 'node:util';
import { type Coupon, checkEdit, type EditProblem, sharesALimit } from '@couponry/engine';
import type { Statement } from '../../platform/db/statement.ts';
import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import { firstIdAt } from '../../platform/ids.ts';
import { readStoredCoupons, selectStoredCoupon, updateCoupon } from '../../sql/coupon-rows.ts';
import { type CouponSumsRow, readCouponSums, selectCouponSums } from '../../sql/coupon-sums.ts';
import { lockFriendlyCode, selectArchivedCodes } from '../../sql/friendly-codes.ts';
import { insertEventBatch } from '../../sql/insert-event-batch.ts';
import { lockCoupons } from '../../sql/lock-coupons.ts';
import { recountCouponTotals } from '../../sql/recount-coupon-totals.ts';
import { selectEventBatch } from '../../sql/select-event-batch.ts';
import type { Actor } from '../audit-log/actor.ts';
import { changesBetween } from '../audit-log/changes-between.ts';
import { type Noted, noteChange } from '../audit-log/note-change.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';
import { readKeyUse, selectKeyUse, storeKeyUse } from '../idempotency/request-key.ts';
import { type CouponPorts, type DatedCoupon, datedCoupon, rowOfCoupon } from './coupon-ports.ts';
import { isIssued } from './is-issued.ts';
import { friendlyCodeOf, giveUpFriendlyCode, takeFriendlyCode } from './take-friendly-code.ts';

/** Two processes may make ids of one instant so far apart at most, in milliseconds. */
const CLOCKS_APART_MS = 86_400_000;

/**
 * What became of an edit. `invalid` carries what the edit itself found wrong with the result; its form is the caller's.
 */
export type EditOutcome<Invalid> =
  | { readonly kind: 'edited'; readonly edited: DatedCoupon }
  | { readonly kind: 'unknown_coupon' }
  | { readonly kind: 'code_taken' }
  | { readonly kind: 'key_reused' }
  | { readonly kind: 'refused'; readonly problem: EditProblem }
  | { readonly kind: 'invalid'; readonly invalid: Invalid };

/**
 * The wish to edit a coupon. `actor` is who edits, for the audit log. A request that is repeated with its idempotency key changes
 * nothing more and finds the coupon as it is.
 */
export interface EditWish<Invalid> {
  readonly couponId: string;
  /**
   * The friendly code that the edit will ask for, normalised; null when it asks for none, undefined when it leaves the code as it
   * is.
   */
  readonly newCode: string | null | undefined;
  readonly idempotency: IdempotencyKey | null;
  readonly actor: Actor;
  /** Makes the coupon that is wanted from the one that is there, or says what is wrong with it. */
  edit(before: Coupon): { readonly after: Coupon } | { readonly invalid: Invalid };
}

/** Edits a coupon under its lock: what is in flight is finished and counted before the edit, what comes after sees it. */
export async function editCoupon<Invalid>(
  ports: CouponPorts,
  workspaceId: string,
  wish: EditWish<Invalid>,
): Promise<EditOutcome<Invalid>> {
  const outcome = await withRetries(() => tryToEdit(ports, workspaceId, wish));
  if (outcome.kind === 'edited') ports.onCommit(workspaceId);
  return outcome;
}

function tryToEdit<Invalid>(
  ports: CouponPorts,
  workspaceId: string,
  { couponId, newCode, idempotency, actor, edit }: EditWish<Invalid>,
): Promise<EditOutcome<Invalid>> {
  const now = ports.clock.now();
  const eventId = ports.makeId(now);
  return runTransaction<EditOutcome<Invalid>>(ports.pool, {
    load: [
      lockCoupons(workspaceId, [couponId], 'exclusive', false),
      selectStoredCoupon(workspaceId, couponId),
      selectCouponSums(workspaceId, couponId),
      ...(newCode === undefined ? [] : [selectArchivedCodes(workspaceId)]),
      ...(typeof newCode === 'string' ? [lockFriendlyCode(workspaceId, newCode)] : []),
      ...selectKeyUse(workspaceId, idempotency),
    ],
    decide: (loaded) => {
      const [, stored, summed, archived, holder] = loaded;
      const [row] = readStoredCoupons(stored?.rows ?? []);
      if (row === undefined) return storingNothing({ kind: 'unknown_coupon' });
      const before = datedCoupon(row);
      const use = readKeyUse(idempotency, loaded.at(-1));
      if (use.kind === 'reused') return storingNothing({ kind: 'key_reused' });
      if (use.kind === 'repeat') return storingNothing({ kind: 'edited', edited: before });
      const sums = readCouponSums(summed?.rows ?? []);
      const wanted = edit(before.coupon);
      if ('invalid' in wanted) return storingNothing({ kind: 'invalid', invalid: wanted.invalid });
      if (isDeepStrictEqual(before.coupon, wanted.after))
        return storingNothing({ kind: 'edited', edited: before });
      const problem = checkEdit(before.coupon, wanted.after, isIssued(sums));
      if (problem !== null) return storingNothing({ kind: 'refused', problem });
      const after = { ...wanted.after, version: before.coupon.version + 1 };
      const edited = { coupon: after, createdAt: before.createdAt, updatedAt: now };
      const codes = codeStatements(before.coupon, after, {
        giveUp: (code) => giveUpFriendlyCode(workspaceId, code, couponId, archived),
        take: () => takeFriendlyCode(workspaceId, after, holder, now),
      });
      if (codes === null) return storingNothing({ kind: 'code_taken' });
      const items = [{ type: 'coupon.updated', couponId, version: after.version }];
      return {
        outcome: { kind: 'edited', edited },
        writes: [
          updateCoupon(workspaceId, rowOfCoupon(edited)),
          ...totalsStatements(workspaceId, before, after, sums, now),
          ...codes,
          ...storeKeyUse(workspaceId, idempotency, { kind: 'coupon', id: couponId }, now),
          insertEventBatch(workspaceId, eventId, now, items),
          noteChange(ports.makeId, workspaceId, now, actor, notedEdit(ports, before.coupon, after)),
        ],
        witness: selectEventBatch(workspaceId, eventId),
      };
    },
  });
}

/** What an edit is in the audit log: by the state that it leads to when it changes nothing else. */
function notedEdit({ tellCoupon }: CouponPorts, before: Coupon, after: Coupon): Noted {
  const changes = changesBetween(tellCoupon(before), tellCoupon(after));
  const isMove = Object.keys(changes).length === 1 && 'state' in changes && after.state !== 'draft';
  const object = { kind: 'coupon', id: after.id, name: after.name };
  return { action: isMove ? `coupon.${after.state}` : 'coupon.edited', object, changes };
}

/** Gives up the old friendly code and takes the new one; null when that is taken. */
function codeStatements(
  before: Coupon,
  after: Coupon,
  { giveUp, take }: { giveUp(code: string): Statement; take(): Statement | null },
): Statement[] | null {
  const old = friendlyCodeOf(before);
  const code = friendlyCodeOf(after);
  if (old === code) return [];
  const statements = old === null ? [] : [giveUp(old)];
  if (code === null) return statements;
  const taking = take();
  return taking === null ? null : [...statements, taking];
}

/**
 * A coupon that gets its first shared limit is counted once, under the lock; from then on every decision counts. What was counted
 * under an earlier limit is of no use: nobody has kept it since that limit was taken away.
 */
function totalsStatements(
  workspaceId: string,
  { coupon: before, createdAt }: DatedCoupon,
  after: Coupon,
  { activated, deactivated }: CouponSumsRow,
  now: number,
): Statement[] {
  if (sharesALimit(before) || !sharesALimit(after)) return [];
  const firstId = firstIdAt(createdAt - CLOCKS_APART_MS);
  const activations = activated - deactivated;
  return [recountCouponTotals(workspaceId, { couponId: after.id, activations, firstId, decidedAt: now })];
}
