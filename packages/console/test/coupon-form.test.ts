import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { expectQuiet, Stage } from './support/stage.ts';

let stage: Stage;
let shop: V1Shop;

beforeAll(async () => {
  stage = await Stage.open(false);
  shop = new V1Shop(stage.server, stage.server.keys.admin);
});

afterAll(() => stage.close());

async function visit(look: Parameters<Stage['visitor']>[1] = {}) {
  const made = await stage.visitor('owner', look);
  onTestFinished(() => made.close());
  return made;
}

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const preview = (page: Page) => page.getByRole('complementary', { name: 'What a client sees' });

describe('a new coupon', () => {
  test('10 % off orders over GBP 50, once per client: from nothing to the till', async () => {
    const { page, open, watched } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Fifty and up');
    await part(page, 'Offer').getByLabel('Percent off').last().fill('10');
    await page.getByRole('radio', { name: 'Under conditions' }).check();
    await part(page, 'Who may use it').getByLabel('At least').fill('50');
    await page.getByRole('checkbox', { name: 'Uses by each client' }).check();
    await page.getByRole('textbox', { name: 'Code' }).fill('FIFTY10');
    await preview(page)
      .getByText('10% off if the order comes to at least GBP 50, once per client.')
      .waitFor();
    await preview(page).getByText('The client saves £6.83.').waitFor();
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByRole('heading', { level: 1, name: 'Fifty and up' }).waitFor();
    await page.getByText('Shops that name no client cannot use this coupon', { exact: false }).waitFor();

    const line = (unitPrice: number) => ({ id: '1', sku: 'TEA', quantity: 1, unitPrice });
    const order = (id: string, unitPrice: number) => ({
      codes: ['FIFTY10'],
      client: { email: 'ann@example.com' },
      orderId: id,
      cart: { currency: 'GBP', lines: [line(unitPrice)] },
    });
    const small = await shop.post('/v1/redemptions', order('1', 4999));
    expect(small.body.code).toBe('cart_not_eligible');
    const first = await shop.post('/v1/redemptions', order('2', 5000));
    expect(first.status).toBeLessThan(300);
    const second = await shop.post('/v1/redemptions', order('3', 5000));
    expect(second.body.code).toBe('client_used_up');
    expectQuiet(watched, stage.server);
  });
});
