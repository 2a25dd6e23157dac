import { expect, test } from 'vitest';
import { tidyAmount, tidyTrial } from './tidy.ts';
import { sampleTrial } from './trial.ts';

test.each([
  ['9.5', 'GBP', 'en', '9.50'],
  ['9,5', 'PLN', 'pl', '9,50'],
  ['14', 'GBP', 'en', '14.00'],
  ['500', 'JPY', 'en', '500'],
  [' 1 234,5 ', 'PLN', 'pl', '1234,50'],
] as const)('“%s” in %s, for a reader of %s: %s', (text, currency, language, tidy) => {
  expect(tidyAmount(text, currency, language)).toBe(tidy);
});

test('what is no amount stays as it was typed', () => {
  expect(tidyAmount('two', 'GBP', 'en')).toBe('two');
  expect(tidyAmount('', 'GBP', 'en')).toBe('');
  expect(tidyAmount('1.234', 'GBP', 'en')).toBe('1.234');
});

test('a cart is tidy in all its amounts', () => {
  const { lines, shipping } = tidyTrial(sampleTrial('GBP'), 'pl');
  expect([...lines.map(({ price }) => price), shipping]).toEqual(['18,50', '9,00', '4,50']);
});
