import { expect, test } from 'vitest';
import { fillHours, HOURS } from './fill-hours.ts';

const NOTHING = { issued: 0, activated: 0, redeemed: 0, rolledBack: 0, discount: 0, discountBack: 0 };
const NOW = new Date('2026-12-03T10:20:00Z');

test('hours without anything are there, as zero, up to now', () => {
  const hour = { ...NOTHING, startsAt: '2026-12-03T09:00:00Z', redeemed: 4 };
  const filled = fillHours([hour], 'Europe/London', NOW);
  expect(filled).toHaveLength(HOURS);
  expect(filled.slice(-3).map(({ redeemed }) => redeemed)).toEqual([0, 4, 0]);
  expect(filled[0]?.startsAt).toBe('2026-12-01T11:00:00.000Z');
});

test('where the clocks stand at half an hour, so do the hours', () => {
  const hour = { ...NOTHING, startsAt: '2026-12-03T09:30:00Z', redeemed: 1 };
  expect(fillHours([hour], 'Asia/Kolkata', NOW).at(-1)?.redeemed).toBe(1);
});
