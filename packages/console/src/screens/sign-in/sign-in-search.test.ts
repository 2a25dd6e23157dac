import { expect, test } from 'vitest';
import { readSignInSearch } from './sign-in-search.ts';

test('who signs in goes on to where they wanted to go', () => {
  expect(readSignInSearch({ to: '/coupons?state=draft' })).toEqual({ to: '/coupons?state=draft' });
});

test.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/sign-in',
  'coupons',
  7,
])('nobody is led away from the console after signing in: %s', (to) =>
  expect(readSignInSearch({ to })).toEqual({}),
);
