import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Condition,
  checkCondition,
  judgeEligibility,
  type Refusal,
  type Situation,
} from '../src/index.ts';
import { conditionText, LANGUAGES, refusalText } from '../src/text/index.ts';
import { holdsNaively } from './support/naive-condition.ts';
import { conditions, situations, timeConditions } from './support/random-conditions.ts';

const RUNS = { numRuns: 3000 };
const MINUTE = 60_000;

/** The instant at which time alone mends a condition; null: it does not. */
function waitOf(refusals: readonly Refusal[]): number | null {
  const waits = new Set(refusals.map(({ fix }) => (fix?.type === 'wait_until' ? fix.at : null)));
  const [at = null] = waits;
  return waits.size === 1 ? at : null;
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}

describe('any condition', () => {
  test('is taken, survives JSON and is judged the same after it', () => {
    fc.assert(
      fc.property(conditions, situations, (condition, situation) => {
        const again = JSON.parse(JSON.stringify(condition)) as Condition;
        expect(checkCondition(condition)).toEqual([]);
        expect(again).toEqual(condition);
        expect(judgeEligibility(again, situation)).toEqual(judgeEligibility(condition, situation));
      }),
      RUNS,
    );
  });

  test('holds where a naive evaluation says so, and its opposite where it does not', () => {
    fc.assert(
      fc.property(conditions, situations, (condition, situation) => {
        const holds = holdsNaively(condition, situation);
        expect(judgeEligibility(condition, situation).length === 0).toBe(holds);
        expect(judgeEligibility({ not: condition }, situation).length === 0).toBe(!holds);
      }),
      { numRuns: 6000 },
    );
  });

  test('is judged without changing anything', () => {
    fc.assert(
      fc.property(conditions, situations, (condition, situation) => {
        judgeEligibility(frozen(condition), frozen(situation));
      }),
      RUNS,
    );
  });

  test('is judged the same whatever the order of the lines', () => {
    fc.assert(
      fc.property(conditions, situations, (condition, situation) => {
        const lines = situation.cart.lines.toReversed();
        const reversed: Situation = { ...situation, cart: { ...situation.cart, lines } };
        const told = (refusals: readonly Refusal[]) =>
          JSON.stringify(refusals, (key, value) => (key === 'lineIds' ? value.toSorted() : value));
        expect(told(judgeEligibility(condition, reversed))).toBe(
          told(judgeEligibility(condition, situation)),
        );
      }),
      RUNS,
    );
  });

  test('and what is said against it can be told in every language', () => {
    fc.assert(
      fc.property(conditions, situations, (condition, situation) => {
        for (const language of Object.keys(LANGUAGES)) {
          const reader = { language, currency: 'GBP', timeZone: situation.timeZone };
          const texts = [
            conditionText(condition, reader),
            ...judgeEligibility(condition, situation).map((refusal) => refusalText(refusal, reader)),
          ];
          for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|\[object|Invalid|^$| {2}/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an instant that is waited for', () => {
  test('mends all, and none before it does', () => {
    fc.assert(
      fc.property(timeConditions, situations, (condition, situation) => {
        const at = waitOf(judgeEligibility(condition, situation));
        if (at === null) return;
        const refusedAt = (now: number) => judgeEligibility(condition, { ...situation, now }).length > 0;
        expect(at).toBeGreaterThan(situation.now);
        expect(refusedAt(at)).toBe(false);
        expect(refusedAt(at - 1)).toBe(true);
        // Every minute of the day before it, and every quarter of an hour of the two weeks before that.
        for (let now = at - 1; now > Math.max(situation.now, at - 1440 * MINUTE); now -= MINUTE) {
          if (!refusedAt(now)) throw new Error(`It holds at ${new Date(now).toISOString()} already`);
        }
        for (let now = at - 1; now > Math.max(situation.now, at - 20_160 * MINUTE); now -= 15 * MINUTE) {
          if (!refusedAt(now)) throw new Error(`It holds at ${new Date(now).toISOString()} already`);
        }
      }),
      { numRuns: 200 },
    );
  });
});
