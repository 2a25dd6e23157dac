import { describe, expect, test } from 'vitest';
import { PairMap } from './pair-map.ts';

/** Texts of which nothing is looked at but what they have in common, beside some that are told apart at once. */
const ALIKE = Array.from({ length: 40 }, (_, index) => `order-${String(index).padStart(4, '0')}-of-shop`);
const TEXTS = ['', 'a', 'b', 'żółw', '💶', ...ALIKE];

describe('a map of pairs', () => {
  test('keeps a value for each pair, however alike they are', () => {
    const map = new PairMap<string>();
    for (const first of ['', 'x', 'y'])
      for (const second of TEXTS) map.set(first, second, `${first} ${second}`);
    for (const first of ['', 'x', 'y']) {
      for (const second of TEXTS) expect(map.get(first, second)).toBe(`${first} ${second}`);
    }
    expect(map.get('x', 'c')).toBeUndefined();
    expect(map.get('z', 'a')).toBeUndefined();
  });

  test('has the last value of a pair, in the place of the first', () => {
    const map = new PairMap<number>();
    for (const [index, text] of TEXTS.entries()) map.set('x', text, index);
    map.set('x', 'a', -1);
    expect(map.get('x', 'a')).toBe(-1);
    expect(map.values()).toEqual(TEXTS.map((text, index) => (text === 'a' ? -1 : index)));
  });

  test('finds a text that was put together by another', () => {
    const map = new PairMap<number>();
    const [half, other] = ['019aab3c-9d20-7c5e', '-8f0a-3b1f6f0e2d41'];
    map.set(`${half}${other}`, `${other}${half}`, 1);
    expect(map.get('019aab3c-9d20-7c5e-8f0a-3b1f6f0e2d41', '-8f0a-3b1f6f0e2d41019aab3c-9d20-7c5e')).toBe(1);
  });
});
