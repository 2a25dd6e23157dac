import { expect, test } from 'vitest';
import { RecentMarks } from './recent-marks.ts';

const THOUSAND = Array.from({ length: 1000 }, (_, index) => index);

/** Which of a thousand keys under one workspace are remembered. */
function keptOf(marks: RecentMarks<number>): number[] {
  return THOUSAND.filter((key) => marks.get('workspace', `key ${key}`) !== undefined);
}

test('remembers at least the last half of its capacity, and never more than all of it', () => {
  const marks = new RecentMarks<number>(100);
  for (const key of THOUSAND) marks.set('workspace', `key ${key}`, -key);
  const kept = keptOf(marks);
  expect(kept.length).toBeLessThanOrEqual(100);
  expect(kept.slice(-49)).toEqual(Array.from({ length: 49 }, (_, index) => 951 + index));
});

test('what is asked for again and again is never forgotten', () => {
  const marks = new RecentMarks<string>(10);
  marks.set('workspace', 'asked', 'hot');
  for (const key of THOUSAND) {
    marks.set(key % 2 === 0 ? 'workspace' : 'other', `key ${key}`, 'cold');
    expect(marks.get('workspace', 'asked')).toBe('hot');
  }
});

test('the last value of a pair is the one, and what was deleted is gone from both generations', () => {
  const marks = new RecentMarks<number>(4);
  expect(marks.get('workspace', 'a')).toBeUndefined();
  marks.delete('workspace', 'a');
  marks.set('workspace', 'a', 1);
  marks.set('workspace', 'b', 2);
  marks.set('workspace', 'a', 3);
  expect(marks.get('workspace', 'a')).toBe(3);
  marks.delete('workspace', 'a');
  marks.delete('workspace', 'b');
  expect([marks.get('workspace', 'a'), marks.get('workspace', 'b')]).toEqual([undefined, undefined]);
  marks.set('workspace', 'a', 4);
  expect(marks.get('workspace', 'a')).toBe(4);
});

test('the same text under another one is something else, and so is the same text cut elsewhere', () => {
  const marks = new RecentMarks<number>(100);
  marks.set('workspace', 'a', 1);
  marks.set('other', 'a', 2);
  marks.set('workspac', 'ea', 3);
  marks.delete('other', 'a');
  expect([marks.get('workspace', 'a'), marks.get('other', 'a'), marks.get('workspac', 'ea')]).toEqual([
    1,
    undefined,
    3,
  ]);
});

test('a million codes one after the other are all told apart', () => {
  const marks = new RecentMarks<number>(2_000_002);
  const codeOf = (index: number): string => String(2_000_000_000_000 + 7 * index);
  let known = 0;
  for (let index = 0; index < 1_000_000; index += 1) {
    if (marks.get('workspace', codeOf(index)) !== undefined) known += 1;
    marks.set('workspace', codeOf(index), index);
  }
  expect(known).toBe(0);
  expect(marks.get('workspace', codeOf(123_456))).toBe(123_456);
});
