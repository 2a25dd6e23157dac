import { afterAll, beforeAll, expect, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { accessibilityProblems } from './support/axe.ts';
import { expectQuiet, Stage, settled } from './support/stage.ts';

let stage: Stage;
let shop: V1Shop;

beforeAll(async () => {
  stage = await Stage.open(false);
  shop = new V1Shop(stage.server, stage.server.keys.admin);
  await shop.coupon({ name: 'Ten off', codes: { kind: 'friendly', code: 'TENOFF' } });
  await shop.coupon({
    name: 'Over sixty',
    codes: { kind: 'friendly', code: 'SIXTY' },
    eligibility: { rule: 'cart_subtotal', min: 6000 },
  });
  await shop.coupon({
    name: 'Collected in Leeds',
    codes: { kind: 'friendly', code: 'LEEDS' },
    eligibility: {
      all: [
        { rule: 'shipping_method', in: ['pickup'] },
        { rule: 'location', in: ['leeds-1'] },
      ],
    },
  });
  await shop.coupon({
    name: 'Over',
    codes: { kind: 'friendly', code: 'OVER' },
    startsAt: '2000-01-01T00:00:00Z',
    endsAt: '2001-01-01T00:00:00Z',
  });
});

afterAll(() => stage.close());

const visit: Stage['visit'] = (...who) => stage.visit(...who);

test('a cart is tried: lines are struck, a code says why not, and what would help is done by a button', async () => {
  const { page, open, watched } = await visit('analyst');
  await open('/cart');
  await page.getByRole('heading', { name: 'Add a code' }).waitFor();
  await page.getByRole('button', { name: 'TENOFF' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'OVER' }).count()).toBe(0);
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
  await sixty.getByRole('button', { name: 'Add £14.00' }).click();
  await sixty.getByText('Applies').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await codes.first().fill('LEEDS');
  await page.keyboard.press('Enter');
  const leeds = page.getByRole('region', { name: 'LEEDS' });
  await leeds.getByRole('button', { name: 'Choose pickup for shipping' }).click();
  await leeds.getByRole('button', { name: 'Order at leeds-1' }).click();
  await leeds.getByText('Applies').waitFor();
  await page.getByLabel('Units, line 1').fill('two');
  await page.getByRole('heading', { name: 'Not yet' }).waitFor();
  await page.getByLabel('Units, line 1').fill('3');
  await page.getByRole('region', { name: 'Result' }).getByText('COFFEE-1KG').waitFor();
  await page.reload();
  await settled(page);
  await expect.poll(() => page.getByLabel('Units, line 1').inputValue()).toBe('3');
  expectQuiet(watched, stage.server);
});

test('a code that applies tells its next step, which a button takes', async () => {
  await shop.coupon({
    name: 'More and more',
    codes: { kind: 'friendly', code: 'STEPS' },
    discount: { kind: 'amount', amount: 500, every: { by: 'subtotal', step: 3000, repeat: 2 } },
  });
  const { page, open } = await visit('analyst');
  await open('/cart');
  await page.getByRole('button', { name: 'STEPS' }).click();
  const steps = page.getByRole('region', { name: 'STEPS' });
  await steps.getByText('−£5.00').waitFor();
  await steps.getByText('Next step:').waitFor();
  await steps.getByRole('button', { name: 'Add £14.00' }).click();
  await steps.getByText('−£10.00').waitFor();
  await expect.poll(() => steps.getByText('Next step:').count()).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
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
  await page.keyboard.press('Tab');
  await expect.poll(() => page.getByLabel('Price each, line 2').inputValue()).toBe('5.00');
});
