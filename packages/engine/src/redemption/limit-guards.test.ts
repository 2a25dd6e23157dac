import { describe, expect, it } from 'vitest';
import { NOON, nobody, type Situation, situation, unusedCode, wish } from '../../test/support/situation.ts';
import type { Limit, LimitScope, Period } from '../coupon/coupon.ts';
import { newHolder } from '../coupon/coupon-use.ts';
import { ON_ORDER } from '../discount/discount.ts';
import { decideRedemption } from './decide-redemption.ts';
import type { RedeemCommand } from './redemption-decision.ts';

const TODAY = { day: '2026-11-30', inDay: 1, inWeek: 1, inMonth: 4 };

const uses = (per: LimitScope, max: number, period?: Period): Limit => ({
  ...{ on: 'redemptions', per, max },
  ...(period && { period }),
});

/** What a redemption of the situation is told, and what was counted against what. */
function told(given: Situation, command: Partial<RedeemCommand> = {}, now = NOON) {
  const { outcome } = decideRedemption(situation(given), wish(command), now);
  if (outcome.kind !== 'refused') return outcome.kind;
  const { reason, actual, expected } = outcome.refusal;
  return actual === undefined ? reason : `${reason}: ${actual} of ${expected}`;
}

describe('a limit per code', () => {
  const coupon = { limits: [uses('code', 2)] };

  it('bounds an individual code', () => {
    expect(told({ coupon, code: { redemptions: 1 }, totals: { redemptions: 99 } })).toBe('redeemed');
    expect(told({ coupon, code: { redemptions: 2 } })).toBe('code_used_up: 2 of 2');
  });

  it('bounds all uses of a friendly code, which is one for all', () => {
    expect(told({ coupon, totals: { redemptions: 1 } })).toBe('redeemed');
    expect(told({ coupon, totals: { redemptions: 2 } }, { client: nobody })).toBe('code_used_up: 2 of 2');
  });

  it('and one per client: the smaller one bounds an individual code', () => {
    const both = { limits: [uses('code', 3)], perClient: 2 };
    expect(told({ coupon: both, code: { redemptions: 2 } })).toBe('code_used_up: 2 of 2');
    const other = { limits: [uses('code', 1)], perClient: 2 };
    expect(told({ coupon: other, code: { redemptions: 1 } })).toBe('code_used_up: 1 of 1');
  });
});

describe('a limit per coupon', () => {
  const coupon = { limits: [uses('coupon', 5)] };

  it('bounds all uses of all codes', () => {
    expect(told({ coupon, code: {}, totals: { redemptions: 4 } })).toBe('redeemed');
    expect(told({ coupon, code: {}, totals: { redemptions: 5 } })).toBe('coupon_used_up: 5 of 5');
  });
});

describe('what is held', () => {
  it('is used, under every limit', () => {
    const holder = { ...newHolder('ann'), redemptions: 1, held: 1 };
    const [redemptions, held] = [1, 1];
    expect(told({ coupon: { perClient: 2 }, holder })).toBe('client_used_up: 2 of 2');
    expect(told({ coupon: { perClient: 3 }, holder })).toBe('redeemed');
    expect(told({ coupon: { limits: [uses('coupon', 2)] }, totals: { redemptions, held } })).toMatch(
      'coupon',
    );
    expect(told({ coupon: { limits: [uses('code', 2)] }, code: { redemptions, held } })).toMatch('code');
    expect(told({ coupon: { activations: 1 }, totals: { activations: 1, held } })).toMatch('activations');
  });
});

describe('a limit in a period', () => {
  it.each<[Period, string, string]>([
    ['day', '2026-11-30T23:59:59.999Z', '2026-12-01T00:00:00.000Z'],
    ['week', '2026-12-06T23:59:59.999Z', '2026-12-07T00:00:00.000Z'],
    ['month', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'],
  ])('of a %s is over with the last instant of the period', (period, last, next) => {
    const day = period === 'month' ? '2026-12-01' : '2026-11-30';
    const totals = { recent: { day, inDay: 1, inWeek: 1, inMonth: 1 } };
    const given = { coupon: { limits: [uses('coupon', 1, period)] }, totals };
    expect(told(given, {}, Date.parse(last))).toBe('period_used_up: 1 of 1');
    expect(told(given, {}, Date.parse(next))).toBe('redeemed');
  });

  it('follows the clocks of the coupon’s zone when they change', () => {
    const limits = [uses('coupon', 1, 'day')];
    const summer = { coupon: { limits }, totals: { recent: { ...TODAY, day: '2026-10-25' } } };
    expect(told(summer, {}, Date.parse('2026-10-24T23:00Z'))).toMatch('period_used_up');
    expect(told(summer, {}, Date.parse('2026-10-25T23:59Z'))).toMatch('period_used_up');
    expect(told(summer, {}, Date.parse('2026-10-26T00:00Z'))).toBe('redeemed');
  });

  it('is counted for the client over all codes, and for an individual code whoever presents it', () => {
    const coupon = { limits: [uses('client', 1, 'week')] };
    const holder = { ...newHolder('ann'), recent: TODAY };
    expect(told({ coupon, holder })).toBe('period_used_up: 1 of 1');
    expect(told({ coupon, holder, code: {} })).toBe('period_used_up: 1 of 1');
    expect(told({ coupon, holder: newHolder('ann'), code: { recent: TODAY } })).toBe(
      'period_used_up: 1 of 1',
    );
    expect(told({ coupon, holder: newHolder('ann'), code: {}, totals: { recent: TODAY } })).toBe('redeemed');
    expect(told({ coupon, code: { recent: TODAY } }, { client: nobody })).toBe('period_used_up: 1 of 1');
  });

  it('of a code is the coupon’s for a friendly one', () => {
    const coupon = { limits: [uses('code', 1, 'day')] };
    expect(told({ coupon, totals: { recent: TODAY } })).toBe('period_used_up: 1 of 1');
    expect(told({ coupon, code: {}, totals: { recent: TODAY } })).toBe('redeemed');
  });

  it('stands beside others: the first that is used up is told', () => {
    const limits = [uses('coupon', 2, 'day'), uses('coupon', 4, 'month')];
    expect(told({ coupon: { limits }, totals: { recent: TODAY } })).toBe('period_used_up: 4 of 4');
  });

  it('says when there is room again in all of them, unless the coupon is over by then', () => {
    const limits = [uses('coupon', 1, 'day'), uses('coupon', 4, 'month'), uses('coupon', 9, 'week')];
    const fixOf = (coupon: NonNullable<Situation['coupon']>) => {
      const given = situation({ coupon, totals: { recent: TODAY } });
      const { outcome } = decideRedemption(given, wish({}), NOON);
      return outcome.kind === 'refused' ? outcome.refusal.fix : outcome.kind;
    };
    const tomorrow = Date.parse('2026-12-01T00:00:00Z');
    expect(fixOf({ limits, endsAt: null })).toEqual({ type: 'wait_until', at: tomorrow });
    expect(fixOf({ limits, endsAt: tomorrow + 1 })).toEqual({ type: 'wait_until', at: tomorrow });
    expect(fixOf({ limits, endsAt: tomorrow })).toBeUndefined();
    const month = Date.parse('2027-01-01T00:00:00Z');
    const inMonth = { limits: [uses('coupon', 1, 'day'), uses('coupon', 1, 'month')], endsAt: null };
    const later = situation({ coupon: inMonth, totals: { recent: { ...TODAY, day: '2026-12-01' } } });
    const { outcome } = decideRedemption(later, wish({}), tomorrow);
    expect(outcome).toMatchObject({ refusal: { fix: { type: 'wait_until', at: month } } });
  });

  it('that needs to know the client is a limit per client', () => {
    const coupon = { limits: [uses('client', 1, 'day')] };
    expect(told({ coupon }, { client: nobody })).toBe('client_required');
  });
});

describe('a budget', () => {
  const coupon = { limits: [{ on: 'discount', max: 1_000 }] } as const;

  it('allows what it covers, to the last penny', () => {
    expect(told({ coupon, totals: { discount: 500 } })).toBe('redeemed');
  });

  it('refuses a discount that is more than what is left, rather than giving less', () => {
    expect(told({ coupon, totals: { discount: 501 } })).toBe('budget_used_up: 1001 of 1000');
  });

  it('needs to know what the order is worth', () => {
    expect(told({ coupon }, { amount: null })).toBe('amount_required');
    const amountOff = { ...coupon, discount: { kind: 'amount', amount: 700, target: ON_ORDER } } as const;
    expect(told({ coupon: amountOff }, { amount: null })).toBe('amount_required');
  });

  it('pays only for what the code is worth beside others', () => {
    const amountOff = { ...coupon, discount: { kind: 'amount', amount: 700, target: ON_ORDER } } as const;
    const totals = { discount: 600 };
    const worth = (discount: number) => ({ worth: { discount, cart: null } });
    expect(told({ coupon: amountOff, totals }, worth(400))).toBe('redeemed');
    expect(told({ coupon: amountOff, totals }, worth(401))).toBe('budget_used_up: 1001 of 1000');
    expect(told({ coupon: amountOff, totals }, worth(0))).toBe('redeemed');
  });

  it('is not asked for money before a cart is weighed', () => {
    const totals = { discount: 1_000 };
    expect(told({ coupon, totals }, { cartHash: 'tea' })).toBe('redeemed');
  });
});

describe('whether a code can be used once more', () => {
  it('is told with all limits in mind', () => {
    const usable = (limits: readonly Limit[]) => {
      const { outcome } = decideRedemption(situation({ coupon: { limits }, code: {} }), wish(), NOON);
      return outcome.kind === 'redeemed' && outcome.redemption.usableAfter;
    };
    expect(usable([uses('coupon', 2), uses('code', 2), uses('client', 2, 'day')])).toBe(true);
    expect(usable([uses('coupon', 1)])).toBe(false);
    expect(usable([uses('code', 1)])).toBe(false);
    expect(usable([uses('client', 1, 'month')])).toBe(false);
    expect(usable([{ on: 'discount', max: 999 }])).toBe(false);
  });
});

describe('a code that nobody has used', () => {
  it('is within every limit', () => {
    const limits = [uses('code', 1), uses('code', 1, 'day'), uses('coupon', 1), uses('coupon', 1, 'month')];
    expect(told({ coupon: { limits, perClient: 1, activations: 1 }, code: unusedCode() })).toBe('redeemed');
  });
});
