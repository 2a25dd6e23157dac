import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LABEL_SHEETS, type LabelSheet, placeOf } from '../src/screens/codes/labels/label-sheets.ts';
import { accessibilityProblems } from './support/axe.ts';
import { cut, print } from './support/print.ts';
import { readBarcode } from './support/read-barcode.ts';
import { expectQuiet, Stage } from './support/stage.ts';

/** What an office printer prints. */
const DPI = 300;

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false);
});

afterAll(() => stage.close());

/** A coupon with barcodes, and all of its codes in their order. */
async function couponWithCodes(count: number) {
  const coupon = await stage.shop.coupon({
    name: 'Loyalty card',
    codes: { kind: 'ean13' },
    endsAt: '2031-12-31T23:00:00Z',
  });
  await stage.shop.post(`/v1/coupons/${coupon.id}/codes`, { count });
  return { id: coupon.id, codes: await codesOf(coupon.id) };
}

async function codesOf(couponId: string): Promise<string[]> {
  const { body } = await stage.shop.get(`/v1/coupons/${couponId}/codes?limit=100`);
  return body.data.map(({ code }) => code);
}

async function makePdf(page: Page): Promise<Uint8Array> {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the PDF' }).click();
  return new Uint8Array(await readFile(await (await saving).path()));
}

/** What a scanner reads on each label, from one to another. */
async function scanned(pdf: Uint8Array, sheet: LabelSheet, from: number, to: number) {
  const pages = await print(pdf, DPI);
  const labels = Array.from({ length: to - from }, (_, index) => placeOf(sheet, from + index));
  return await Promise.all(
    labels.map(({ page, x, y }) => {
      const paper = pages[page];
      if (paper === undefined) throw new Error(`The PDF has no page ${page + 1}`);
      return readBarcode(cut(paper, { x, y, width: sheet.width, height: sheet.height }, DPI));
    }),
  );
}

describe('a sheet of labels', () => {
  test.each(LABEL_SHEETS)('of $id has a barcode on each that a scanner reads', async (sheet) => {
    const { id, codes } = await couponWithCodes(sheet.columns * sheet.rows);
    const { page, open, watched } = await stage.visit('marketer');
    await open(`/codes?coupon=${id}`);
    await page.getByRole('button', { name: 'Print labels' }).click();
    await page.getByRole('combobox', { name: 'Label sheet' }).click();
    const size = `${sheet.columns} × ${sheet.rows} (${sheet.width} × ${sheet.height} mm)`;
    await page.getByRole('option', { name: size }).click();
    await page.getByLabel('First free label').fill('3');
    expect(await accessibilityProblems(page)).toEqual([]);
    const pdf = await makePdf(page);
    expect(await scanned(pdf, sheet, 2, codes.length + 2)).toEqual(codes);
    expect(await scanned(pdf, sheet, 0, 2)).toEqual([null, null]);
    expectQuiet(watched, stage.server);
  });

  test('carries codes of every kind, each in the barcode that fits', async () => {
    const { id } = await stage.shop.coupon({ name: 'From a partner', codes: { kind: 'imported' } });
    const codes = ['96385074', '4006381333931', '123456', 'WIN-7K3M-Q2XA-77PL', 'ŻÓŁĆ-2026'];
    await stage.shop.post(`/v1/coupons/${id}/codes/import`, { codes: codes.map((code) => ({ code })) });
    const { page, open } = await stage.visit('marketer');
    await open(`/codes?coupon=${id}`);
    await page.getByRole('button', { name: 'Print labels' }).click();
    const pdf = await makePdf(page);
    expect(await scanned(pdf, LABEL_SHEETS[0], 0, codes.length)).toEqual(await codesOf(id));
  });

  test('has the codes that were chosen in the list, or those from one to another', async () => {
    const { id, codes } = await couponWithCodes(6);
    const { page, open } = await stage.visit('marketer');
    await open(`/codes?coupon=${id}`);
    await page.getByRole('checkbox', { name: codes[4] ?? '' }).check();
    await page.getByRole('button', { name: 'Print labels' }).click();
    expect(await scanned(await makePdf(page), LABEL_SHEETS[0], 0, 2)).toEqual([codes[4], null]);
    await page.getByRole('button', { name: 'Print labels' }).click();
    await page.getByText('Codes of a coupon').click();
    await page.getByLabel('From code').fill(codes[1] ?? '');
    await page.getByLabel('To code').fill(codes[2] ?? '');
    expect(await scanned(await makePdf(page), LABEL_SHEETS[0], 0, 3)).toEqual([codes[1], codes[2], null]);
  });

  test('wants a coupon, and codes between the two that were typed', async () => {
    const { codes } = await couponWithCodes(2);
    const { page, open } = await stage.visit('marketer');
    await open('/codes');
    await page.getByRole('button', { name: 'Print labels' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make the PDF' }).click();
    await dialog.getByText('Choose a coupon.').waitFor();
    await dialog.getByRole('combobox', { name: 'Coupon' }).fill('Loyalty card');
    await page.getByRole('option', { name: 'Loyalty card' }).first().click();
    await dialog.getByLabel('From code').fill('X');
    await dialog.getByRole('button', { name: 'Make the PDF' }).click();
    await dialog
      .getByRole('alert')
      .getByText('There are no codes in this range.', { exact: false })
      .waitFor();
    expect(codes).toHaveLength(2);
  });
});
