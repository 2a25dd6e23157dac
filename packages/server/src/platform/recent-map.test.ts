import { expect, test } from 'vitest';
import { RecentMap } from './recent-map.ts';

const THOUSAND = Array.from({ length: 1000 }, (_, index) => index);

/** Which of a thousand keys under one workspace are remembered. */
function keptOf(map: RecentMap<number>): number[] {
  return THOUSAND.filter((key) => map.get('workspace', `key ${key}`) !== undefined);
}

test('remembers at least the last half of its capacity, and never more than all of it', () => {
  const map = new RecentMap<number>(100);
  for (const key of THOUSAND) map.set('workspace', `key ${key}`, -key);
  const kept = keptOf(map);
  expect(kept.length).toBeLessThanOrEqual(100);
  expect(kept.slice(-49)).toEqual(Array.from({ length: 49 }, (_, index) => 951 + index));
});

test('what is asked for again and again is never forgotten', () => {
  const map = new RecentMap<string>(10);
  map.set('workspace', 'asked', 'hot');
  for (const key of THOUSAND) {
    map.set(key % 2 === 0 ? 'workspace' : 'other', `key ${key}`, 'cold');
    expect(map.get('workspace', 'asked')).toBe('hot');
  }
});

test('the last value of a pair is the one, and what was deleted is gone from both generations', () => {
  const map = new RecentMap<number>(4);
  map.set('workspace', 'a', 1);
  map.set('workspace', 'b', 2);
  map.set('workspace', 'a', 3);
  expect(map.get('workspace', 'a')).toBe(3);
  map.delete('workspace', 'a');
  map.delete('workspace', 'b');
  expect([map.get('workspace', 'a'), map.get('workspace', 'b')]).toEqual([undefined, undefined]);
});

test('the same text under another one is something else', () => {
  const map = new RecentMap<number>(100);
  map.set('workspace', 'a', 1);
  map.set('other', 'a', 2);
  map.delete('other', 'a');
  expect([map.get('workspace', 'a'), map.get('other', 'a')]).toEqual([1, undefined]);
});

test('the capacity is that of all pairs together, whatever they begin with', () => {
  const map = new RecentMap<number>(100);
  for (const key of THOUSAND) map.set(`workspace ${key}`, 'a', key);
  const kept = THOUSAND.filter((key) => map.get(`workspace ${key}`, 'a') !== undefined);
  expect(kept.length).toBeLessThanOrEqual(100);
  expect(kept).toContain(999);
});

test('what weighs more leaves room for less', () => {
  const map = new RecentMap<number>(100, (weight) => weight);
  for (const key of THOUSAND) map.set('workspace', `key ${key}`, 10);
  const kept = keptOf(map);
  expect(kept.length).toBeLessThanOrEqual(10);
  expect(kept).toContain(999);
});

test('setting one pair again and again, or deleting it, makes no room', () => {
  const map = new RecentMap<number>(10);
  map.set('workspace', 'other', 1);
  for (let time = 0; time < 100; time += 1) map.set('workspace', 'same', time);
  for (let time = 0; time < 100; time += 1) {
    map.set('workspace', `passing ${time}`, time);
    map.delete('workspace', `passing ${time}`);
  }
  expect(map.get('workspace', 'other')).toBe(1);
  expect(map.get('workspace', 'same')).toBe(99);
  expect(map.get('workspace', 'passing 99')).toBeUndefined();
});
