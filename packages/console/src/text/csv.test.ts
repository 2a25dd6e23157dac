import { expect, test } from 'vitest';
import { csvOf, rowsOf, separatorOf } from './csv.ts';

test('the separator is what the first line has most of, not counting what is in quotes', () => {
  expect(separatorOf('sku;price\nMUG;9,50,00')).toBe(';');
  expect(separatorOf('sku\tprice, gross\tquantity')).toBe('\t');
  expect(separatorOf('"a;b;c",price')).toBe(',');
  expect(separatorOf('sku')).toBe(',');
});

test('cells in quotes hold separators, line breaks and quotes; a quote in the middle is a letter', () => {
  expect(rowsOf('a;"b;""c""\nd" ;e\r\n\r\n;;\n 5" ;f', ';')).toEqual([
    ['a', 'b;"c"\nd', 'e'],
    ['5"', 'f'],
  ]);
  expect(rowsOf('a\t"b', '\t')).toEqual([['a', '"b']]);
  expect(rowsOf('', ';')).toEqual([]);
});

test('what is written is read again', () => {
  const rows = [
    ['a,b', 'say "x"', ''],
    ['two\nlines', '', 'z'],
  ];
  expect(rowsOf(csvOf(rows), ',')).toEqual(rows);
});
