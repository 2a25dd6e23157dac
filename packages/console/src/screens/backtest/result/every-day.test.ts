import { expect, test } from 'vitest';
import { everyDay } from './every-day.ts';

const day = (date: string, orders: number) => ({
  ...{ day: date, orders, value: 0, applied: 0, appliedValue: 0, discount: 0 },
});

test('days without an order are there, as zero', () => {
  const days = everyDay([day('2010-12-30', 3), day('2011-01-02', 1)]);
  expect(days.map(({ day, orders }) => [day, orders])).toEqual([
    ['2010-12-30', 3],
    ['2010-12-31', 0],
    ['2011-01-01', 0],
    ['2011-01-02', 1],
  ]);
});

test('nothing stays nothing, and what is too long for a chart stays as it is', () => {
  expect(everyDay([])).toEqual([]);
  const far = [day('2010-12-30', 3), day('2020-01-02', 1)];
  expect(everyDay(far)).toEqual(far);
});
