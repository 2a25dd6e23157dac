import { expect, test } from 'vitest';
import { clientNames } from './client-names.ts';

test('an id, an e-mail address or a number of the shop names a client', () => {
  const id = '01a20380-0000-7000-8000-000000000010';
  expect(clientNames(id)).toEqual([{ id }, { customIdentify: id }]);
  expect(clientNames('ann@example.com')).toEqual([
    { email: 'ann@example.com' },
    { customIdentify: 'ann@example.com' },
  ]);
  expect(clientNames('customer-4711')).toEqual([{ customIdentify: 'customer-4711' }]);
});
