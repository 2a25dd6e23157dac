import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { accessibilityProblems } from './support/axe.ts';
import { expectQuiet, Stage } from './support/stage.ts';

let stage: Stage;
let shop: V1Shop;

beforeAll(async () => {
  stage = await Stage.open(false);
  shop = new V1Shop(stage.server, stage.server.keys.admin);
});

afterAll(() => stage.close());

async function visit(role: Parameters<Stage['visitor']>[0] = 'support', look = {}) {
  const made = await stage.visitor(role, look);
  onTestFinished(() => made.close());
  return made;
}

/** A client who has a barcode of a coupon that gives 10 percent off, once a client. */
async function clientWithCode(email: string) {
  const coupon = await shop.coupon({
    name: 'Coffee club',
    codes: { kind: 'ean13' },
    currency: 'GBP',
    limits: [{ on: 'redemptions', per: 'client', max: 1 }],
  });
  const { body: client } = await shop.post('/v1/clients', {
    email,
    customIdentify: `number ${email.split('@')[0]}`,
  });
  const activation = { couponId: coupon.id, client: { id: client.id } };
  const { body } = await shop.post('/v1/activations', activation);
  return { coupon, client, code: body.code };
}

describe('a client', () => {
  test.each(['e-mail', 'number of the shop', 'id', 'code'])('is found by %s', async (by) => {
    const email = `found-by-${by.replaceAll(' ', '-')}@example.com`;
    const { client, code } = await clientWithCode(email);
    const texts: Readonly<Record<string, string>> = {
      'e-mail': email.toUpperCase(),
      'number of the shop': `number ${email.split('@')[0]}`,
      id: client.id,
      code,
    };
    const { page, open, watched } = await visit();
    await open('/clients');
    await page.getByRole('searchbox').fill(texts[by] ?? '');
    await page.getByRole('link', { name: email }).click();
    await page.getByRole('heading', { level: 1, name: email }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('who is not known is told so, and can be added', async () => {
    const { page, open } = await visit();
    await open('/clients?q=new@example.com');
    await page.getByRole('heading', { name: 'Nobody is known by this' }).waitFor();
    await page.getByRole('button', { name: 'Add a client' }).click();
    await page.getByRole('dialog').getByLabel('E-mail').fill('new@example.com');
    await page.getByRole('dialog').getByRole('button', { name: 'Add client' }).click();
    await page.getByRole('heading', { level: 1, name: 'new@example.com' }).waitFor();
  });

  test('has a code redeemed for an order, and given back in part and whole, each with a reason', async () => {
    const { client, code } = await clientWithCode('redeem@example.com');
    const { page, open, watched } = await visit();
    await open(`/clients/${client.id}`);
    await page.getByRole('button', { name: 'Redeem a code' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Code' }).fill(code);
    await dialog.getByRole('button', { name: 'Redeem code' }).click();
    await dialog.getByText('Name the order.').waitFor();
    await dialog.getByLabel('Order', { exact: true }).fill('4711');
    await dialog.getByLabel('Order value').fill('50');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Redeem code' }).click();
    await page.getByText('Redeemed: £5.00 off').waitFor();
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await timeline.getByText('Order 4711').waitFor();

    await timeline.getByRole('button', { name: 'Give back' }).click();
    await dialog.getByRole('radio', { name: 'A part' }).check();
    await dialog.getByLabel('Value of what was returned').fill('20');
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await dialog.getByText('Say why.').waitFor();
    await dialog.getByLabel('Reason').fill('one of two returned');
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await timeline.getByText('£2.00 back').waitFor();
    await timeline.getByText('Reason: one of two returned').waitFor();

    await timeline.getByRole('button', { name: 'Give back' }).click();
    await dialog.getByRole('radio', { name: 'All of it (£30.00)' }).waitFor();
    await dialog.getByLabel('Reason').fill('the rest too');
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await timeline.getByText('£3.00 back').waitFor();
    await expect.poll(() => timeline.getByRole('button', { name: 'Give back' }).count()).toBe(0);
    expectQuiet(watched, stage.server);
  });

  test('is told why a code does not work, in words, and what would help', async () => {
    const { coupon, client, code } = await clientWithCode('why@example.com');
    await shop.post('/v1/redemptions', {
      codes: [code],
      client: { id: client.id },
      orderId: '1',
      amount: 1000,
    });
    await shop.post(`/v1/coupons/${coupon.id}/pause`);
    const { page, open, watched } = await visit();
    await open(`/codes/${code}`);
    await page.getByRole('link', { name: 'Why doesn’t it work?' }).click();
    const why = page.getByRole('region', { name: 'Why doesn’t it work?' });
    expect(await why.getByRole('combobox', { name: 'Code' }).inputValue()).toBe(code);
    await why.getByLabel('Order value').fill('10');
    await why.getByRole('button', { name: 'Check' }).click();
    await why.getByText('It does not work').waitFor();
    await why.getByText('The coupon is paused.').waitFor();
    await why.getByText('This client has used the coupon as often as one client may.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expectQuiet(watched, stage.server);
  });

  test('is told why in the language of the reader', async () => {
    const { coupon, client, code } = await clientWithCode('czemu@example.com');
    await shop.post(`/v1/coupons/${coupon.id}/pause`);
    const { page, open } = await visit('support', { locale: 'pl-PL' });
    await open(`/clients/${client.id}?code=${code}`);
    await page.getByRole('button', { name: 'Sprawdź' }).click();
    await page.getByRole('status').getByText('Kupon jest wstrzymany.').waitFor();
  });

  test('gets a coupon activated by support', async () => {
    await shop.coupon({ name: 'For activating', codes: { kind: 'ean13' }, activation: { required: true } });
    const { body } = await shop.post('/v1/clients', { email: 'activate@example.com' });
    const { page, open } = await visit();
    await open(`/clients/${body.id}`);
    await page.getByRole('region', { name: 'To activate' }).getByText('For activating').waitFor();
    await page.getByRole('button', { name: 'Activate a coupon' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Coupon' }).fill('For activating');
    await page.getByRole('option', { name: 'For activating' }).click();
    await dialog.getByRole('button', { name: 'Activate coupon' }).click();
    await page.getByRole('region', { name: 'Usable now' }).getByText('For activating').waitFor();
  });
});

test('a marketer sees a client and activates, but neither redeems nor gives back', async () => {
  const { client, code } = await clientWithCode('roles@example.com');
  await shop.post('/v1/redemptions', {
    codes: [code],
    client: { id: client.id },
    orderId: '1',
    amount: 1000,
  });
  const { page, open } = await visit('marketer');
  await open(`/clients/${client.id}`);
  await page.getByRole('button', { name: 'Activate a coupon' }).waitFor();
  expect(await page.getByRole('button', { name: 'Redeem a code' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Give back' }).count()).toBe(0);
});

test('an analyst is told that clients are not for them', async () => {
  const { client } = await clientWithCode('analyst@example.com');
  const { page, open } = await visit('analyst');
  await open(`/clients/${client.id}`);
  await page.getByRole('heading', { name: 'You may not see this' }).waitFor();
});
