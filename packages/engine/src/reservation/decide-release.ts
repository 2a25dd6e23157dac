import { endHold } from './end-hold.ts';
import { isLive } from './reservation.ts';
import type { ReleaseDecision, SettlementState } from './settlement.ts';

/**
 * Decides the release of a hold by the store: its use is free at once. Of one that has ended nothing is left to release, which
 * is no mistake, unless it has become a redemption.
 *
 * @example decideRelease(state, now).outcome // { kind: 'released', end: 'released' }
 */
export function decideRelease(state: SettlementState, now: number): ReleaseDecision {
  if (state.stands === 'confirmed') {
    return { outcome: { kind: 'refused', refusal: { reason: 'reservation_confirmed' } }, events: [], state };
  }
  return state.stands === 'held'
    ? release(state, now)
    : { outcome: { kind: 'ended', end: state.stands }, events: [], state };
}

/**
 * Collects a hold whose time has run out; any other is left as it is.
 *
 * @example decideExpiry(state, state.reservation.holdsUntil).outcome // { kind: 'released', end: 'expired' }
 */
export function decideExpiry(state: SettlementState, now: number): ReleaseDecision {
  const { stands, reservation } = state;
  if (stands !== 'held') return { outcome: { kind: 'ended', end: stands }, events: [], state };
  if (!isLive(stands, reservation, now)) return release(state, now);
  return { outcome: { kind: 'refused', refusal: { reason: 'reservation_live' } }, events: [], state };
}

function release(state: SettlementState, now: number): ReleaseDecision {
  const ended = endHold(state, state.reservation, now);
  const { end } = ended.event.end;
  return {
    outcome: { kind: 'released', end },
    events: [ended.event],
    state: { ...ended.state, stands: end },
  };
}
