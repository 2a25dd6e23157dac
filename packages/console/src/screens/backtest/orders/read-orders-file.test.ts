import { expect, test } from 'vitest';
import { MAX_FILE_BYTES, readOrdersFile } from './read-orders-file.ts';

const HEAD = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const ROW = '536365,85123A,HEART,6,2010-12-01 08:26:00,2.55,17850,United Kingdom';
const fileOf = (text: string | Uint8Array) => new File([text.slice() as BlobPart], 'orders.csv');

test('a file is read with its rows counted', async () => {
  const csv = `${HEAD}\n${ROW}\n${ROW}\n\n`;
  expect(await readOrdersFile(fileOf(csv))).toEqual({ name: 'orders.csv', csv, rows: 2, separator: ',' });
});

test('names of columns are taken as other programs write them', async () => {
  expect(
    await readOrdersFile(fileOf(`"Invoice","Sku","Quantity","Date","Unit Price"\r\n${ROW}`)),
  ).toMatchObject({
    rows: 1,
  });
});

test('columns that are missing are named', async () => {
  const file = fileOf('InvoiceNo,Quantity,Date\n1,1,2010-12-01\n');
  expect(await readOrdersFile(file)).toEqual({ kind: 'columns', columns: ['StockCode', 'UnitPrice'] });
});

test('a file of a spreadsheet that writes 2,55 and 01.12.2010 is read, with semicolons or tabs', async () => {
  const row = ['536365', '85123A', 'HEART, "WHITE"', '6', '1.12.2010 8:26', '1 002,55', '17850', 'Polska'];
  const read = {
    name: 'orders.csv',
    csv: `${HEAD}\n536365,85123A,"HEART, ""WHITE""",6,2010-12-01 08:26:00,1002.55,17850,Polska\n`,
    rows: 1,
  };
  for (const separator of [';', '\t'] as const) {
    const quoted = row.map((cell) => (cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell));
    const text = `\uFEFF${HEAD.replaceAll(',', separator)}\r\n${quoted.join(separator)}\r\n`;
    expect(await readOrdersFile(new File([text], 'orders.csv'))).toEqual({ ...read, separator });
  }
});

test.each([',', ';', '\t'])('the line sep=%s at its beginning is no head', async (separator) => {
  const [head, row] = [HEAD, ROW].map((line) => line.replaceAll(',', separator));
  for (const first of [`sep=${separator}`, `"sep=${separator}"`]) {
    const read = await readOrdersFile(fileOf(`\uFEFF${first}\r\n${head}\r\n${row}\r\n`));
    expect(read).toMatchObject({ rows: 1, separator, csv: expect.stringMatching(/^InvoiceNo,StockCode/) });
  }
});

test('columns that are missing between semicolons are named too', async () => {
  const file = fileOf('InvoiceNo;Quantity;Date\n1;1;2010-12-01\n');
  expect(await readOrdersFile(file)).toEqual({ kind: 'columns', columns: ['StockCode', 'UnitPrice'] });
});

test('a file without rows is empty', async () => {
  expect(await readOrdersFile(fileOf(`${HEAD}\n`))).toEqual({ kind: 'empty' });
  expect(await readOrdersFile(fileOf(''))).toEqual({ kind: 'empty' });
});

test('a file that is too large is not even read', async () => {
  const file = { name: 'orders.csv', size: MAX_FILE_BYTES + 1 } as File;
  expect(await readOrdersFile(file)).toEqual({ kind: 'too-large' });
});

test('a file that is no UTF-8 is read as spreadsheets wrote it', async () => {
  const bytes = Uint8Array.from([...`${HEAD}\n1,2,`].map((each) => each.charCodeAt(0)).concat([0xa3, 0x0a]));
  expect(await readOrdersFile(fileOf(bytes))).toMatchObject({ csv: `${HEAD}\n1,2,£\n` });
});
