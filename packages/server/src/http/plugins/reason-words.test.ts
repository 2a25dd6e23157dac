import { expect, test } from 'vitest';
import { acceptedLanguage, answerIn, ReasonWords } from './reason-words.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['de', 'en'],
  ['pl', 'pl'],
  ['pl-PL,pl;q=0.9,en;q=0.8', 'pl'],
  ['de, pl;q=0.4, en;q=0.5', 'en'],
  ['en, pl', 'en'],
  ['PL', 'pl'],
  ['pl;q=0', 'en'],
  ['pl;q=x', 'pl'],
  ['constructor', 'en'],
])('%j is answered in %s', (header, language) => expect(acceptedLanguage(header)).toBe(language));

test('only the words of reasons are put into another language', () => {
  const message = new ReasonWords({ reason: 'ended' }, { currency: 'GBP', timeZone: 'UTC' });
  const body = { name: 'ended', reasons: [{ code: 'ended', message }] };
  expect(answerIn('pl', body)).toBe(
    '{"name":"ended","reasons":[{"code":"ended","message":"Kupon już nie obowiązuje."}]}',
  );
  expect(answerIn('de', body)).toBe(JSON.stringify(body));
  expect(JSON.stringify(body)).toContain('"message":"The coupon has ended."');
});
