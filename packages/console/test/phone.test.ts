import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PHONE, Stage, settled } from './support/stage.ts';

const LONG = 'Autumn appreciation week for members of the coffee and bakery club';
const EMAIL = 'anna.kowalska-wisniewska@a-rather-long-company-name.example.com';

let stage: Stage;
let couponId: string;
let clientId: string;

beforeAll(async () => {
  stage = await Stage.open(false);
  const coupon = await stage.shop.coupon({
    name: LONG,
    codes: { kind: 'pattern', pattern: 'AUTUMN-####-####' },
    currency: 'GBP',
  });
  const client = (await stage.shop.post('/v1/clients', { email: EMAIL })).body;
  const activation = { couponId: coupon.id, client: { id: client.id } };
  const { code } = (await stage.shop.post('/v1/activations', activation)).body;
  const use = { codes: [code], client: { id: client.id }, orderId: 'WEB-2026-11-30-0001', amount: 5000 };
  await stage.shop.post('/v1/redemptions', use);
  couponId = coupon.id;
  clientId = client.id;
});

afterAll(() => stage.close());

describe('long names on a phone', () => {
  test.each([
    '/',
    '/coupons',
    '/codes',
    '/clients',
    '/coupons/{coupon}',
    '/coupons/{coupon}/codes',
    '/coupons/{coupon}/redemptions',
    '/clients/{client}',
  ])('fit into %s', async (path) => {
    const { page, open } = await stage.visit('owner', { viewport: PHONE });
    await open(path.replace('{coupon}', couponId).replace('{client}', clientId));
    await settled(page);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width).toBe(PHONE.width);
  });
});

test('a long menu ends where the screen does, and its last choice can be scrolled to', async () => {
  const { page, open } = await stage.visit('owner', { viewport: PHONE });
  await open('/settings/audit');
  await page.getByRole('button', { name: 'What' }).click();
  const menu = page.getByRole('menu');
  const bottom = async () => {
    const box = await menu.boundingBox();
    return box === null ? Number.POSITIVE_INFINITY : box.y + box.height;
  };
  await expect.poll(bottom).toBeLessThanOrEqual(PHONE.height);
  await menu.getByRole('menuitem').last().scrollIntoViewIfNeeded();
  await menu.getByRole('menuitem').last().click();
  await expect.poll(() => new URL(page.url()).search).not.toBe('');
});

test('the tab where somebody is stands in sight, though there are more than fit', async () => {
  const { page, open } = await stage.visit('owner', { viewport: PHONE, locale: 'pl-PL' });
  await open(`/coupons/${couponId}/settings`);
  const present = page.getByRole('link', { name: 'Ustawienia', exact: true });
  const right = async () => {
    const box = await present.boundingBox();
    return box === null ? Number.POSITIVE_INFINITY : box.x + box.width;
  };
  await expect.poll(right).toBeLessThanOrEqual(PHONE.width);
});

test('what publishes a coupon is read as a whole on the narrowest of phones', async () => {
  const { page, open } = await stage.visit('owner', {
    viewport: { width: 360, height: 740 },
    locale: 'pl-PL',
  });
  await open('/coupons/new');
  for (const name of ['Zapisz szkic', 'Opublikuj kupon']) {
    const isCut = await page
      .getByRole('button', { name })
      .evaluate((button) =>
        [...button.querySelectorAll('*')].some((part) => part.scrollWidth > part.clientWidth + 1),
      );
    expect(isCut).toBe(false);
  }
});
