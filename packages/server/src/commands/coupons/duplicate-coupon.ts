import { type Coupon, checkFriendlyCode } from '@couponry/engine';
import type { Actor } from '../audit-log/actor.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';
import type { CouponPorts } from './coupon-ports.ts';
import { type CreateOutcome, createCoupon } from './create-coupon.ts';

/** A coupon that is to be stored as the copy of another. `codeIsGiven`: its friendly code is that and no other. */
export interface WantedCopy {
  readonly copy: Coupon;
  readonly originalId: string;
  readonly codeIsGiven: boolean;
}

/** How many codes are tried; whoever has so many copies of one coupon says what the next is called. */
const MAX_TRIES = 50;
const COPY = /-COPY(-\d+)?$/;

/** Stores a copy of a coupon, under the first friendly code after that of the original that is free where none is given. */
export async function duplicateCoupon(
  ports: CouponPorts,
  workspaceId: string,
  { copy, originalId, codeIsGiven }: WantedCopy,
  idempotency: IdempotencyKey | null,
  actor: Actor,
): Promise<CreateOutcome> {
  const { codes } = copy;
  if (codes.kind !== 'friendly' || codeIsGiven) {
    return await createCoupon(ports, workspaceId, copy, idempotency, actor, originalId);
  }
  for (let number = 1; number <= MAX_TRIES; number += 1) {
    const tried = { ...copy, codes: { ...codes, code: codeOfCopy(codes.code, number) } };
    const outcome = await createCoupon(ports, workspaceId, tried, idempotency, actor, originalId);
    if (outcome.kind !== 'code_taken') return outcome;
  }
  return { kind: 'code_taken' };
}

/**
 * The friendly code of a copy, no longer than codes may be.
 *
 * @example codeOfCopy('WINTER', 1) // 'WINTER-COPY'
 * @example codeOfCopy('WINTER-COPY', 2) // 'WINTER-COPY-2'
 */
function codeOfCopy(code: string, number: number): string {
  const end = number === 1 ? '-COPY' : `-COPY-${number}`;
  const letters = [...code.replace(COPY, '')];
  while (letters.length > 0 && !checkFriendlyCode(`${letters.join('')}${end}`).ok) letters.pop();
  return `${letters.join('')}${end}`;
}
