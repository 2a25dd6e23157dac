import { expect, test } from 'vitest';
import { formatsIn } from '../text/formats-in.ts';
import { fixWords, reasonWords } from './reason-words.ts';

const reader = {
  language: 'en',
  currency: 'GBP',
  timeZone: 'Europe/London',
  writeMoney: formatsIn('en').money,
};
const message = 'In the words of the server.';
/** What the contract says of any JSON, TypeScript takes for nothing at all. */
type Reason = Parameters<typeof reasonWords>[0];

const tooSmall = {
  ...{ code: 'cart_subtotal_below_minimum', rule: 'cart_subtotal', actual: 4600, expected: 6000, message },
  fix: { type: 'add_amount', amount: 1400 },
} as unknown as Reason;

test('amounts are written as the reader writes them', () => {
  expect(reasonWords(tooSmall, reader)).toBe(
    'The order is too small: £46.00, and it is for at least £60.00. Add £14.00.',
  );
  expect(fixWords({ type: 'add_amount', amount: 470, match: { sku: { in: ['TEA'] } } }, reader)).toMatch(
    /^Add £4\.70 of /,
  );
});

test('times too, which the API tells as texts', () => {
  const at = '2027-01-01T00:00:00Z';
  const reason = {
    ...{ code: 'not_started', actual: '2026-12-01T00:00:00Z', expected: at, message },
    fix: { type: 'wait_until', at },
  } as unknown as Reason;
  expect(reasonWords(reason, reader)).toContain('1 January 2027');
});

test('what this console does not know is told in the words of the server', () => {
  expect(reasonWords({ ...tooSmall, code: 'of_tomorrow' } as unknown as Reason, reader)).toBe(message);
});
