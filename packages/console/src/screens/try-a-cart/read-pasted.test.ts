import { describe, expect, test } from 'vitest';
import { readPasted } from './read-pasted.ts';

const line = (fields: object) => ({
  sku: '',
  category: '',
  quantity: '1',
  price: '',
  onSale: false,
  ...fields,
});

describe('rows of a spreadsheet', () => {
  test('have names above them, in any order and either language', () => {
    expect(readPasted('cena;ilość;artykuł\n9,50;2;KUBEK', 'PLN')).toEqual({
      lines: [line({ sku: 'KUBEK', quantity: '2', price: '9,50' })],
    });
  });

  test('or are article, units, price and category', () => {
    expect(readPasted('MUG\t2\t£9.50\tkitchen\r\n\r\nTEA\t1\t4\t', 'GBP')).toEqual({
      lines: [
        line({ sku: 'MUG', quantity: '2', price: '9.50', category: 'kitchen' }),
        line({ sku: 'TEA', price: '4' }),
      ],
    });
  });

  test('may have the separator in quotes', () => {
    expect(readPasted('sku,price,category\nMUG,9.50,"kitchen, gifts"', 'GBP')).toEqual({
      lines: [line({ sku: 'MUG', price: '9.50', category: 'kitchen, gifts' })],
    });
  });

  test('are told by line when they are wrong', () => {
    expect(readPasted('sku;quantity;price\nMUG;2;9.50\nTEA;many;4', 'GBP')).toEqual({
      problem: 'quantity',
      line: 3,
      text: 'many',
    });
    expect(readPasted('MUG,2,9.505', 'GBP')).toEqual({ problem: 'price', line: 1, text: '9.505' });
    expect(readPasted('MUG 2 9.50', 'GBP')).toEqual({ problem: 'columns' });
  });
});

describe('JSON', () => {
  test('is a cart as the API takes it, its lines, or a request with one', () => {
    const lines = [{ id: '1', sku: 'MUG', quantity: 2, unitPrice: 950, categories: ['kitchen'] }];
    const read = { lines: [line({ sku: 'MUG', quantity: '2', price: '9.5', category: 'kitchen' })] };
    expect(readPasted(JSON.stringify(lines), 'GBP')).toEqual(read);
    expect(readPasted(JSON.stringify({ lines }), 'GBP')).toEqual(read);
    expect(readPasted(JSON.stringify({ codes: ['A'], cart: { lines } }), 'GBP')).toEqual(read);
  });

  test('says what is wrong with it', () => {
    expect(readPasted('{"lines": [', 'GBP')).toEqual({ problem: 'json' });
    expect(readPasted('[{"sku": "MUG", "unitPrice": 9.5}]', 'GBP')).toEqual({
      problem: 'price',
      line: 1,
      text: '9.5',
    });
  });
});

test('nothing is told to be nothing', () => {
  expect(readPasted('  ', 'GBP')).toEqual({ problem: 'empty' });
  expect(readPasted('[]', 'GBP')).toEqual({ problem: 'empty' });
});
