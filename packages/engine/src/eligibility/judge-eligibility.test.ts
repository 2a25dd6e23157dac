import { describe, expect, it } from 'vitest';
import { cartClient, situationOf } from '../../test/support/cart.ts';
import { checkCondition } from './check-condition.ts';
import type { Condition } from './condition.ts';
import { judgeEligibility } from './judge-eligibility.ts';

const small: Condition = { rule: 'cart_subtotal', min: 1001 };
const enough: Condition = { rule: 'cart_subtotal', min: 1000 };
const vip: Condition = { rule: 'client_tag', in: ['vip'] };
const friday: Condition = { rule: 'weekday', in: ['friday'] };
const morning: Condition = { rule: 'hours', from: '08:00', to: '12:00' };
const nobody = situationOf();
const ann = situationOf({ client: cartClient() });

const reasons = (condition: Condition, situation = ann) =>
  judgeEligibility(condition, situation).map(({ reason }) => reason);

describe('judgeEligibility', () => {
  it('of no condition refuses nothing', () => expect(judgeEligibility(null, nobody)).toEqual([]));

  it('of a rule tells what was seen, wanted and what would help', () => {
    expect(judgeEligibility(small, ann)).toEqual([
      {
        ...{ reason: 'cart_subtotal_below_minimum', rule: 'cart_subtotal', actual: 1000, expected: 1001 },
        fix: { type: 'add_amount', amount: 1 },
      },
    ]);
  });

  it('of all tells every part that fails', () => {
    expect(reasons({ all: [small, enough, vip] })).toEqual([
      'cart_subtotal_below_minimum',
      'client_tag_not_in',
    ]);
    expect(reasons({ all: [] })).toEqual([]);
  });

  it('of a list and one that is forbidden tells both', () => {
    const staff = situationOf({ client: cartClient({ tags: ['staff'] }) });
    const condition: Condition = { rule: 'client_tag', in: ['vip', 'staff'], notIn: ['staff'] };
    expect(judgeEligibility(condition, staff)).toMatchObject([
      { reason: 'client_tag_not_in', actual: 'staff', expected: ['vip'] },
      { reason: 'client_tag_excluded', actual: 'staff' },
    ]);
    const { channel } = nobody.cart;
    expect(channel).toBeNull();
    expect(judgeEligibility({ rule: 'channel', in: ['web', 'app'], notIn: ['app'] }, nobody)).toMatchObject([
      { reason: 'channel_not_in', fix: { type: 'use_channel', in: ['web'] } },
    ]);
    const [never] = judgeEligibility({ rule: 'channel', in: ['web'], notIn: ['web'] }, nobody);
    expect(never).not.toHaveProperty('fix');
  });

  it('of any tells each way with all that is missing on it', () => {
    expect(reasons({ any: [small, enough] })).toEqual([]);
    const [refusal, ...others] = judgeEligibility({ any: [vip, { all: [small, friday] }] }, ann);
    expect(others).toEqual([]);
    expect(refusal?.reason).toBe('any_of');
    expect(refusal?.alternatives?.map((way) => way.map(({ reason }) => reason))).toEqual([
      ['client_tag_not_in'],
      ['cart_subtotal_below_minimum', 'weekday_not_in'],
    ]);
  });

  it('of any within any tells one choice, and of one way that way', () => {
    const [refusal] = judgeEligibility({ any: [vip, { any: [small, friday] }] }, ann);
    expect(refusal?.alternatives).toHaveLength(3);
    expect(reasons({ any: [small] })).toEqual(['cart_subtotal_below_minimum']);
    expect(judgeEligibility({ any: [] }, ann)).toEqual([{ reason: 'any_of', alternatives: [] }]);
  });

  it('of not tells the rule that must not hold', () => {
    expect(judgeEligibility({ not: enough }, ann)).toEqual([
      {
        ...{ reason: 'cart_subtotal_excluded', rule: 'cart_subtotal', actual: 1000 },
        expected: { not: enough },
      },
    ]);
    expect(reasons({ not: small })).toEqual([]);
    expect(reasons({ not: { not: small } })).toEqual(['cart_subtotal_below_minimum']);
  });

  it('of not all is any of not, and of not any all of not', () => {
    const client = cartClient({ tags: ['vip'] });
    const [refusal] = judgeEligibility({ not: { all: [enough, vip] } }, { ...ann, client });
    expect(refusal?.alternatives?.flat().map(({ reason }) => reason)).toEqual([
      'cart_subtotal_excluded',
      'client_tag_excluded',
    ]);
    expect(reasons({ not: { any: [enough, small, vip] } })).toEqual(['cart_subtotal_excluded']);
  });

  it('tells one instant for all that time mends: from Friday on and from eight on is Friday at eight', () => {
    const at = Date.UTC(2026, 6, 3, 7);
    const refusals = judgeEligibility({ all: [morning, friday, small] }, ann);
    expect(refusals.map(({ reason, fix }) => [reason, fix])).toEqual([
      ['hours_outside', { type: 'wait_until', at }],
      ['weekday_not_in', { type: 'wait_until', at }],
      ['cart_subtotal_below_minimum', { type: 'add_amount', amount: 1 }],
    ]);
  });

  it('tells no instant where there is none at which all would hold', () => {
    const refusals = judgeEligibility({ all: [friday, { rule: 'dates', to: '2026-07-02' }] }, ann);
    expect(refusals).toEqual([
      { reason: 'weekday_not_in', rule: 'weekday', actual: 'wednesday', expected: ['friday'] },
    ]);
    const never = judgeEligibility({ all: [friday, { rule: 'weekday', in: ['monday'] }] }, ann);
    expect(never.map(({ fix }) => fix)).toEqual([undefined, undefined]);
  });

  it('tells one instant for all within all, and none where it never comes', () => {
    const at = Date.UTC(2026, 6, 3, 7);
    const told = judgeEligibility({ all: [morning, { not: { any: [{ not: friday }, small] } }] }, ann);
    expect(told.map(({ fix }) => fix)).toEqual(Array(2).fill({ type: 'wait_until', at }));
    const evening: Condition = { rule: 'hours', from: '20:00', to: '22:00' };
    const never = judgeEligibility({ all: [friday, { all: [morning, evening] }] }, ann);
    expect(never.map(({ fix }) => fix)).toEqual([undefined, undefined, undefined]);
  });

  it('does not look for ever for an instant that never comes, however deep conditions lie in one another', () => {
    const first: Condition = { rule: 'hours', from: '01:00', to: '02:00' };
    const second: Condition = { rule: 'hours', from: '03:00', to: '04:00' };
    const neverIn = (depth: number): Condition =>
      depth === 0 ? vip : { all: [first, second, { any: [vip, neverIn(depth - 1)] }] };
    const alike = (depth: number): Condition =>
      depth === 0 ? first : { all: [first, second, alike(depth - 1)] };
    for (const condition of [neverIn(3), alike(7), { not: { any: [{ not: alike(4) }] } }]) {
      expect(checkCondition(condition)).toEqual([]);
      expect(judgeEligibility(condition, nobody).map(({ fix }) => fix?.type)).not.toContain('wait_until');
    }
  });

  it('tells the first way that time opens', () => {
    const [refusal] = judgeEligibility({ any: [vip, friday, { rule: 'weekday', in: ['thursday'] }] }, ann);
    expect(refusal?.fix).toEqual({ type: 'wait_until', at: Date.UTC(2026, 6, 1, 23) });
  });

  it('refuses a rule that it does not know, and the opposite of it', () => {
    const unknown: Condition = { rule: 'moon', phase: 'full' };
    expect(judgeEligibility(unknown, ann)).toEqual([{ reason: 'rule_unknown', actual: 'moon' }]);
    expect(reasons({ not: unknown })).toEqual(['rule_unknown']);
  });
});
