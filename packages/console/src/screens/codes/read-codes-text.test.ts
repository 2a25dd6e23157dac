import { expect, test } from 'vitest';
import { readCodesText } from './read-codes-text.ts';

test('a code a line, with a client behind a comma, a semicolon or a tab', () => {
  expect(readCodesText('AB-1\r\nAB-2;ann@example.com\nAB-3\tcustomer-1\n\n  AB-4 , 7 ')).toEqual([
    { code: 'AB-1', client: null },
    { code: 'AB-2', client: 'ann@example.com' },
    { code: 'AB-3', client: 'customer-1' },
    { code: 'AB-4', client: '7' },
  ]);
});

test('a file of a spreadsheet: a mark at the beginning, a line of names, quotes', () => {
  for (const first of ['', 'sep=,\r\n', '"sep=;"\n']) {
    const text = `\uFEFF${first}"Code","Client"\n"AB-1",""`;
    expect(readCodesText(text)).toEqual([{ code: 'AB-1', client: null }]);
  }
});

test('nothing is no code', () => {
  expect(readCodesText(' \n\n')).toEqual([]);
});
