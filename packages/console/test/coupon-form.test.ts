import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { expectQuiet, PHONE, Stage } from './support/stage.ts';

let stage: Stage;
let shop: V1Shop;

beforeAll(async () => {
  stage = await Stage.open(false);
  shop = new V1Shop(stage.server, stage.server.keys.admin);
});

afterAll(() => stage.close());

const visit = (look?: Parameters<Stage['visit']>[1]) => stage.visit('owner', look);

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const preview = (page: Page) => page.getByRole('complementary', { name: 'What a client sees' });

describe('a new coupon', () => {
  test('in a browser that is full says that what is typed is not kept', async () => {
    const { page, open } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Kept');
    await page.getByText('What you type stays in this browser').waitFor();
    await page.evaluate(() => {
      for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2)) {
        try {
          for (let part = 0; ; part += 1) localStorage.setItem(`full.${size}.${part}`, 'x'.repeat(size));
        } catch {
          // There is no room for so much; for half of it there may be.
        }
      }
    });
    await page.getByLabel('Name', { exact: true }).fill('Kept no more, because it is longer');
    await page.getByText('This browser has no room to keep what you type', { exact: false }).waitFor();
    await expect.poll(() => page.getByText('What you type stays in this browser').count()).toBe(0);
  });

  test('on a phone says in sight what it gives so far, and shows the whole preview', async () => {
    const { page, open } = await visit({ viewport: PHONE });
    await open('/coupons/new');
    await page.getByLabel('Percent off').last().fill('10');
    const summary = page.getByRole('button', { name: /^10% off\..*Preview$/ });
    await summary.waitFor();
    await expect.poll(() => isInSight(summary)).toBe(true);
    await expect.poll(() => isInSight(preview(page))).toBe(false);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await summary.click();
    await expect.poll(() => isInSight(preview(page))).toBe(true);
  });

  test('10 % off orders over GBP 50, once per client: from nothing to the till', async () => {
    const { page, open, watched } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Fifty and up');
    await part(page, 'Offer').getByLabel('Percent off').last().fill('10');
    await page.getByRole('radio', { name: 'Under conditions' }).check();
    await part(page, 'Who may use it').getByLabel('At least').fill('50');
    await page.getByRole('checkbox', { name: 'Uses by each client' }).check();
    await page.getByRole('textbox', { name: 'Code' }).fill('FIFTY10');
    await preview(page).getByText('10% off if the order comes to at least £50, once per client.').waitFor();
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

  test('an amount off each unit is made, told and given as that', async () => {
    const { page, open } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Three off each');
    await page.getByRole('radio', { name: 'Amount off' }).check();
    await part(page, 'Offer').getByRole('textbox', { name: 'Amount off' }).fill('3');
    await page.getByLabel('Taken off').selectOption({ label: 'each unit' });
    await page.getByRole('textbox', { name: 'Code' }).fill('EACH3');
    await preview(page).getByText('£3 off each item', { exact: false }).first().waitFor();
    await preview(page)
      .getByText(/^The client saves £15(\.00)?\.$/)
      .waitFor();
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByRole('heading', { level: 1, name: 'Three off each' }).waitFor();
    const lines = [
      { id: '1', sku: 'TEA', quantity: 4, unitPrice: 1250 },
      { id: '2', sku: 'CUP', quantity: 1, unitPrice: 200 },
    ];
    const { body } = await shop.post('/v1/validations', {
      codes: ['EACH3'],
      cart: { currency: 'GBP', lines },
    });
    expect(body).toMatchObject({ results: [{ applied: true, discount: 1400 }] });
  });

  test('10 % off shoes of GBP 50 or more is made, told, given and opened again as that', async () => {
    const { page, open, watched } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Dear shoes');
    const offer = part(page, 'Offer');
    await offer.getByLabel('Percent off').last().fill('10');
    await offer.getByLabel('Taken from').selectOption({ label: 'chosen items' });
    await offer.getByText('Leave out items, sale items, prices, attributes').click();
    await offer.getByLabel('Price of one: at least').fill('50');
    await offer.getByLabel('Price of one: at most').fill('49');
    await offer.getByLabel('Price of one: at least').blur();
    await offer.getByText('This is above the other bound.').waitFor();
    await offer.getByLabel('Price of one: at most').fill('');
    await page.getByRole('textbox', { name: 'Code' }).fill('SHOES10');
    await preview(page)
      .getByText('10% off items costing at least £50 each', { exact: false })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dear shoes' }).waitFor();
    const lines = [
      { id: '1', sku: 'BOOT', quantity: 1, unitPrice: 5000 },
      { id: '2', sku: 'CLOG', quantity: 3, unitPrice: 4999 },
    ];
    const { body } = await shop.post('/v1/validations', {
      codes: ['SHOES10'],
      cart: { currency: 'GBP', lines },
    });
    expect(body).toMatchObject({ results: [{ applied: true, discount: 500 }] });
    await page.getByRole('link', { name: 'Edit' }).click();
    await expect.poll(() => page.getByLabel('Price of one: at least').inputValue()).toBe('50');
    expectQuiet(watched, stage.server);
  });

  test('20 % off the first two of each item is made, told, given and opened again as that', async () => {
    const { page, open, watched } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Two of each');
    const offer = part(page, 'Offer');
    await offer.getByLabel('Percent off').last().fill('20');
    await offer.getByLabel('Taken from').selectOption({ label: 'at most so many of each chosen item' });
    await offer.getByLabel('How many').fill('2');
    await page.getByRole('textbox', { name: 'Code' }).fill('TWOEACH');
    await preview(page).getByText('20% off at most 2 of each item', { exact: false }).first().waitFor();
    await preview(page)
      .getByText(/^The client saves £13\.66\.$/)
      .waitFor();
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByRole('heading', { level: 1, name: 'Two of each' }).waitFor();
    const lines = [
      { id: '1', sku: 'TEA', quantity: 5, unitPrice: 1000 },
      { id: '2', sku: 'CUP', quantity: 1, unitPrice: 500 },
    ];
    const { body } = await shop.post('/v1/validations', {
      codes: ['TWOEACH'],
      cart: { currency: 'GBP', lines },
    });
    expect(body).toMatchObject({ results: [{ applied: true, discount: 500 }] });
    await page.getByRole('link', { name: 'Edit' }).click();
    await expect.poll(() => page.getByLabel('How many').inputValue()).toBe('2');
    expect(await part(page, 'Offer').getByLabel('Taken from').inputValue()).toBe('of_each_line');
    expectQuiet(watched, stage.server);
  });

  test('any three for a price, with free shipping, is made, told and given as that', async () => {
    const { page, open } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Three for ten');
    await page.getByRole('radio', { name: 'New price' }).check();
    await page.getByRole('textbox', { name: 'For how many' }).fill('3');
    await part(page, 'Offer').getByRole('textbox', { name: 'Price of these together' }).fill('10');
    await page.getByRole('checkbox', { name: 'Shipping is free, too' }).check();
    await page.getByRole('textbox', { name: 'Code' }).fill('THREE10');
    await preview(page)
      .getByText('any 3 units for £10 with free shipping', { exact: false })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByRole('heading', { level: 1, name: 'Three for ten' }).waitFor();
    const { body } = await shop.post('/v1/validations', {
      codes: ['THREE10'],
      cart: {
        currency: 'GBP',
        lines: [{ id: '1', sku: 'TEA', quantity: 4, unitPrice: 400 }],
        shipping: { amount: 450 },
      },
    });
    expect(body).toMatchObject({ results: [{ applied: true, discount: 200, shippingDiscount: 450 }] });
  });

  test('one free with two of the same is made, told, given and opened again as that', async () => {
    const { page, open, watched } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Third of the same');
    await page.getByRole('radio', { name: 'Buy some, get some' }).check();
    const offer = part(page, 'Offer');
    const same = offer.getByRole('checkbox', { name: 'All of the same item' });
    await same.check();
    await offer.getByRole('group', { name: 'Of which items' }).waitFor();
    expect(await offer.getByRole('group', { name: 'What one gets' }).count()).toBe(0);
    await page.getByRole('textbox', { name: 'Code' }).fill('SAME3');
    await preview(page).getByText('Buy 2 of the same item, get 1 more free.').waitFor();
    await preview(page).getByText('Buy 2, get 1 of the same', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByRole('heading', { level: 1, name: 'Third of the same' }).waitFor();
    const lines = [
      { id: '1', sku: 'TEA', quantity: 7, unitPrice: 1000 },
      { id: '2', sku: 'CUP', quantity: 4, unitPrice: 500 },
      { id: '3', sku: 'POT', quantity: 2, unitPrice: 300 },
    ];
    const { body } = await shop.post('/v1/validations', {
      codes: ['SAME3'],
      cart: { currency: 'GBP', lines },
    });
    expect(body).toMatchObject({ results: [{ applied: true, discount: 2500 }] });
    await page.getByRole('link', { name: 'Edit' }).click();
    await expect.poll(() => same.isChecked()).toBe(true);
    expectQuiet(watched, stage.server);
  });

  test('three of the same for a price are made so, and what can not go with that is said in its field', async () => {
    const { page, open } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Three same');
    await page.getByRole('radio', { name: 'New price' }).check();
    const offer = part(page, 'Offer');
    const same = offer.getByRole('checkbox', { name: 'All of the same item' });
    await offer.getByRole('textbox', { name: 'Price', exact: false }).first().fill('10');
    expect(await same.count()).toBe(0);
    await page.getByRole('textbox', { name: 'For how many' }).fill('3');
    await same.check();
    await page.getByRole('textbox', { name: 'Code' }).fill('SAME10');
    await preview(page).getByText('Any 3 of the same item for £10.').waitFor();
    await preview(page).getByText('3 of the same for £10', { exact: true }).waitFor();
    await offer.getByLabel('Taken from').selectOption({ label: 'the cheapest of chosen items' });
    await offer.getByRole('textbox', { name: 'How many', exact: true }).fill('3');
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await offer.getByText('With all of the same item, take chosen items or so many of each.').waitFor();
    await offer.getByLabel('Taken from').selectOption({ label: 'the whole order' });
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByRole('heading', { level: 1, name: 'Three same' }).waitFor();
    const lines = [
      { id: '1', sku: 'TEA', quantity: 4, unitPrice: 400 },
      { id: '2', sku: 'CUP', quantity: 2, unitPrice: 900 },
    ];
    const { body } = await shop.post('/v1/validations', {
      codes: ['SAME10'],
      cart: { currency: 'GBP', lines },
    });
    expect(body).toMatchObject({ results: [{ applied: true, discount: 200 }] });
  });

  test('shipping for a fixed price is made, told, given and edited as that', async () => {
    const { page, open, watched } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Parcel for five');
    await page.getByRole('radio', { name: 'Shipping', exact: true }).check();
    await part(page, 'Offer').getByLabel('Shipping is').selectOption({ label: 'for a fixed price' });
    await part(page, 'Offer').getByRole('textbox', { name: 'Price of shipping' }).fill('4.99');
    expect(await part(page, 'Offer').getByText('At most so much off').count()).toBe(0);
    await page.getByRole('textbox', { name: 'Code' }).fill('PARCEL5');
    await preview(page).getByText('Shipping for £4.99.').waitFor();
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByRole('heading', { level: 1, name: 'Parcel for five' }).waitFor();
    const { body } = await shop.post('/v1/validations', {
      codes: ['PARCEL5'],
      cart: {
        currency: 'GBP',
        lines: [{ id: '1', sku: 'TEA', quantity: 1, unitPrice: 400 }],
        shipping: { amount: 1200 },
      },
    });
    expect(body).toMatchObject({ results: [{ applied: true, discount: 0, shippingDiscount: 701 }] });
    await page.getByRole('link', { name: 'Edit' }).click();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Price of shipping' }).inputValue())
      .toBe('4.99');
    expectQuiet(watched, stage.server);
  });

  test('an amount for every so much is made, told, given and edited as that', async () => {
    const { page, open, watched } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Tens for hundreds');
    await page.getByRole('radio', { name: 'Amount off' }).check();
    const offer = part(page, 'Offer');
    await offer.getByRole('textbox', { name: 'Amount off' }).fill('10');
    await offer.getByLabel('Taken off').selectOption({ label: 'for every so much spent' });
    await offer.getByRole('textbox', { name: 'For every' }).fill('100');
    await offer.getByRole('textbox', { name: 'At most' }).fill('5');
    await page.getByRole('textbox', { name: 'Code' }).fill('TENS');
    await preview(page).getByText('£10 off for every £100 (at most 5 times).').waitFor();
    await preview(page).getByText('£10 off for every £100', { exact: true }).waitFor();
    await preview(page).getByText('Add £31.70', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tens for hundreds' }).waitFor();
    const { body } = await shop.post('/v1/validations', {
      codes: ['TENS'],
      cart: { currency: 'GBP', lines: [{ id: '1', sku: 'TEA', quantity: 7, unitPrice: 5000 }] },
    });
    expect(body).toMatchObject({ results: [{ applied: true, discount: 3000 }] });
    await page.getByRole('link', { name: 'Edit' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'For every' }).inputValue()).toBe('100');
    expect(await offer.getByLabel('Taken off').inputValue()).toBe('subtotal');
    expectQuiet(watched, stage.server);
  });

  test('a gift for every so many units of some items says in the field what is missing', async () => {
    const { page, open, watched } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Sample for bottles');
    await page.getByRole('radio', { name: 'Gift' }).check();
    const offer = part(page, 'Offer');
    await offer.getByRole('textbox', { name: 'What is given' }).fill('SAMPLE');
    await offer.getByLabel('Given', { exact: true }).selectOption({ label: 'for every so many units' });
    await page.getByRole('textbox', { name: 'Code' }).fill('TASTE');
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await expect
      .poll(() => offer.getByRole('textbox', { name: 'For every' }).getAttribute('aria-invalid'))
      .toBe('true');
    await offer.getByRole('textbox', { name: 'For every' }).fill('3');
    await preview(page).getByText('1 × SAMPLE as a gift for every 3 units.').waitFor();
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sample for bottles' }).waitFor();
    const { body } = await shop.post('/v1/validations', {
      codes: ['TASTE'],
      cart: { currency: 'GBP', lines: [{ id: '1', sku: 'WINE', quantity: 7, unitPrice: 900 }] },
    });
    expect(body).toMatchObject({ results: [{ gifts: [{ sku: 'SAMPLE', quantity: 2 }] }] });
    expectQuiet(watched, stage.server);
  });

  test('conditions within conditions are built with the keyboard, and read aloud', async () => {
    const { page, open } = await visit();
    await open('/coupons/new');
    const keys = page.keyboard;
    await page.getByRole('radio', { name: 'Everybody, any order' }).focus();
    await keys.press('ArrowRight');
    const who = part(page, 'Who may use it');
    await who.getByLabel('At least').focus();
    await keys.type('50');
    await who.getByRole('button', { name: 'Add a group' }).focus();
    await keys.press('Enter');
    // The new condition has the focus; a letter or two choose the rule.
    await expect.poll(() => focused(page, 'value')).toBe('client_tag');
    await keys.press('Shift+Tab');
    await keys.press('Tab');
    await keys.press('Tab');
    await keys.press('Tab');
    await keys.type('vip');
    await keys.press('Enter');
    const inner = who.getByRole('group', { name: 'Conditions, level 2' });
    await inner.getByRole('button', { name: 'Add a condition' }).focus();
    await keys.press('Space');
    await expect.poll(() => focused(page, 'value')).toBe('cart_subtotal');
    // Letters that come too slowly are the beginning of another word each; then it is typed once more.
    const choose = async () => {
      await keys.type('Which');
      return await focused(page, 'value');
    };
    await expect.poll(choose, { interval: 2000 }).toBe('nth_order');
    await inner.getByLabel('Exactly').focus();
    await keys.type('1');
    await who
      .getByText(
        "It works if the order comes to at least £50 and (the client is tagged vip or it is the client's first order).",
      )
      .waitFor();
  });

  test('what is typed is found again when the tab was closed, until it is discarded', async () => {
    const { page, open } = await visit();
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('Half written');
    await page.getByRole('radio', { name: 'Buy some, get some' }).check();
    await page.getByLabel('The client buys').fill('3');
    await page.getByLabel('Last day').fill('2030-12-31');
    await page.waitForFunction(() =>
      Object.values(localStorage).some((kept) => String(kept).includes('2030-12-31')),
    );
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto(`${stage.server.url}/console/coupons/new`);
    await expect.poll(() => again.getByLabel('Name', { exact: true }).inputValue()).toBe('Half written');
    await expect.poll(() => again.getByLabel('The client buys').inputValue()).toBe('3');
    await expect.poll(() => again.getByLabel('Last day').inputValue()).toBe('2030-12-31');
    await preview(again).getByText('buy 3, get 1 free, until 31 December 2030', { exact: false }).waitFor();
    await again.getByRole('button', { name: 'Discard it' }).click();
    await expect.poll(() => again.getByLabel('Name', { exact: true }).inputValue()).toBe('');
  });

  test('says what is missing, each a link to its field; a draft needs a name, an offer and codes', async () => {
    const { page, open } = await visit();
    await open('/coupons/new');
    const percent = part(page, 'Offer').getByRole('textbox', { name: 'Percent off' });
    await percent.fill('10.00001');
    await page.getByRole('checkbox', { name: 'Uses in all' }).check();
    await page.getByLabel('Uses in all: at most').fill('lots');
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    const missing = page.getByRole('alert').filter({ hasText: 'Not finished yet:' });
    await missing.getByRole('link', { name: 'Name' }).waitFor();
    await missing.getByText('at most 4 decimals', { exact: false }).waitFor();
    await missing.getByRole('link', { name: 'Code' }).click();
    await expect.poll(() => focused(page, 'placeholder')).toBe('WINTER10');
    await page.getByRole('button', { name: 'Save as draft' }).click();
    const needed = page.getByRole('alert').filter({ hasText: 'A draft needs this too:' });
    await needed.getByRole('link', { name: 'Name' }).click();
    await expect.poll(() => focused(page, 'placeholder')).toBe('Winter sale');
    await part(page, 'Offer').getByText('Give it a name, to find it by.').waitFor();
    await expect.poll(() => needed.getByRole('link', { name: 'Limits' }).count()).toBe(0);
    expect((await shop.get('/v1/coupons?q=Half+a+plan')).body.data).toEqual([]);
    await page.getByLabel('Name', { exact: true }).fill('Half a plan');
    await percent.fill('10');
    await part(page, 'Code').getByRole('button', { name: 'Suggest one' }).click();
    await needed.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await page
      .getByText('Saved as a draft. What is not finished stays in this browser: Limits.', { exact: false })
      .waitFor();
    await page.getByRole('heading', { level: 1, name: 'Edit Half a plan' }).waitFor();
    await expect.poll(() => page.getByLabel('Uses in all: at most').inputValue()).toBe('lots');
    expect((await shop.get('/v1/coupons?q=Half+a+plan')).body.data).toMatchObject([{ state: 'draft' }]);
  });

  test('what the server says of a field stands beside the field, and the focus goes there', async () => {
    await shop.coupon({ codes: { kind: 'friendly', code: 'TAKEN10' } });
    const { page, open } = await visit();
    await open('/coupons/new?template=welcome');
    const code = page.getByRole('textbox', { name: 'Code' });
    await code.fill('taken10');
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByText('Another coupon has this code. Choose another one.').waitFor();
    await expect.poll(() => focused(page, 'value')).toBe('taken10');
    await code.fill('NOT-TAKEN-10');
    await page.getByText('Another coupon has this code.', { exact: false }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByRole('heading', { level: 1, name: 'Welcome' }).waitFor();
  });

  test('is a copy of another one, with a code of its own', async () => {
    const { id } = await shop.coupon({ name: 'Model', eligibility: { rule: 'cart_subtotal', min: 12_345 } });
    const { page, open } = await visit();
    await open(`/coupons/new?from=${id}`);
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Model (copy)');
    await expect.poll(() => part(page, 'Who may use it').getByLabel('At least').inputValue()).toBe('123.45');
    await page.getByRole('button', { name: 'Publish coupon' }).click();
    await page.getByText('Model (copy) runs').waitFor();
  });
});

test('who takes something away by keyboard goes on beside it, and conditions without one are not finished', async () => {
  const { page, open } = await visit();
  await open('/coupons/new?template=welcome');
  const focusedName = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return element?.labels?.[0]?.textContent ?? element?.textContent;
    });
  await page.getByRole('radio', { name: 'Under conditions' }).check();
  while ((await page.getByRole('button', { name: /^Remove the condition/ }).count()) > 0) {
    await page
      .getByRole('button', { name: /^Remove the condition/ })
      .first()
      .press('Enter');
    expect(await focusedName()).toBe('Add a condition');
  }
  await page.getByRole('button', { name: 'Publish coupon' }).click();
  await part(page, 'Who may use it').getByText('Add a condition here.').waitFor();
  await page.getByRole('checkbox', { name: 'Uses in all' }).check();
  await part(page, 'Limits').getByRole('button', { name: 'And another period' }).last().press('Enter');
  await page.getByRole('button', { name: 'Remove this limit' }).last().press('Enter');
  expect(await focusedName()).toBe('Uses in all');
  await page.getByRole('radio', { name: 'Rising steps' }).check();
  await page.getByRole('button', { name: 'Add a step' }).press('Enter');
  await page.getByRole('button', { name: 'Remove this step' }).last().press('Enter');
  expect(await focusedName()).toBe('Add a step');
});

describe('a coupon that runs', () => {
  test('is edited: what that does to codes that are out is said, and what cannot change says why', async () => {
    const coupon = await shop.coupon({ name: 'Out there', codes: { kind: 'ean13' } });
    await shop.post('/v1/activations', { couponId: coupon.id, client: { email: 'bob@example.com' } });
    const { page, open, watched } = await visit();
    await open(`/coupons/${coupon.id}/edit`);
    await page.getByText('What you save holds at once', { exact: false }).waitFor();
    await expect.poll(() => page.getByLabel('Numbers begin with').isDisabled()).toBe(true);
    await page
      .getByText('Codes of this coupon are out, so their kind and range stay.', { exact: false })
      .waitFor();
    await part(page, 'Offer').getByRole('textbox', { name: 'Percent off' }).fill('12.5');
    await page.getByText('Codes that are out give the new offer from the next use on.').waitFor();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Out there is saved').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Out there', exact: true }).waitFor();
    const { body } = await shop.get(`/v1/coupons/${coupon.id}`);
    expect(body.discount).toMatchObject({ kind: 'percent', percent: 12.5 });
    expect(body.version).toBe(coupon.version + 1);
    expectQuiet(watched, stage.server);
  });

  test('was changed by somebody else meanwhile: who and what is told, and one chooses', async () => {
    const { id } = await shop.coupon({ name: 'Contested' });
    const { page, open } = await visit();
    await open(`/coupons/${id}/edit`);
    await part(page, 'Offer').getByRole('textbox', { name: 'Percent off' }).fill('25');
    await shop.patch(`/v1/coupons/${id}`, { endsAt: '2031-01-01T00:00:00Z' });
    await page.getByRole('button', { name: 'Save changes' }).click();
    const told = page.getByRole('alert').filter({ hasText: 'Somebody else changed this coupon meanwhile' });
    await told.getByText('Last day', { exact: false }).waitFor();
    await told.getByText('You changed other things; both can stand.').waitFor();
    await told.getByRole('button', { name: 'Save mine over it' }).click();
    await page.getByText('Contested is saved').waitFor();
    const { body } = await shop.get(`/v1/coupons/${id}`);
    expect(body.endsAt).toMatch(/^2031-01-01/);
    expect(body.discount).toMatchObject({ percent: 25 });
  });
});

test('a draft that somebody else changed meanwhile is still published, not only saved', async () => {
  const { id } = await shop.coupon({ name: 'Contested draft', state: 'draft' });
  const { page, open } = await visit();
  await open(`/coupons/${id}/edit`);
  await part(page, 'Offer').getByRole('textbox', { name: 'Percent off' }).fill('25');
  await shop.patch(`/v1/coupons/${id}`, { description: 'Theirs' });
  await page.getByRole('button', { name: 'Publish coupon' }).click();
  await page.getByRole('button', { name: 'Publish mine over it' }).click();
  await page.getByText('Contested draft runs').waitFor();
  const { body } = await shop.get(`/v1/coupons/${id}`);
  expect(body).toMatchObject({ state: 'published', description: 'Theirs', discount: { percent: 25 } });
});

test('in Polish, decimals are typed with a comma', async () => {
  const { page, open } = await visit({ locale: 'pl-PL' });
  await open('/coupons/new');
  await page.getByRole('radio', { name: 'Kwota zniżki' }).check();
  await part(page, 'Oferta').getByRole('textbox', { name: 'Kwota zniżki' }).fill('12,50');
  await page
    .getByRole('complementary', { name: 'Co widzi klient' })
    .getByText('12,50 £', { exact: false })
    .first()
    .waitFor();
});

/** What the element that has the focus says of itself. */
async function focused(page: Page, attribute: 'value' | 'placeholder'): Promise<string> {
  return await page.evaluate(
    (name) => String((document.activeElement as unknown as Record<string, unknown> | null)?.[name] ?? ''),
    attribute,
  );
}

async function isInSight(locator: Locator): Promise<boolean> {
  return await locator.evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    return top >= 0 && top < window.innerHeight;
  });
}
