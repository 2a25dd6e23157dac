import { describe, expect, it } from 'vitest';
import { type Holder, type IndividualCode, newHolder } from '../coupon/coupon-use.ts';
import { type HeldBy, joinHolders } from './join-holders.ts';

const recent = (day: string, inDay: number, inWeek: number, inMonth: number) => ({
  day,
  inDay,
  inWeek,
  inMonth,
});
const friendly = (clientId: string, fields: Partial<Holder> = {}): HeldBy => ({
  holder: { ...newHolder(clientId), ...fields },
  code: null,
});

/** Somebody with a code of its own, and how that stands. */
function held(clientId: string, text: string, fields: Partial<IndividualCode> = {}): HeldBy {
  const { codeDisabled: _, ...state } = newHolder(clientId);
  const code: IndividualCode = { ...state, kind: 'individual', code: text, disabledAt: null, ...fields };
  const { activatedAt, activatedByUse, expiresAt, redemptions } = code;
  const holder = {
    ...newHolder(clientId),
    ...{ code: text, codeDisabled: code.disabledAt !== null, activatedAt, activatedByUse, expiresAt },
    redemptions,
  };
  return { holder, code };
}

describe('the uses of two', () => {
  it('are added, and counted in the periods of the later day', () => {
    const [monday, tuesday] = [recent('2026-11-30', 3, 3, 5), recent('2026-12-01', 1, 2, 1)];
    const a = friendly('ann', { redemptions: 5, held: 1, recent: monday, lastRedeemedAt: 7 });
    const b = friendly('old', { redemptions: 2, held: 2, recent: tuesday, lastRedeemedAt: 9 });
    const joined = { redemptions: 7, held: 3, recent: recent('2026-12-01', 1, 5, 1), lastRedeemedAt: 9 };
    expect(joinHolders(a, b).holder).toMatchObject({ clientId: 'ann', ...joined });
    expect(joinHolders(b, a).holder).toMatchObject({ clientId: 'old', ...joined });
  });

  it('are those of the one who has any', () => {
    const used = { redemptions: 1, recent: recent('2026-12-01', 1, 1, 1), lastRedeemedAt: 9 };
    expect(joinHolders(friendly('ann'), friendly('old', used)).holder).toMatchObject(used);
    expect(joinHolders(friendly('ann', used), friendly('old')).holder).toMatchObject(used);
  });
});

describe('the activation of a friendly code', () => {
  const onPurpose = (expiresAt: number | null) => ({ activatedAt: 5, activatedByUse: false, expiresAt });
  const byUse = { activatedAt: 9, activatedByUse: true, expiresAt: null };

  it.each([
    ['on purpose before one by a use', byUse, onPurpose(7), onPurpose(7)],
    ['by a use before none', { activatedAt: null }, byUse, byUse],
    ['that ends later', onPurpose(7), onPurpose(8), onPurpose(8)],
    ['without an end', onPurpose(7), onPurpose(null), onPurpose(null)],
    ['of its own where both are alike', { ...byUse, activatedAt: 4 }, byUse, { ...byUse, activatedAt: 4 }],
  ])('is the one %s', (_, into, from, expected) => {
    const { holder, dropped } = joinHolders(friendly('ann', into), friendly('old', from));
    expect(holder).toMatchObject({ code: null, ...expected });
    expect(dropped).toBeNull();
  });
});

describe('of two codes', () => {
  const stays = (into: HeldBy, from: HeldBy) => {
    const { holder, dropped } = joinHolders(into, from);
    return [holder.code, dropped?.code ?? null];
  };

  it.each([
    ['its own where both are alike', held('ann', 'A'), held('old', 'B'), ['A', 'B']],
    ['the unused one', held('ann', 'A', { redemptions: 1 }), held('old', 'B'), ['B', 'A']],
    ['the one that lasts longer', held('ann', 'A', { expiresAt: 7 }), held('old', 'B'), ['B', 'A']],
    [
      'the unused one, though it ends first',
      held('ann', 'A', { redemptions: 1 }),
      held('old', 'B', { expiresAt: 7 }),
      ['B', 'A'],
    ],
    ['the one that works', held('ann', 'A', { disabledAt: 1 }), held('old', 'B'), ['B', null]],
    ['the only one', friendly('ann'), held('old', 'B'), ['B', null]],
    ['its own disabled one before none', held('ann', 'A', { disabledAt: 1 }), friendly('old'), ['A', null]],
  ])('stays %s', (_, into, from, expected) => {
    expect(stays(into, from)).toEqual(expected);
  });

  it('the activation of the one that stays stays', () => {
    const activated = { activatedAt: 5, expiresAt: 7 };
    const { holder } = joinHolders(
      held('ann', 'A'),
      held('old', 'B', { ...activated, activatedByUse: false, disabledAt: 1 }),
    );
    expect(holder).toMatchObject({ code: 'A', activatedAt: null, expiresAt: null });
  });
});
