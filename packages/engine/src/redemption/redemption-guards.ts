import { clientIdOf } from '../client/client.ts';
import { ended, inactive, notStarted } from '../coupon/availability.ts';
import { maxActivations, maxPerClient } from '../coupon/limit-of.ts';
import type { Refusal } from '../reasons.ts';
import { countsFor } from './counts-for.ts';
import type { RedeemCommand, RedemptionState } from './redemption-decision.ts';

/** One reason for which a redemption can be refused; null where it does not apply. */
export type RedemptionGuard = (state: RedemptionState, command: RedeemCommand, now: number) => Refusal | null;

/** In the order in which a refusal is told, everywhere: a redeem tells the first, a dry run all. */
export const REDEMPTION_GUARDS: readonly RedemptionGuard[] = [
  unknownCode,
  clientAmbiguous,
  ({ coupon }) => inactive(coupon),
  ({ coupon }, _, now) => notStarted(coupon, now),
  ({ coupon }, _, now) => ended(coupon, now),
  clientRequired,
  notYours,
  notActivated,
  codeUsedUp,
  clientUsedUp,
  windowOver,
  activationsUsedUp,
];

/** Whether a redemption now would make the activation by itself. */
export function activatesItself(state: RedemptionState): boolean {
  if (state.presented.kind === 'individual') return state.presented.activatedAt === null;
  return (state.holder?.activatedAt ?? null) === null;
}

/** A draft does not exist but for admins; a client's own token is not told of codes that are somebody else's. */
export function unknownCode(state: RedemptionState, command: RedeemCommand): Refusal | null {
  if (state.coupon.state === 'draft' && !command.asAdmin) return { reason: 'unknown_code' };
  return command.byToken && isAnothers(state, command) ? { reason: 'unknown_code' } : null;
}

/** Identifiers of two clients name neither. */
export function clientAmbiguous(_: RedemptionState, { client }: RedeemCommand): Refusal | null {
  return client.kind === 'ambiguous' ? { reason: 'client_ambiguous' } : null;
}

/** A strict code, and a friendly one that counts or activates by client, needs to know who asks. */
export function clientRequired({ coupon, presented }: RedemptionState, command: RedeemCommand) {
  const counts = coupon.activation.required || maxPerClient(coupon) !== null;
  const needed = coupon.strict || (presented.kind === 'friendly' && counts);
  return needed && command.client.kind === 'nobody' ? ({ reason: 'client_required' } as const) : null;
}

/** A strict code is for the client to whom it was issued. */
export function notYours(state: RedemptionState, command: RedeemCommand): Refusal | null {
  return isAnothers(state, command) ? { reason: 'not_yours' } : null;
}

function isAnothers({ coupon, presented }: RedemptionState, { client }: RedeemCommand): boolean {
  if (!coupon.strict || presented.kind !== 'individual' || client.kind === 'nobody') return false;
  // Identifiers of two clients are not the owner, not even of a code that nobody owns.
  return client.kind === 'ambiguous' || presented.clientId !== clientIdOf(client);
}

function notActivated(state: RedemptionState): Refusal | null {
  return state.coupon.activation.required && activatesItself(state) ? { reason: 'not_activated' } : null;
}

function codeUsedUp({ coupon, presented }: RedemptionState): Refusal | null {
  const max = maxPerClient(coupon);
  if (max === null || presented.kind !== 'individual' || presented.redemptions < max) return null;
  return { reason: 'code_used_up', actual: presented.redemptions, expected: max };
}

function clientUsedUp({ coupon, holder, presented }: RedemptionState, { client }: RedeemCommand) {
  const max = maxPerClient(coupon);
  if (max === null || holder === null || holder.redemptions < max) return null;
  if (countsFor(presented, client) !== holder.clientId) return null;
  return { reason: 'client_used_up', actual: holder.redemptions, expected: max } as const;
}

/** Only a clock of its own: what is over with the coupon has been told by then. */
function windowOver({ presented, holder }: RedemptionState, _: RedeemCommand, now: number): Refusal | null {
  const over = presented.kind === 'individual' ? presented.expiresAt : (holder?.expiresAt ?? null);
  return over === null || now < over ? null : { reason: 'window_over', actual: now, expected: over };
}

function activationsUsedUp(state: RedemptionState): Refusal | null {
  const max = maxActivations(state.coupon);
  if (max === null || !activatesItself(state) || state.totals.activations < max) return null;
  return { reason: 'activations_used_up', actual: state.totals.activations, expected: max };
}
