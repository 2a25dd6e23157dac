import { describe, expect, it } from 'vitest';
import { EAN13, publishedCoupon } from '../../test/support/published-coupon.ts';
import { ann, NOON, nobody, unusedCode } from '../../test/support/situation.ts';
import { type IndividualCode, NO_TOTALS, newHolder, type PresentedCode } from '../coupon/coupon-use.ts';
import type { CodeChangeOutcome, CodeChangeState } from './code-change-decision.ts';
import { decideAssignment } from './decide-assignment.ts';
import { decideSwitch } from './decide-switch.ts';

const CODE = '2900000000018';
const friendly: PresentedCode = { kind: 'friendly', code: 'WINTER' };

function given(code: Partial<IndividualCode> = {}, changes: Partial<CodeChangeState> = {}): CodeChangeState {
  const coupon = publishedCoupon({ codes: EAN13 });
  return { coupon, totals: NO_TOTALS, presented: unusedCode(code), holder: null, ...changes };
}

const told = (outcome: CodeChangeOutcome) =>
  outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind;
const anns = { ...newHolder('ann'), code: CODE };

describe('giving a code to a client', () => {
  const assign = (state: CodeChangeState, client = ann as Parameters<typeof decideAssignment>[1]['client']) =>
    decideAssignment(state, { id: 'c1', client }, NOON);

  it('makes it the client’s, issued and not activated', () => {
    const { outcome, events, state } = assign(given());
    const change = {
      ...{
        id: 'c1',
        couponId: 'winter',
        code: CODE,
        change: 'assigned',
        clientId: 'ann',
        reason: '',
        at: NOON,
      },
    };
    expect(outcome).toEqual({ kind: 'changed', change });
    expect(events).toEqual([{ type: 'code.changed', change, newHolder: true }]);
    expect(state).toMatchObject({ presented: { clientId: 'ann', activatedAt: null }, holder: anns });
    expect(state.totals).toEqual(NO_TOTALS);
  });

  it('that was activated for nobody by name leaves its clock as it is', () => {
    const { state } = assign(given({ activatedAt: 5, expiresAt: 99 }));
    expect(state.holder).toMatchObject({ activatedAt: 5, expiresAt: 99, code: CODE });
  });

  it('takes the place of one that is disabled', () => {
    const holder = { ...anns, code: '2900000000025', codeDisabled: true, activatedAt: 5, redemptions: 2 };
    const { outcome, events, state } = assign(given({}, { holder }));
    expect(told(outcome)).toBe('changed');
    expect(events).toMatchObject([{ newHolder: false }]);
    expect(state.holder).toMatchObject({
      code: CODE,
      codeDisabled: false,
      activatedAt: null,
      redemptions: 2,
    });
  });

  it.each<[string, CodeChangeState, string]>([
    ['a friendly one', given({}, { presented: friendly }), 'friendly_code'],
    ['one that is theirs', given({ clientId: 'ann' }, { holder: anns }), 'unchanged'],
    ['one of somebody else', given({ clientId: 'bob' }), 'code_assigned'],
    ['one that was used', given({ redemptions: 1 }), 'code_used'],
    ['one that is held', given({ held: 1 }), 'code_used'],
    ['one that was used and given back', given({ lastRedeemedAt: 5 }), 'code_used'],
    ['one that is disabled', given({ disabledAt: 5 }), 'code_disabled'],
    [
      'one of an archived coupon',
      given({}, { coupon: { ...publishedCoupon({ codes: EAN13 }), state: 'archived' } }),
      'coupon_archived',
    ],
    ['a second one', given({}, { holder: { ...anns, code: '2900000000025' } }), 'client_has_code'],
  ])('is not done for %s', (_, state, reason) => {
    const decision = assign(state);
    expect(told(decision.outcome)).toBe(reason);
    expect(decision.events).toEqual([]);
    expect(decision.state).toBe(state);
  });

  it('needs one client', () => {
    expect(told(assign(given(), nobody).outcome)).toBe('client_required');
    expect(told(assign(given(), { kind: 'ambiguous' }).outcome)).toBe('client_ambiguous');
  });
});

describe('disabling a code', () => {
  const disable = (state: CodeChangeState) =>
    decideSwitch(state, { id: 'c1', enabled: false, reason: 'stolen' }, NOON);
  const enable = (state: CodeChangeState) =>
    decideSwitch(state, { id: 'c2', enabled: true, reason: '' }, NOON);

  it('marks it and what its client has, and enabling undoes it', () => {
    const before = given({ clientId: 'ann', activatedAt: 5 }, { holder: { ...anns, activatedAt: 5 } });
    const { outcome, state } = disable(before);
    expect(outcome).toMatchObject({ change: { change: 'disabled', clientId: 'ann', reason: 'stolen' } });
    expect(state).toMatchObject({ presented: { disabledAt: NOON }, holder: { codeDisabled: true } });
    expect(enable(state).state).toEqual(before);
  });

  it('of nobody marks it alone', () => {
    expect(disable(given()).state).toMatchObject({ presented: { disabledAt: NOON }, holder: null });
  });

  it('twice, or of a friendly one, changes nothing', () => {
    const disabled = given({ disabledAt: 5 });
    expect(disable(disabled)).toEqual({ outcome: { kind: 'unchanged' }, events: [], state: disabled });
    expect(enable(given()).outcome.kind).toBe('unchanged');
    expect(told(disable(given({}, { presented: friendly })).outcome)).toBe('friendly_code');
  });

  it('is not undone when the client has another code that works', () => {
    const state = given({ clientId: 'ann', disabledAt: 5 }, { holder: { ...anns, code: '2900000000025' } });
    expect(told(enable(state).outcome)).toBe('client_has_code');
  });

  it('is undone in the place of another one that is disabled', () => {
    const holder = { ...anns, code: '2900000000025', codeDisabled: true, activatedAt: 7 };
    const { state } = enable(given({ clientId: 'ann', disabledAt: 5, activatedAt: 3 }, { holder }));
    expect(state.holder).toMatchObject({ code: CODE, codeDisabled: false, activatedAt: 3 });
  });
});
