import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { expectGood } from './support/looks.ts';
import { expectQuiet, Stage, settled } from './support/stage.ts';

/** Real orders of a December. */
const ORDERS = fileURLToPath(new URL('../../../examples/online-retail-2010-12.csv', import.meta.url));
const HEAD = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

let stage: Stage;
let shop: V1Shop;

beforeAll(async () => {
  stage = await Stage.open(false);
  shop = new V1Shop(stage.server, stage.server.keys.admin);
});

afterAll(() => stage.close());

const visit: Stage['visit'] = (role = 'marketer', look) => stage.visit(role, look);

const winter = (name: string) =>
  shop.coupon({
    name,
    state: 'draft',
    discount: { kind: 'percent', percent: 10, cap: 2000 },
    limits: [{ on: 'redemptions', per: 'client', max: 2 }],
    eligibility: { rule: 'cart_subtotal', min: 10_000 },
  });

async function chooseCoupon(page: Page, name: string) {
  await page.getByRole('combobox', { name: 'Coupon to try' }).fill(name);
  await page.getByRole('option', { name }).click();
}

async function chooseFile(page: Page, content: string | Buffer) {
  const buffer = Buffer.from(content);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer });
}

describe('a draft is tried on a file of real orders', () => {
  test('and tells what it would have cost, for whom, and why not', async () => {
    await winter('Winter');
    await shop.coupon({ name: 'Newsletter', discount: { kind: 'percent', percent: 5 } });
    const made = await visit();
    const { page, open, watched } = made;
    await open('/backtest');
    await page.locator('input[type="file"]').setInputFiles(ORDERS);
    await page.getByText('10,025 rows').waitFor();
    await chooseCoupon(page, 'Winter');
    await page.getByRole('combobox', { name: /Offered beside it/ }).fill('News');
    await page.getByRole('option', { name: 'Newsletter' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Start the backtest' }).click();
    const result = page.getByRole('region', { name: 'What it would have done' });
    await result
      .getByText(/^In December 2010 this would have applied to \d+ of 390 orders and cost GBP/)
      .waitFor();
    await result
      .getByRole('region', { name: 'Why it would not have applied' })
      .getByText('The order is too small.')
      .first()
      .waitFor();
    await expect
      .poll(() => result.getByRole('region', { name: 'The largest discounts' }).getByRole('listitem').count())
      .toBe(10);
    await result
      .getByRole('region', { name: 'With other coupons' })
      .getByText(/Together on \d+ orders/)
      .waitFor();
    await result
      .getByRole('region', { name: 'What is odd in the orders' })
      .getByText(/cancelled/)
      .waitFor();
    await result.getByText('The same as a table').click();
    await expect.poll(() => result.getByRole('table').getByRole('row').count()).toBeGreaterThan(5);

    const sentence = await result.getByRole('status').textContent();
    await page.reload();
    await settled(page);
    await expect.poll(() => result.getByRole('status').textContent()).toBe(sentence);
    expectQuiet(watched, stage.server);
    await expectGood(made, 'backtest-result', stage.server);
  });

  test('whose days are downloaded for a spreadsheet', async () => {
    await winter('Spring');
    const { page, open, watched } = await visit('analyst');
    await open('/backtest');
    await page.locator('input[type="file"]').setInputFiles(ORDERS);
    await chooseCoupon(page, 'Spring');
    await page.getByRole('button', { name: 'Start the backtest' }).click();
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Days' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toBe('day,orders,value,applied,applied_value,discount,currency');
    expect(lines[1]).toMatch(/^2010-12-\d\d,\d+,\d+\.\d\d,\d+,\d+\.\d\d,\d+\.\d\d,GBP$/);
    expectQuiet(watched, stage.server);
  });
});

test('the orders that used a code here are tried too', async () => {
  const { id } = await winter('On our own');
  await shop.coupon({ codes: { kind: 'friendly', code: 'OURS' } });
  await shop.post('/v1/redemptions', {
    codes: ['OURS'],
    orderId: 'own-1',
    amount: 12_000,
    client: { email: 'ann@example.com' },
  });
  const { page, open, watched } = await visit('owner');
  await open(`/backtest?coupon=${id}`);
  await page.getByRole('radio', { name: 'Orders that used a code here' }).check();
  await page.getByRole('button', { name: 'Start the backtest' }).click();
  await page.getByText(/this would have applied to 1 of 1 order and cost GBP 12, 10%/).waitFor();
  await page.getByRole('region', { name: 'The largest discounts' }).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'ann@example.com' }).waitFor();
  expectQuiet(watched, stage.server);
});

describe('what is missing or wrong is told where it is', () => {
  test('before anything is sent', async () => {
    const made = await visit();
    const { page, open, watched } = made;
    await open('/backtest');
    await page.getByRole('button', { name: 'Start the backtest' }).click();
    await page.getByText('Choose a file of orders.').waitFor();
    await page.getByText('Choose the coupon to try.').waitFor();
    await chooseFile(page, 'Order,Amount\n1,2.55\n');
    await page.getByText(/These columns are missing: InvoiceNo, StockCode, Quantity/).waitFor();
    await chooseFile(page, `${HEAD}\n1,A,Mug,1,2026-11-02,2.55,,\n`);
    await page.getByText('1 row, separated by commas').waitFor();
    await expect.poll(() => page.getByText(/These columns are missing/).count()).toBe(0);
    expectQuiet(watched, stage.server);
    await expectGood(made, 'backtest', stage.server);
  });

  test('a price that is none, by its row and column', async () => {
    await winter('Typo');
    const { page, open } = await visit('marketer', { locale: 'pl-PL' });
    await open('/backtest');
    await chooseFile(page, `${HEAD}\n1,A,Mug,1,2026-11-02,2.55,,\n1,B,Tea,1,2026-11-02,two,,\n`);
    await page.getByRole('combobox', { name: 'Kupon do sprawdzenia' }).fill('Typo');
    await page.getByRole('option', { name: 'Typo' }).click();
    await page.getByRole('button', { name: 'Uruchom symulację' }).click();
    await page.getByText('Wiersz 3, kolumna UnitPrice: nie da się odczytać „two”.').waitFor();
  });
});

test('who may not try coupons on orders is told so', async () => {
  const { page, open } = await visit('support');
  await open('/backtest');
  await page.getByRole('heading', { name: 'You may not see this' }).waitFor();
});
