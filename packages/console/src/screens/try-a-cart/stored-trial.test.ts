import { expect, test } from 'vitest';
import { linkOf, loadTrial, readTrial } from './stored-trial.ts';
import { sampleTrial } from './trial.ts';

const trial = { ...sampleTrial('PLN'), client: 'zoë@example.com', codes: ['ŁÓDŹ10'] };

test('a link to a cart brings all of it, with any letters', () => {
  const link = linkOf(trial, 'https://shop.example/console/cart#cart=old');
  expect(link.startsWith('https://shop.example/console/cart#cart=')).toBe(true);
  expect(loadTrial({ id: 'a', currency: 'GBP' }, new URL(link).hash)).toEqual(trial);
});

test('what is no cart is none, and what is left out is empty', () => {
  expect(readTrial('{"lines": 7}', 'GBP')).toBeNull();
  expect(readTrial('nonsense', 'GBP')).toBeNull();
  expect(readTrial('{"lines": [{"sku": 7}], "codes": ["A", 3]}', 'GBP')).toMatchObject({
    lines: [{ sku: '', quantity: '1', price: '' }],
    codes: ['A'],
    client: '',
  });
});
