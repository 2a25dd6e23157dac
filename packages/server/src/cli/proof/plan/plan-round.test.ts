import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { soonestMidnight } from './plan-coupons.ts';
import { type FaultName, OWN_FAULTS } from './plan-faults.ts';
import { planRound } from './plan-round.ts';

const SIZE = { tills: 3, clients: 2, steps: 30 };
const plan = (seed: string, number: number) =>
  planRound(new Random(seed), number, SIZE, 'Etc/GMT', OWN_FAULTS);

test('the same seed plans the same, another seed and another round something else', () => {
  expect(plan('seven', 3)).toEqual(plan('seven', 3));
  expect(plan('seven', 3)).not.toEqual(plan('eight', 3));
  expect(plan('seven', 3).tills).not.toEqual(plan('seven', 4).tills);
});

test('a hundred rounds have every fault, every kind of coupon and every act', () => {
  const rounds = Array.from({ length: 100 }, (_, number) => plan('any', number));
  expect(new Set(rounds.map(({ fault }) => fault.name))).toEqual(new Set(OWN_FAULTS));
  const limits = rounds.flatMap(({ coupons }) => coupons.flatMap((coupon) => coupon.limits));
  const kinds = limits.map((limit) =>
    limit.on === 'redemptions' ? `${limit.per} ${limit.period}` : limit.on,
  );
  for (const kind of ['activations', 'discount', 'client undefined', 'code undefined', 'coupon undefined']) {
    expect(kinds).toContain(kind);
  }
  for (const kind of ['client day', 'client week', 'client month', 'coupon day'])
    expect(kinds).toContain(kind);
  expect(new Set(rounds.flatMap(({ tills }) => tills.flat().map(({ act }) => act))).size).toBe(9);
});

test('faults that can not be inflicted are not planned', () => {
  const possible: FaultName[] = ['nothing goes wrong', 'connections to the servers are cut'];
  const rounds = Array.from({ length: 30 }, (_, n) =>
    planRound(new Random('x'), n, SIZE, 'Etc/GMT', possible),
  );
  expect(new Set(rounds.map(({ fault }) => fault.name))).toEqual(new Set(possible));
});

test.each([
  ['2026-11-22T15:50:00Z', 'Etc/GMT-8'],
  ['2026-11-22T23:10:00Z', 'Etc/GMT'],
  ['2026-11-22T03:30:00Z', 'Etc/GMT+4'],
  ['2026-11-22T09:30:00Z', 'Etc/GMT-14'],
])('at %s midnight comes soonest in %s', (now, zone) => {
  expect(soonestMidnight(Date.parse(now)).zone).toBe(zone);
  const day = (at: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);
  const { at } = soonestMidnight(Date.parse(now));
  expect(day(at - 1)).not.toBe(day(at));
});
