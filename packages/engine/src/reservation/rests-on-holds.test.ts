import { describe, expect, it } from 'vitest';
import { NOON, redemptionIn, reserved, situation, unusedCode, wish } from '../../test/support/situation.ts';
import { newHolder } from '../coupon/coupon-use.ts';
import { REASONS, type Reason } from '../reasons.ts';
import { decideRedemption } from '../redemption/decide-redemption.ts';
import { judgementRestsOnHolds, restsOnHolds } from './rests-on-holds.ts';

const refused = (reason: Reason) => ({ kind: 'refused', refusal: { reason } }) as const;

describe('dead holds might have made another decision', () => {
  const roomless = REASONS.filter((reason) => restsOnHolds(situation(), refused(reason)));

  it('where there was no room, and for no other refusal', () => {
    expect(roomless.sort()).toEqual([
      'activations_used_up',
      'budget_used_up',
      'client_used_up',
      'code_used_up',
      'coupon_used_up',
      'period_used_up',
    ]);
  });

  it('where the code seems to be used up after a redemption', () => {
    const redemption = redemptionIn(decideRedemption(situation(), wish(), NOON).outcome);
    expect(restsOnHolds(situation(), { kind: 'redeemed', redemption })).toBe(false);
    const unusable = { ...redemption, usableAfter: false };
    expect(restsOnHolds(situation(), { kind: 'redeemed', redemption: unusable })).toBe(true);
    expect(restsOnHolds(situation(), { kind: 'repeated', redemption: unusable })).toBe(false);
  });

  it('where only holds have activated what is decided on', () => {
    const { holder, reservation } = reserved(situation());
    const outcome = { kind: 'reserved', reservation } as const;
    expect(restsOnHolds({ holder }, outcome)).toBe(true);
    expect(restsOnHolds({ holder: { ...holder!, redemptions: 1 } }, outcome)).toBe(false);
    expect(restsOnHolds({ holder: { ...holder!, activatedByUse: false } }, outcome)).toBe(false);
    expect(restsOnHolds({ holder: newHolder('ann') }, outcome)).toBe(false);
    expect(restsOnHolds({ holder: null }, outcome)).toBe(false);
    expect(restsOnHolds({ holder, presented: unusedCode() }, outcome)).toBe(false);
    const presented = unusedCode({ held: 1, activatedAt: NOON, activatedByUse: true });
    expect(restsOnHolds({ holder: null, presented }, outcome)).toBe(true);
    expect(judgementRestsOnHolds({ holder }, null)).toBe(true);
    expect(judgementRestsOnHolds({ holder: newHolder('ann') }, null)).toBe(false);
  });
});
