import { expect, test } from 'vitest';
import { type Beside, compare, paceOf, scenarioOf, yardsticksOf } from './floors.ts';
import type { Measured } from './measure.ts';
import { NO_YARDSTICKS } from './yardsticks.ts';

/** What was measured, as far as it is compared: answers a second, and microseconds an answer of server and database. */
function measured(throughput: number, server: number, database: number): Measured {
  const microsecondsAnAnswer = { server, database, load: 0 };
  const cpu = { server: 0, database: 0, load: 0, microsecondsAnAnswer };
  const rest = { p50: 1, p99: 1, seconds: 1, answers: {}, shed: null, memory: null, notes: [], problems: [] };
  return { throughput, cpu, ...rest };
}

const few = measured(1000, 150, 50);
const beside = (other: Measured | null): Beside => ({
  yardsticks: NO_YARDSTICKS,
  others: new Map(other === null ? [] : [['few', paceOf(other)]]),
});

test.each([
  ['slower', 800, 1.25, true],
  ['much slower', 500, 2, false],
  ['much faster', 2000, 2, false],
  ['as fast', 1000, 1, true],
])('many codes that are %s than few', (_what, throughput, value, reached) => {
  const many = measured(throughput, 150, 50);
  const compared = compare(many, { like: 'few', within: 1.3 }, beside(few));
  expect(compared).toMatchObject({ value, reached, unit: 'x', atLeast: null, atMost: 1.3 });
});

test('what answered nothing or was not measured is not compared', () => {
  const floor = { like: 'few', within: 1.3 };
  expect(compare(measured(0, 1, 1), floor, beside(few)).reached).toBeNull();
  expect(compare(few, floor, beside(measured(0, 1, 1))).reached).toBeNull();
  expect(compare(few, floor, beside(null)).value).toBeNull();
});

test('the processor time of an answer is that of server and database together, with a bound or without', () => {
  const many = measured(1000, 170, 80);
  const compared = (atMost: number | null) => compare(many, { cpuOf: 'few', atMost }, beside(few));
  expect(compared(null)).toMatchObject({ value: 1.25, reached: null });
  expect([compared(1.3).reached, compared(1.2).reached]).toEqual([true, false]);
  const unmeasured = { ...many, cpu: null };
  expect(compare(unmeasured, { cpuOf: 'few', atMost: 1.3 }, beside(few)).value).toBeNull();
});

test('a floor wants only what it is measured by', () => {
  expect(yardsticksOf({ of: 'copy', atLeast: null })).toEqual(['copy']);
  expect(yardsticksOf({ p50Of: 'driver', atMost: 2 })).toEqual(['driver']);
  expect(yardsticksOf({ p99AtMost: 250 })).toEqual([]);
  expect(scenarioOf({ cpuOf: 'few', atMost: null })).toBe('few');
  expect(scenarioOf({ of: 'copy', atLeast: null })).toBeNull();
});
