import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from './support/axe.ts';
import { Stage } from './support/stage.ts';

/** So long nothing may be asked for again by itself: the pause before a repeat is a second. */
const QUIET_MS = 3000;
const NEXT = /\/v1\/.*[?&]cursor=/;
const CLIENTS = 120;

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false);
});

afterAll(() => stage.close());

/** Lets no page but the first one through, and tells how many were asked for. */
async function cutOff(
  page: Page,
): Promise<{ readonly asked: () => number; readonly mend: () => Promise<void> }> {
  let asked = 0;
  await page.route(NEXT, async (route) => {
    asked += 1;
    await route.abort();
  });
  return { asked: () => asked, mend: () => page.unroute(NEXT) };
}

/** Goes to the end of a list whose next page can not be read, and reads it once it can be. */
async function expectMended(page: Page, cut: Awaited<ReturnType<typeof cutOff>>): Promise<void> {
  const alert = page.getByRole('main').getByRole('alert');
  await alert.getByText('The server cannot be reached.').waitFor();
  const before = cut.asked();
  await pause(QUIET_MS);
  expect(cut.asked()).toBe(before);
  expect(await accessibilityProblems(page)).toEqual([]);
  await cut.mend();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await alert.waitFor({ state: 'detached' });
}

async function couponWithCodes(): Promise<{ readonly id: string; readonly codes: readonly string[] }> {
  const { id } = await stage.shop.coupon({ name: 'Many', codes: { kind: 'ean13' } });
  const { body } = await stage.shop.post(`/v1/coupons/${id}/codes`, { count: 150 });
  return { id, codes: (body.codes as unknown as string[]).toSorted() };
}

test('a table whose next page can not be read keeps its rows, says so, and asks again only when it is told to', async () => {
  const { id, codes } = await couponWithCodes();
  const { page, open } = await stage.visit();
  const cut = await cutOff(page);
  await open(`/codes?coupon=${id}`);
  await page.getByRole('row').last().press('End');
  await page.getByRole('link', { name: codes[99] ?? '' }).waitFor();
  await expectMended(page, cut);
  await page.getByRole('row').last().press('End');
  await page.getByRole('link', { name: codes.at(-1) ?? '' }).waitFor();
});

test('so does the list of clients', async () => {
  for (let n = 0; n < CLIENTS; n += 1) await stage.shop.post('/v1/clients', { email: `n${n}@example.com` });
  const { page, open } = await stage.visit();
  const cut = await cutOff(page);
  await open('/clients');
  await page.getByRole('row').last().press('End');
  await page.getByRole('row').filter({ hasText: 'n70@example.com' }).waitFor();
  await expectMended(page, cut);
  await page.getByRole('row').filter({ hasText: 'n70@example.com' }).waitFor();
});

test('and what is read on by a button', async () => {
  const { id } = await stage.shop.coupon({ name: 'Old', codes: { kind: 'friendly', code: 'OLD' } });
  for (let n = 0; n < CLIENTS; n += 1) {
    await stage.shop.post('/v1/redemptions', { codes: ['OLD'], orderId: `old-${n}`, amount: 1000 });
  }
  const { page, open } = await stage.visit();
  const cut = await cutOff(page);
  await open(`/coupons/${id}/redemptions`);
  await page.getByRole('button', { name: 'Show older' }).click();
  await expectMended(page, cut);
});

test('what became of a code is read on only when it is told to, once that failed', async () => {
  const client = { email: 'busy@example.com' };
  const { id } = await stage.shop.coupon({ name: 'Own', codes: { kind: 'ean13' } });
  const { body } = await stage.shop.post('/v1/activations', { couponId: id, client });
  await stage.shop.coupon({ name: 'Often', codes: { kind: 'friendly', code: 'OFTEN' } });
  for (let n = 0; n < CLIENTS; n += 1) {
    await stage.shop.post('/v1/redemptions', {
      codes: ['OFTEN'],
      client,
      orderId: `often-${n}`,
      amount: 1000,
    });
  }
  const { page, open } = await stage.visit();
  const cut = await cutOff(page);
  await open(`/codes/${body.code}`);
  const alert = page.getByRole('main').getByRole('alert');
  await alert.getByText('The server cannot be reached').waitFor();
  const before = cut.asked();
  await pause(QUIET_MS);
  expect(cut.asked()).toBe(before);
  await cut.mend();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Activated', { exact: true }).last().waitFor();
});
