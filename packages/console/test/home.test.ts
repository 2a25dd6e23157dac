import { afterAll, beforeAll, expect, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { accessibilityProblems } from './support/axe.ts';
import { expectQuiet, Stage, settled } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false);
});

afterAll(() => stage.close());

const visit: Stage['visit'] = (...who) => stage.visit(...who);

test('home says where to begin, then how today goes and what needs somebody', async () => {
  const { page, open, watched } = await visit();
  await open('/');
  await page.getByRole('heading', { name: 'Welcome to Couponry' }).waitFor();

  const shop = new V1Shop(stage.server, stage.server.keys.admin);
  const limits = [{ on: 'redemptions', per: 'coupon', max: 1 }];
  const { id } = await shop.coupon({
    name: 'Only one',
    codes: { kind: 'friendly', code: 'ONLYONE' },
    limits,
  });
  const use = (orderId: string) =>
    shop.post('/v1/redemptions', { codes: ['ONLYONE'], orderId, amount: 5000 });
  expect((await use('1')).status).toBe(201);
  expect((await use('2')).status).toBe(409);
  await expect
    .poll(async () => (await shop.get('/v1/statistics')).body.totals)
    .toMatchObject({ redeemed: 1, refused: 1 });
  await page.reload();
  await settled(page);
  const attention = page.getByRole('region', { name: 'Needs attention' });
  await attention.getByText(/has used up its limit: 1 in all/).waitFor();
  const refused = page.getByRole('region', { name: 'Refused' });
  await refused.getByText('1 ×').waitFor();
  await page.getByText('Refusal rate').locator('..').getByRole('link').click();
  await expect.poll(() => new URL(page.url()).hash).toBe('#refused');
  await refused.getByRole('link', { name: 'Only one' }).click();
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/console/coupons/${id}`);
  await page.getByRole('region', { name: 'Refused' }).waitFor();
  await page.goBack();
  await page.getByRole('region', { name: 'Most used' }).getByRole('link', { name: 'Only one' }).waitFor();
  await attention.getByRole('link', { name: 'Only one' }).click();
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/console/coupons/${id}`);
  expectQuiet(watched, stage.server);
});

test('a part that cannot be read says so and is tried again; the rest of the page stands', async () => {
  const { page, open } = await visit();
  const cut = /\/v1\/(attention|statistics\?from=[^&]+&compare)/;
  await page.route(cut, (route) => route.abort());
  await open('/');
  await page.getByText('Redeemed today').waitFor();
  const attention = page.getByRole('region', { name: 'Needs attention' });
  await attention.getByText('The server cannot be reached.').waitFor();
  const used = page.getByRole('region', { name: 'Most used' });
  await used.getByText('The server cannot be reached.').waitFor();
  await page.unroute(cut);
  await attention.getByRole('button', { name: 'Try again' }).click();
  await attention.getByRole('alert').waitFor({ state: 'detached' });
  await used.getByRole('button', { name: 'Try again' }).click();
  await used.getByRole('link', { name: 'Only one' }).waitFor();
});

test('who goes to a page whose code cannot be loaded is told so there, and it comes once there is a network', async () => {
  const { page, open } = await visit();
  const code = /\/assets\/codes-screen-[^/]*\.js$/;
  await page.route(code, (route) => route.abort());
  await open('/settings');
  await page.context().setOffline(true);
  await page.getByRole('navigation').getByRole('link', { name: 'Codes' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'You are offline' }).waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: 'You are offline' }).waitFor();
  await page.unroute(code);
  await page.context().setOffline(false);
  await page.getByRole('heading', { level: 1, name: 'Codes' }).waitFor();
  await expect.poll(() => new URL(page.url()).pathname).toBe('/console/codes');
});

test('a menu that is open belongs to the content of the page', async () => {
  const { page, open } = await visit();
  await open('/coupons');
  await page.getByRole('button', { name: 'Your account: Ann Miller' }).click();
  await page.getByRole('menuitem', { name: 'Your account' }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('on the largest screen the bar above ends where the page ends', async () => {
  const { page, open } = await stage.visit('owner', { viewport: { width: 2560, height: 1440 } });
  await open('/coupons');
  const edge = (locator: ReturnType<typeof page.locator>) =>
    locator.evaluate((element) => element.getBoundingClientRect().right);
  const bar = page.getByRole('banner').getByRole('link', { name: 'New coupon' });
  const head = page.getByRole('heading', { level: 1 }).locator('xpath=ancestor::*[parent::main]');
  await expect.poll(async () => (await edge(bar)) - (await edge(head))).toBeCloseTo(0, 0);
});

test('who is offline is told so where something was not read yet, and reads it once there is a network', async () => {
  const { page, open } = await visit();
  await open('/settings');
  // The code of the other pages is loaded while nobody waits for anything.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/home-screen-')),
  );
  await page.context().setOffline(true);
  await page.getByRole('navigation').getByRole('link', { name: 'Home' }).first().click();
  await page.getByRole('heading', { name: 'You are offline' }).waitFor();
  await page.context().setOffline(false);
  await page.getByText('Redeemed today').waitFor();
});
