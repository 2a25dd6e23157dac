import { clientIdOf } from '../client/client.ts';
import { ended, inactive, notStarted } from '../coupon/availability.ts';
import { countsByClient } from '../coupon/limit-of.ts';
import { plainDiscountOf } from '../coupon/plain-discount.ts';
import { activatedRow, activatesItself } from '../coupon/use-state.ts';
import type { Refusal } from '../reasons.ts';
import {
  activationsUsedUp,
  amountRequired,
  budgetUsedUp,
  clientUsedUp,
  codeUsedUp,
  couponUsedUp,
  periodUsedUp,
} from './limit-guards.ts';
import type { RedeemCommand, RedemptionState } from './redemption-decision.ts';

/** One reason for which a redemption can be refused; null where it does not apply. */
export type RedemptionGuard = (state: RedemptionState, command: RedeemCommand, now: number) => Refusal | null;

/** In the order in which a refusal is told, everywhere: a redeem tells the first, a dry run all. */
export const REDEMPTION_GUARDS: readonly RedemptionGuard[] = [
  unknownCode,
  clientAmbiguous,
  ({ coupon }) => inactive(coupon),
  codeDisabled,
  ({ coupon }, _, now) => notStarted(coupon, now),
  ({ coupon }, _, now) => ended(coupon, now),
  clientRequired,
  notYours,
  notActivated,
  codeUsedUp,
  clientUsedUp,
  periodUsedUp,
  windowOver,
  activationsUsedUp,
  couponUsedUp,
  amountRequired,
  budgetUsedUp,
  cartRequired,
];

/** Whoever may not see the code, or does not say who asks, may not see what it did for an order either. */
const BEFORE_PRIOR = [unknownCode, clientAmbiguous, clientRequired, notYours];

/** The first reason against a use now, or null: what a redemption without an order would be told. */
export function firstRefusal(state: RedemptionState, command: RedeemCommand, now: number): Refusal | null {
  for (const guard of REDEMPTION_GUARDS) {
    const refusal = guard(state, command, now);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** Every reason against a use now, in the order in which they are told: what a dry run says. */
export function allRefusals(state: RedemptionState, command: RedeemCommand, now: number): Refusal[] {
  return REDEMPTION_GUARDS.flatMap((guard) => guard(state, command, now) ?? []);
}

/** Whether whoever asks may not be told what this order has of the code. */
export function mayNotSee(state: RedemptionState, command: RedeemCommand): boolean {
  return BEFORE_PRIOR.some((guard) => guard(state, command) !== null);
}

/** A draft does not exist but for admins; a client's own token is not told of codes that are somebody else's. */
function unknownCode(state: RedemptionState, command: RedeemCommand): Refusal | null {
  if (state.coupon.state === 'draft' && !command.asAdmin) return { reason: 'unknown_code' };
  return command.byToken && isAnothers(state, command) ? { reason: 'unknown_code' } : null;
}

/** Identifiers of two clients name neither. */
function clientAmbiguous(_: RedemptionState, { client }: RedeemCommand): Refusal | null {
  return client.kind === 'ambiguous'
    ? { reason: 'client_ambiguous', fix: { type: 'name_one_client' } }
    : null;
}

/** A code that was disabled works for nobody, whatever else holds. */
function codeDisabled({ presented }: RedemptionState): Refusal | null {
  const isDisabled = presented.kind === 'individual' && presented.disabledAt !== null;
  return isDisabled ? { reason: 'code_disabled' } : null;
}

/** A strict code, and a friendly one that counts or activates by client, needs to know who asks. */
function clientRequired({ coupon, presented }: RedemptionState, command: RedeemCommand) {
  if (command.client.kind !== 'nobody') return null;
  const isFriendly = presented.kind === 'friendly';
  const needed = coupon.strict || (isFriendly && (coupon.activation.required || countsByClient(coupon)));
  return needed ? ({ reason: 'client_required', fix: { type: 'sign_in' } } as const) : null;
}

/** A strict code is for the client to whom it was issued. */
function notYours(state: RedemptionState, command: RedeemCommand): Refusal | null {
  return isAnothers(state, command) ? { reason: 'not_yours' } : null;
}

function isAnothers({ coupon, presented }: RedemptionState, { client }: RedeemCommand): boolean {
  if (!coupon.strict || presented.kind !== 'individual' || client.kind === 'nobody') return false;
  // Identifiers of two clients are not the owner, not even of a code that nobody owns.
  return client.kind === 'ambiguous' || presented.clientId !== clientIdOf(client);
}

function notActivated(state: RedemptionState): Refusal | null {
  return state.coupon.activation.required && activatesItself(state)
    ? { reason: 'not_activated', fix: { type: 'activate' } }
    : null;
}

/** What depends on the cart is never given without one. */
function cartRequired({ coupon }: RedemptionState, { cartHash }: RedeemCommand): Refusal | null {
  return cartHash === null && plainDiscountOf(coupon) === null
    ? { reason: 'cart_required', fix: { type: 'send_cart' } }
    : null;
}

/** Only a clock of its own: what is over with the coupon has been told by then. */
function windowOver(state: RedemptionState, _: RedeemCommand, now: number): Refusal | null {
  const over = activatedRow(state)?.expiresAt ?? null;
  return over === null || now < over ? null : { reason: 'window_over', actual: now, expected: over };
}
