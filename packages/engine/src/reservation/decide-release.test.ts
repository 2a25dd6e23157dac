import { describe, expect, it } from 'vitest';
import { HOUR, NOON, nobody, reserved, situation } from '../../test/support/situation.ts';
import { newHolder } from '../coupon/coupon-use.ts';
import { decideConfirmation } from './decide-confirmation.ts';
import { decideExpiry, decideRelease } from './decide-release.ts';

const DEAD = NOON + HOUR;
const none = { day: '2026-11-30', inDay: 0, inWeek: 0, inMonth: 0 };

describe('releasing a hold', () => {
  it('gives back its use, its discount and the activation that it had made', () => {
    const hold = reserved(situation({ code: {} }), { client: nobody });
    const { outcome, events, state } = decideRelease(hold, NOON + 1);
    expect(outcome).toEqual({ kind: 'released', end: 'released' });
    const end = {
      ...{ reservationId: 'h1', couponId: 'winter', clientId: null, end: 'released', at: NOON + 1 },
      ...{ redemptionId: null, deactivates: true },
    };
    expect(events).toEqual([{ type: 'reservation.ended', end, reservation: hold.reservation }]);
    expect(state.totals).toEqual({ redemptions: 0, held: 0, activations: 0, discount: 0, recent: none });
    expect(state.presented).toMatchObject({
      held: 0,
      recent: none,
      activatedAt: null,
      activatedByUse: false,
    });
    expect(state.stands).toBe('released');
  });

  it('leaves the activation while the client has another use', () => {
    const first = reserved(situation({ holder: newHolder('ann') }));
    const second = reserved({ ...first, prior: null });
    const { events, state } = decideRelease(second, NOON);
    expect(events).toMatchObject([{ end: { deactivates: false } }]);
    expect(state).toMatchObject({ holder: { held: 1, activatedAt: NOON }, totals: { activations: 1 } });
  });

  it('again is no mistake', () => {
    const once = decideRelease(reserved(situation()), NOON);
    expect(decideRelease(once.state, NOON + 1)).toEqual({
      outcome: { kind: 'ended', end: 'released' },
      events: [],
      state: once.state,
    });
  });

  it('whose time has run out says so', () => {
    const { outcome, events } = decideRelease(reserved(situation()), DEAD);
    expect(outcome).toEqual({ kind: 'released', end: 'expired' });
    expect(events).toMatchObject([{ end: { end: 'expired' } }]);
  });

  it('that was confirmed is refused', () => {
    const command = { id: 'r1', order: null, standing: [], jointId: null };
    const confirmed = decideConfirmation(reserved(situation()), command, NOON).state;
    expect(decideRelease(confirmed, NOON)).toMatchObject({
      outcome: { kind: 'refused', refusal: { reason: 'reservation_confirmed' } },
      events: [],
    });
    expect(decideExpiry(confirmed, DEAD)).toMatchObject({
      outcome: { kind: 'ended', end: 'confirmed' },
      events: [],
    });
  });
});

describe('collecting a hold', () => {
  const hold = reserved(situation());

  it('is done from the instant at which its time has run out', () => {
    expect(decideExpiry(hold, DEAD - 1)).toMatchObject({
      outcome: { kind: 'refused', refusal: { reason: 'reservation_live' } },
      events: [],
    });
    const { outcome, events, state } = decideExpiry(hold, DEAD);
    expect(outcome).toEqual({ kind: 'released', end: 'expired' });
    expect(events).toMatchObject([{ end: { end: 'expired', deactivates: true } }]);
    expect(state).toMatchObject({ stands: 'expired', totals: { held: 0, activations: 0, discount: 0 } });
  });

  it('again changes nothing', () => {
    const once = decideExpiry(hold, DEAD);
    expect(decideExpiry(once.state, DEAD)).toEqual({
      outcome: { kind: 'ended', end: 'expired' },
      events: [],
      state: once.state,
    });
  });
});
