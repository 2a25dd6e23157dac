import { describe, expect, it } from 'vitest';
import { HOUR, NOON, redemptionIn, reserved, situation, wish } from '../../test/support/situation.ts';
import { decideActivation } from '../activation/decide-activation.ts';
import { decideRedemption } from '../redemption/decide-redemption.ts';
import { decideConfirmation } from '../reservation/decide-confirmation.ts';
import { decideRelease } from '../reservation/decide-release.ts';
import { decideReservation } from '../reservation/decide-reservation.ts';
import { decideRollback } from '../rollback/decide-rollback.ts';
import { NOTHING_RETURNED } from '../rollback/rollback.ts';
import { type CouponCounts, countsOfEvent, type LedgerEvent, NO_COUNTS } from './ledger-event.ts';

/** What statistics count of events, without what stays nothing. */
function counted(events: readonly LedgerEvent[]): Partial<CouponCounts> {
  const sums: Record<string, number> = {};
  for (const event of events) {
    for (const [name, count] of Object.entries(countsOfEvent(event))) sums[name] = (sums[name] ?? 0) + count;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

const confirmation = { id: 'r1', order: null, standing: [], jointId: null };

describe('statistics', () => {
  const reservation = decideReservation(situation(), { ...wish(), holdMs: HOUR }, NOON);
  const hold = reserved(situation());

  it('count an activation when a hold makes it, and nothing else of the hold', () => {
    expect(counted(reservation.events)).toEqual({ activated: 1, clients: 1 });
  });

  it('count the redemption that a hold becomes without counting its activation again', () => {
    const { events } = decideConfirmation(hold, confirmation, NOON);
    expect(counted(events)).toEqual({ redeemed: 1, discount: 500, amount: 5_000 });
  });

  it('count a redemption from a dead hold with an activation taken back and one made', () => {
    const { events } = decideConfirmation(hold, confirmation, NOON + HOUR);
    expect(counted(events)).toEqual({
      activated: 1,
      deactivated: 1,
      redeemed: 1,
      discount: 500,
      amount: 5_000,
    });
  });

  it('count an activation that goes with a hold', () => {
    expect(counted(decideRelease(hold, NOON).events)).toEqual({ deactivated: 1 });
  });

  it('count what is given back beside what was given', () => {
    const { outcome, state, events } = decideRedemption(situation(), wish(), NOON);
    expect(counted(events)).toEqual({ activated: 1, clients: 1, redeemed: 1, discount: 500, amount: 5_000 });
    const before = { ...state, redemption: redemptionIn(outcome), returned: NOTHING_RETURNED };
    const part = decideRollback(before, { id: 'b1', amount: 1_000, lines: null, reason: 'returned' }, NOON);
    expect(counted(part.events)).toEqual({ discountBack: 100, amountBack: 1_000 });
    const rest = decideRollback(
      part.state,
      { id: 'b2', amount: null, lines: null, reason: 'returned' },
      NOON,
    );
    expect(counted(rest.events)).toEqual({
      rolledBack: 1,
      deactivated: 1,
      discountBack: 400,
      amountBack: 4_000,
    });
  });

  it('count nothing when an activation on purpose takes over that of a use', () => {
    const { client } = wish();
    const { events } = decideActivation({ ...hold, code: null }, { id: 'a1', client, candidates: [] }, NOON);
    expect(events).toHaveLength(1);
    expect(counted(events)).toEqual({});
    expect(events.map(countsOfEvent)).toEqual([NO_COUNTS]);
  });
});
