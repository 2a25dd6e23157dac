import { type Coupon, normaliseCode } from '@couponry/engine';
import type { Statement, StatementResult } from '../../platform/db/statement.ts';
import {
  deleteFriendlyCode,
  giveBackFriendlyCode,
  insertFriendlyCode,
  moveFriendlyCode,
  readArchivedCodes,
} from '../../sql/friendly-codes.ts';

/** The friendly code of a coupon, normalised; null where codes are individual. */
export function friendlyCodeOf(coupon: Coupon): string | null {
  return coupon.codes.kind === 'friendly' ? normaliseCode(coupon.codes.code) : null;
}

/**
 * The statement that gives a coupon its friendly code: a code is free when nobody has had it, or when the coupon that had it is
 * archived. Null when it is taken.
 *
 * @param locked the result of `lockFriendlyCode` for this code
 */
export function takeFriendlyCode(
  workspaceId: string,
  coupon: Coupon,
  locked: StatementResult | undefined,
  now: number,
): Statement | null {
  if (coupon.codes.kind !== 'friendly') throw new Error('The coupon has no friendly code');
  const spelling = coupon.codes.code;
  const row = { code: normaliseCode(spelling), spelling, couponId: coupon.id };
  const [holder] = locked?.rows ?? [];
  if (holder === undefined) return insertFriendlyCode(workspaceId, row, now);
  const [, kind, state] = holder;
  const isFree = kind === 'friendly' && state === 'archived';
  return isFree ? moveFriendlyCode(workspaceId, row, now) : null;
}

/**
 * The statement by which a coupon gives up its friendly code: the code answers for the coupon that had it before, if there is
 * one, else it is forgotten.
 *
 * @param archived the result of `selectArchivedCodes`
 */
export function giveUpFriendlyCode(
  workspaceId: string,
  code: string,
  couponId: string,
  archived: StatementResult | undefined,
): Statement {
  const before = readArchivedCodes(archived?.rows ?? []).find(
    (had) => had.couponId !== couponId && normaliseCode(had.spelling) === code,
  );
  return before === undefined
    ? deleteFriendlyCode(workspaceId, code, couponId)
    : giveBackFriendlyCode(workspaceId, couponId, { code, ...before });
}
