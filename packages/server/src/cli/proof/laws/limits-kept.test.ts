import { describe, expect, test } from 'vitest';
import {
  activation,
  breachesOf,
  type Forged,
  holdEnd,
  redemption,
  reservation,
  rollback,
} from '../../../../test/support/forged-history.ts';
import type { Limit } from '../history/proof-coupon.ts';
import { limitsKept } from './limits-kept.ts';

const use = (n: number, more = {}) => redemption({ id: `r${n}`, orderId: `o${n}`, at: 100 * n, ...more });
const check = (limit: Limit, forged: Forged) =>
  breachesOf(limitsKept, { ...forged, coupon: { limits: [limit], ...forged.coupon } });

describe.each<[string, Limit, Forged]>([
  ['of the coupon', { on: 'redemptions', per: 'coupon', max: 2 }, {}],
  ['per client', { on: 'redemptions', per: 'client', max: 2 }, {}],
  ['per code', { on: 'redemptions', per: 'code', max: 2 }, {}],
  ['per day', { on: 'redemptions', per: 'coupon', period: 'day', max: 2 }, {}],
  ['of a client per week', { on: 'redemptions', per: 'client', period: 'week', max: 2 }, {}],
  ['per month', { on: 'redemptions', per: 'coupon', period: 'month', max: 2 }, {}],
  ['of the discount', { on: 'discount', max: 299 }, {}],
  [
    'per client, on one number',
    { on: 'redemptions', per: 'client', max: 2 },
    { coupon: { kind: 'ean13', code: null } },
  ],
])('a limit %s', (_what, limit, forged) => {
  test('that is used up is as it should be', () => {
    expect(check(limit, { ...forged, redemptions: [use(1), use(2)] })).toEqual([]);
  });

  test('that is exceeded is found', () => {
    expect(check(limit, { ...forged, redemptions: [use(1), use(2), use(3)] })).toHaveLength(
      forged.coupon === undefined ? 1 : 2,
    );
  });

  test('that was exceeded by a hold while it lived is found', () => {
    const hold = reservation({ orderId: 'o3', at: 300 });
    expect(check(limit, { ...forged, redemptions: [use(1), use(2)], reservations: [hold] })).not.toEqual([]);
  });

  test('has room again after a rollback, a release and the end of a hold', () => {
    const rollbacks = [rollback({ at: 300 })];
    expect(check(limit, { ...forged, redemptions: [use(1), use(2), use(3)], rollbacks })).toEqual([]);
    const held = {
      ...forged,
      redemptions: [use(2), use(3)],
      reservations: [reservation({ at: 100, holdsUntil: 300 })],
    };
    expect(check(limit, held)).toEqual([]);
    const letGo = { ...held, reservations: [reservation({ at: 100 })], ends: [holdEnd({ at: 250 })] };
    expect(check(limit, letGo)).toEqual([]);
  });
});

test('a hold that was confirmed is one use with its redemption', () => {
  const limit: Limit = { on: 'redemptions', per: 'coupon', max: 1 };
  const confirmed = {
    reservations: [reservation({ at: 100, holdsUntil: 150 })],
    ends: [holdEnd({ outcome: 'confirmed', redemptionId: 'r2', at: 140 })],
    redemptions: [use(2, { reservationId: 'h1', at: 140 })],
  };
  expect(check(limit, confirmed)).toEqual([]);
  expect(check(limit, { ...confirmed, redemptions: [...confirmed.redemptions, use(3)] })).toHaveLength(1);
});

test('a rollback that gives no use back makes no room', () => {
  const limit: Limit = { on: 'redemptions', per: 'coupon', max: 1 };
  const rollbacks = [rollback({ at: 150, givesBackUse: false })];
  expect(check(limit, { redemptions: [use(1), use(2)], rollbacks })).toHaveLength(1);
});

test('uses of two days, weeks and months are counted apart', () => {
  const uses = (day: string) => ({ redemptions: [use(1, { day: '2026-11-22' }), use(2, { day })] });
  const per = (period: 'day' | 'week' | 'month'): Limit => ({
    on: 'redemptions',
    per: 'coupon',
    period,
    max: 1,
  });
  expect(check(per('day'), uses('2026-11-23'))).toEqual([]);
  expect(check(per('week'), uses('2026-11-23'))).toEqual([]);
  expect(check(per('week'), uses('2026-11-16'))).toHaveLength(1);
  expect(check(per('month'), uses('2026-12-01'))).toEqual([]);
  expect(check(per('month'), uses('2026-11-01'))).toHaveLength(1);
});

test('activations on purpose and by uses count together, until they are given back', () => {
  const limit: Limit = { on: 'activations', max: 1 };
  const byUse = use(2, { clientId: 'bob', activates: true });
  const both = { activations: [activation()], redemptions: [byUse] };
  expect(check(limit, both)).toHaveLength(1);
  expect(check(limit, { ...both, activations: [] })).toEqual([]);
  const givenBack = {
    redemptions: [byUse, use(3, { clientId: 'cy', activates: true })],
    rollbacks: [rollback({ redemptionId: 'r2', deactivates: true })],
  };
  expect(check(limit, givenBack)).toEqual([]);
});
