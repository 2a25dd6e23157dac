import { expect, test } from 'vitest';
import { TextMap } from './text-map.ts';

const TEXTS = Array.from({ length: 5000 }, (_, index) => `CODE-${index.toString(36)}`);

test('finds each of many texts, and none that was not put there', () => {
  const map = new TextMap<number>();
  for (const [index, text] of TEXTS.entries()) map.set(text, index);
  expect(map.size).toBe(TEXTS.length);
  expect(TEXTS.map((text) => map.get(text))).toEqual([...TEXTS.keys()]);
  expect([map.get(''), map.get('CODE-'), map.get('code-1'), map.get('ÄÖÜ')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a text is found by its characters, however it was put together', () => {
  const map = new TextMap<string>();
  map.set('', 'empty');
  map.set('ÄRGER-10', 'umlaut');
  expect(map.get(['Ä', 'RGER', '-10'].join(''))).toBe('umlaut');
  expect(map.get('XÄRGER-10'.slice(1))).toBe('umlaut');
  expect(map.get('X'.slice(1))).toBe('empty');
});

test('the last value of a text is the one', () => {
  const map = new TextMap<number>();
  map.set('A', 1);
  map.set('A', 2);
  expect([map.size, map.get('A')]).toEqual([1, 2]);
});

test('what was deleted is gone and can come back', () => {
  const map = new TextMap<number>();
  for (const [index, text] of TEXTS.entries()) map.set(text, index);
  for (const text of TEXTS.slice(10)) map.delete(text);
  map.delete('never there');
  map.delete(TEXTS[20] ?? '');
  expect(map.size).toBe(10);
  expect(TEXTS.slice(0, 12).map((text) => map.get(text))).toEqual([
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    ...[undefined, undefined],
  ]);
  map.set(TEXTS[11] ?? '', 111);
  expect([map.size, map.get(TEXTS[11] ?? '')]).toEqual([11, 111]);
});

test('texts that come and go leave nothing in the way of others', () => {
  const map = new TextMap<number>();
  map.set('STAYS', 1);
  for (const text of TEXTS) {
    map.set(text, 0);
    map.delete(text);
  }
  expect([map.size, map.get('STAYS'), map.get(TEXTS[0] ?? '')]).toEqual([1, 1, undefined]);
});
