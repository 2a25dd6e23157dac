import { expect, test } from 'vitest';
import { RecentMap } from './recent-map.ts';

test('remembers at least the last half of its capacity, and never more than all of it', () => {
  const map = new RecentMap<number, number>(100);
  for (let key = 0; key < 1000; key += 1) map.set(key, -key);
  const kept = Array.from({ length: 1000 }, (_, key) => key).filter((key) => map.get(key) !== undefined);
  expect(kept.length).toBeLessThanOrEqual(100);
  expect(kept.slice(-49)).toEqual(Array.from({ length: 49 }, (_, index) => 951 + index));
});

test('what is asked for again and again is never forgotten', () => {
  const map = new RecentMap<number, string>(10);
  map.set(-1, 'hot');
  for (let key = 0; key < 1000; key += 1) {
    map.set(key, 'cold');
    expect(map.get(-1)).toBe('hot');
  }
});

test('the last value of a key is the one, and what was deleted is gone from both generations', () => {
  const map = new RecentMap<string, number>(4);
  map.set('a', 1);
  map.set('b', 2);
  map.set('a', 3);
  expect(map.get('a')).toBe(3);
  map.delete('a');
  map.delete('b');
  expect([map.get('a'), map.get('b')]).toEqual([undefined, undefined]);
});

test('what weighs more leaves room for less', () => {
  const map = new RecentMap<number, number>(100, (weight) => weight);
  for (let key = 0; key < 1000; key += 1) map.set(key, 10);
  const kept = Array.from({ length: 1000 }, (_, key) => key).filter((key) => map.get(key) !== undefined);
  expect(kept.length).toBeLessThanOrEqual(10);
  expect(kept).toContain(999);
});

test('setting one key again and again, or deleting it, makes no room', () => {
  const map = new RecentMap<string, number>(10);
  map.set('other', 1);
  for (let time = 0; time < 100; time += 1) map.set('same', time);
  for (let time = 0; time < 100; time += 1) {
    map.set('passing', time);
    map.delete('passing');
  }
  expect([map.get('other'), map.get('same'), map.get('passing')]).toEqual([1, 99, undefined]);
});
