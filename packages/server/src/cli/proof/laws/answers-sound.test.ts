import { expect, test } from 'vitest';
import {
  ask,
  breachesOf,
  operation,
  REDEEM,
  refused,
  UNKNOWN,
} from '../../../../test/support/forged-history.ts';
import { answersSound } from './answers-sound.ts';

const check = (...asks: Parameters<typeof operation>[1][]) =>
  breachesOf(answersSound, { operations: [operation(REDEEM, ...asks)] });

test('an answer that nobody should get is found', () => {
  expect(check(ask(100, 200, { kind: 'wrong', why: 'HTTP 500' }), ask(300, 400))).toEqual([
    'It was answered with HTTP 500.',
  ]);
});

test('whoever insists and is never answered is found', () => {
  expect(check(ask(100, 200, UNKNOWN), ask(300, 400, refused('coupon_used_up')))).toEqual([]);
  expect(check(ask(100, 200), ask(300, 400, UNKNOWN))).toEqual(['It was asked 2 times and never answered.']);
});

test('whoever hangs up for good need not be answered', () => {
  const operations = [{ ...operation(REDEEM, ask(100, 200, UNKNOWN)), insists: false }];
  expect(breachesOf(answersSound, { operations })).toEqual([]);
});
