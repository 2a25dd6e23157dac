import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { accessibilityProblems } from './support/axe.ts';
import { expectQuiet, Stage, settled } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false);
  const shop = new V1Shop(stage.server, stage.server.keys.admin);
  await shop.coupon({ name: 'Ten off', codes: { kind: 'friendly', code: 'TENOFF' } });
  await shop.coupon({
    name: 'Over sixty',
    codes: { kind: 'friendly', code: 'SIXTY' },
    eligibility: { rule: 'cart_subtotal', min: 6000 },
  });
});

afterAll(() => stage.close());

async function visit(role: Parameters<Stage['visitor']>[0] = 'owner') {
  const made = await stage.visitor(role);
  onTestFinished(() => made.close());
  return made;
}

test('a cart is tried: lines are struck, a code says why not, and what would help is done by a button', async () => {
  const { page, open, watched } = await visit('analyst');
  await open('/cart');
  await page.getByRole('heading', { name: 'Add a code' }).waitFor();
  const codes = page
    .getByRole('combobox', { name: 'Codes' })
    .or(page.getByRole('textbox', { name: 'Codes' }));
  await codes.first().fill('tenoff');
  await page.keyboard.press('Enter');
  const ten = page.getByRole('region', { name: 'tenoff' });
  await ten.getByText('Applies').waitFor();
  await ten.getByText('−£4.60').waitFor();
  await codes.first().fill('SIXTY');
  await page.keyboard.press('Enter');
  const sixty = page.getByRole('region', { name: 'SIXTY' });
  await sixty.getByText('Does not apply').waitFor();
  await sixty.getByRole('button', { name: /14/ }).click();
  await sixty.getByText('Applies').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByLabel('Units, line 1').fill('two');
  await page.getByRole('heading', { name: 'Not yet' }).waitFor();
  await page.getByLabel('Units, line 1').fill('3');
  await page.getByRole('region', { name: 'Result' }).getByText('COFFEE-1KG').waitFor();
  await page.reload();
  await settled(page);
  expect(await page.getByLabel('Units, line 1').inputValue()).toBe('3');
  expectQuiet(watched, stage.server);
});

test('a cart is pasted from a spreadsheet, and what is wrong with it is told by line', async () => {
  const { page, open } = await visit();
  await open('/cart');
  await page.getByRole('button', { name: 'Paste a cart' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Cart').fill('sku;quantity;price\nTEA;many;4.20');
  await dialog.getByRole('button', { name: 'Use this cart' }).click();
  await dialog.getByText('Line 2: “many” is no number of units.').waitFor();
  await dialog.getByLabel('Cart').fill('sku;quantity;price\nTEA;2;4.20');
  await dialog.getByRole('button', { name: 'Use this cart' }).click();
  await expect.poll(() => page.getByLabel('Article, line 1').inputValue()).toBe('TEA');
  await page.getByLabel('Price each, line 1').press('Enter');
  await page.keyboard.type('5');
  await expect.poll(() => page.getByLabel('Price each, line 2').inputValue()).toBe('5');
});
