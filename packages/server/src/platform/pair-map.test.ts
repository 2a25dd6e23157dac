import { describe, expect, test } from 'vitest';
import { PairMap } from './pair-map.ts';

/** Texts of which nothing is looked at but what they have in common, beside some that are told apart at once. */
const ALIKE = Array.from({ length: 40 }, (_, index) => `order-${String(index).padStart(4, '0')}-of-shop`);
const TEXTS = ['', 'a', 'b', 'żółw', '💶', ...ALIKE];
const FIRSTS = ['', 'x', 'y'];
const MANY = Array.from({ length: 5000 }, (_, index) => `CODE-${index.toString(36)}`);

describe.each(['all', 'ends'] as const)('a map of pairs, spread by %s', (spread) => {
  test('keeps a value for each pair, however alike they are', () => {
    const map = new PairMap<string>(spread);
    for (const first of FIRSTS) for (const second of TEXTS) map.set(first, second, `${first} ${second}`);
    for (const first of FIRSTS) {
      for (const second of TEXTS) expect(map.get(first, second)).toBe(`${first} ${second}`);
    }
    expect(map.size).toBe(FIRSTS.length * TEXTS.length);
    expect(map.get('x', 'c')).toBeUndefined();
    expect(map.get('z', 'a')).toBeUndefined();
  });

  test('finds each of many texts, and none that was not put there', () => {
    const map = new PairMap<number>(spread);
    for (const [index, text] of MANY.entries()) map.set('', text, index);
    expect(MANY.map((text) => map.get('', text))).toEqual([...MANY.keys()]);
    expect(['', 'CODE-', 'code-1', 'ÄÖÜ'].filter((text) => map.get('', text) !== undefined)).toEqual([]);
  });

  test('has the last value of a pair, in the place of the first', () => {
    const map = new PairMap<number>(spread);
    for (const [index, text] of TEXTS.entries()) map.set('x', text, index);
    map.set('x', 'a', -1);
    expect(map.get('x', 'a')).toBe(-1);
    expect(map.values()).toEqual(TEXTS.map((text, index) => (text === 'a' ? -1 : index)));
  });

  test('finds a text by its characters, however it was put together', () => {
    const map = new PairMap<string>(spread);
    const [half, other] = ['019aab3c-9d20-7c5e', '-8f0a-3b1f6f0e2d41'];
    map.set(`${half}${other}`, `${other}${half}`, 'halves');
    map.set('', 'ÄRGER-10', 'umlaut');
    expect(map.get(['019aab3c', '-9d20-7c5e-8f0a-3b1f6f0e2d41'].join(''), `X${other}${half}`.slice(1))).toBe(
      'halves',
    );
    expect(map.get('X'.slice(1), ['Ä', 'RGER', '-10'].join(''))).toBe('umlaut');
  });

  test('what was taken away is gone and can come back', () => {
    const map = new PairMap<number>(spread);
    for (const [index, text] of TEXTS.entries()) for (const first of FIRSTS) map.set(first, text, index);
    for (const text of TEXTS) map.delete('x', text);
    map.delete('x', 'a');
    map.delete('x', 'never there');
    expect(map.size).toBe(2 * TEXTS.length);
    for (const first of FIRSTS) {
      const left = first === 'x' ? TEXTS.map(() => undefined) : [...TEXTS.keys()];
      expect(TEXTS.map((text) => map.get(first, text))).toEqual(left);
    }
    map.set('x', 'a', 111);
    expect([map.size, map.get('x', 'a')]).toEqual([2 * TEXTS.length + 1, 111]);
  });

  test('pairs that come and go leave nothing in the way of others', () => {
    const map = new PairMap<number>(spread);
    map.set('', 'STAYS', 1);
    for (const text of MANY) {
      map.set('', text, 0);
      map.delete('', text);
    }
    expect(map.values()).toEqual([1]);
    expect([map.get('', 'STAYS'), map.get('', MANY[0] ?? '')]).toEqual([1, undefined]);
  });
});
