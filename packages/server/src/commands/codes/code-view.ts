import {
  type Activation,
  type Coupon,
  clientIdOf,
  type Holder,
  plainDiscountOf,
  presentExpiry,
  type Redemption,
  type Refusal,
} from '@couponry/engine';
import type { CodeRow } from '../../sql/select-codes.ts';
import type { CodeStanding } from '../coupon-ledger/read-standing.ts';

/** A code as it is told to whoever may see it. Times in milliseconds since the epoch. */
export interface CodeView {
  readonly coupon: Coupon;
  readonly code: string;
  /** What a redemption would do this instant. */
  readonly isValid: boolean;
  readonly reason: Refusal | null;
  readonly usedAt: number | null;
  readonly activatedAt: number | null;
  /** When the code is over; null for never. */
  readonly expiresAt: number | null;
  /** The client whose code it is, or for whom it counted; null for nobody by name or for nobody to be told of. */
  readonly clientId: string | null;
}

/** A code that was just activated. */
export function viewOfActivation(coupon: Coupon, activation: Omit<Activation, 'issuesCode'>): CodeView {
  return {
    coupon,
    code: spellingOf(coupon, activation.code),
    isValid: true,
    reason: null,
    usedAt: null,
    activatedAt: activation.at,
    expiresAt: presentExpiry(coupon, activation.expiresAt),
    clientId: activation.clientId,
  };
}

/** A code that a client has already. */
export function viewOfHeld(coupon: Coupon, holder: Holder, code: string): CodeView {
  return {
    coupon,
    code: spellingOf(coupon, code),
    isValid: true,
    reason: null,
    usedAt: holder.lastRedeemedAt,
    activatedAt: holder.activatedAt,
    expiresAt: presentExpiry(coupon, holder.expiresAt),
    clientId: holder.clientId,
  };
}

/** An individual code of somebody who was told of it as one that worked. */
export function viewOfOwn(
  coupon: Coupon,
  { code, clientId, activatedAt, expiresAt, lastRedeemedAt }: CodeRow,
): CodeView {
  return {
    ...{ coupon, code, isValid: true, reason: null, usedAt: lastRedeemedAt, activatedAt, clientId },
    expiresAt: presentExpiry(coupon, expiresAt),
  };
}

/** A code right after a redemption. Whose it is is told to admins, and to whoever names the same client. */
export function viewOfRedemption(
  coupon: Coupon,
  redemption: Redemption,
  askerId: string | null,
  asAdmin: boolean,
): CodeView {
  const isTold = asAdmin || redemption.clientId === askerId;
  return {
    coupon,
    code: spellingOf(coupon, redemption.code),
    // What depends on the cart is valid with one alone, and nobody knows the next.
    isValid: redemption.usableAfter && plainDiscountOf(coupon) !== null,
    reason: null,
    usedAt: redemption.at,
    activatedAt: redemption.activatedAt,
    expiresAt: redemption.expiresAt,
    clientId: isTold ? redemption.clientId : null,
  };
}

/** A code as it stands. Whose it is is told to admins, and to whoever names the same client. */
export function viewOfStanding(standing: CodeStanding, reason: Refusal | null, asAdmin: boolean): CodeView {
  const { coupon, code, presented, client, holder } = standing;
  const use = presented.kind === 'individual' ? presented : holder;
  const owner = presented.kind === 'individual' ? presented.clientId : (holder?.clientId ?? null);
  const isTold = asAdmin || owner === clientIdOf(client);
  return {
    coupon,
    code: spellingOf(coupon, code.spelling),
    isValid: reason === null,
    reason,
    // What was given back was not used.
    usedAt: use !== null && use.redemptions > 0 ? use.lastRedeemedAt : null,
    activatedAt: use?.activatedAt ?? null,
    expiresAt: presentExpiry(coupon, use?.expiresAt ?? null),
    clientId: isTold ? owner : null,
  };
}

/** The code as its maker wrote it; individual codes are digits. */
function spellingOf(coupon: Coupon, code: string): string {
  return coupon.codes.kind === 'friendly' ? coupon.codes.code : code;
}
