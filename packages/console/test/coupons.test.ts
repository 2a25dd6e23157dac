import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD } from '../../server/test/support/test-server.ts';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { expectQuiet, Stage, settled, signInOn } from './support/stage.ts';

let stage: Stage;
let shop: V1Shop;

beforeAll(async () => {
  stage = await Stage.open();
  shop = new V1Shop(stage.server, stage.server.keys.admin);
});

afterAll(() => stage.close());

const visit: Stage['visit'] = (...who) => stage.visit(...who);

const path = (url: string) => `${new URL(url).pathname}${new URL(url).search}`.replace('/console', '');

describe('the list of coupons', () => {
  test('shows what the till did: uses, what is left of a limit, the discount given', async () => {
    const { page, open, watched } = await visit();
    await open('/coupons');
    const row = page.getByRole('row').filter({ hasText: 'Early bird' });
    await row.getByText('15% off, for 40 activations').waitFor();
    await expect.poll(() => row.textContent()).toMatch(/40 \/ 40/);
    await expect.poll(() => row.textContent()).toMatch(/£[1-9][\d,]*\.\d\d/);
    expectQuiet(watched, stage.server);
  });

  test('is narrowed by what is in its address, which can be reloaded and sent', async () => {
    const { page, open } = await visit();
    await open('/coupons');
    await page.getByRole('searchbox', { name: 'Name or code' }).fill('card');
    await expect.poll(() => path(page.url())).toBe('/coupons?q=card');
    await page.getByRole('button', { name: 'Codes' }).click();
    await page.getByRole('menuitem', { name: 'A barcode for each client' }).click();
    await expect.poll(() => path(page.url())).toBe('/coupons?q=card&kind=ean13');
    await page.reload();
    await settled(page);
    await expect.poll(() => page.getByRole('row').count()).toBe(3);
    await page.getByRole('button', { name: 'Clear filters: Codes' }).click();
    await expect.poll(() => path(page.url())).toBe('/coupons?q=card');
  });

  test('pauses several at once, and takes it back', async () => {
    const made = await Promise.all(['Bulk one', 'Bulk two'].map((name) => shop.coupon({ name })));
    const states = async () =>
      (await Promise.all(made.map(({ id }) => shop.get(`/v1/coupons/${id}`)))).map(({ body }) => body.state);
    const { page, open } = await visit();
    await open('/coupons?q=Bulk');
    await page.getByRole('checkbox', { name: 'Bulk one' }).check();
    await page.getByRole('checkbox', { name: 'Bulk two' }).check();
    await page.getByRole('toolbar', { name: '2 chosen' }).getByRole('button', { name: 'Pause' }).click();
    await page.getByText('2 coupons changed').waitFor();
    expect(await states()).toEqual(['paused', 'paused']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(states).toEqual(['published', 'published']);
  });

  test('says what to do when nothing matches', async () => {
    const { page, open } = await visit();
    await open('/coupons?q=no-such-coupon');
    await page.getByRole('heading', { name: 'No coupon matches' }).waitFor();
  });
});

describe('a coupon', () => {
  test('is found, opened, read and left with the keyboard alone', async () => {
    const { page, open, watched } = await visit();
    await open('/coupons');
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#content');
    for (let tabs = 0; tabs < 30 && !(await focusIn(page, '[data-row]')); tabs += 1) {
      await page.keyboard.press('Tab');
    }
    for (const [key, row] of [
      ['Home', 0],
      ['ArrowDown', 1],
      ['ArrowUp', 0],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => focusIn(page, `[data-row="${row}"]`)).toBe(true);
    }
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await settled(page);
    await expect.poll(() => focusIn(page, 'main')).toBe(true);
    await expect.poll(() => page.title()).toBe(`${name} · Couponry`);
    await page.keyboard.press('Control+k');
    await expect.poll(() => focusIn(page, '[role="combobox"]')).toBe(true);
    await page.keyboard.type('club');
    await page.getByRole('option', { name: /Club offer/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Club offer' }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('tells its funnel, its refusals in words and its course over time', async () => {
    const { page, open } = await visit();
    await open('/coupons?q=Club');
    await page.getByRole('link', { name: 'Club offer' }).click();
    await settled(page);
    const refused = page.getByRole('region', { name: 'Refused' });
    await refused.getByText('This client has used the coupon as often as one client may.').waitFor();
    await page.getByText('The same as a table').click();
    await expect.poll(() => page.getByRole('table').getByRole('row').count()).toBeGreaterThan(10);
    await page.getByRole('link', { name: 'Rules' }).click();
    await page.getByText('A code is valid for 30 days from its activation.').waitFor();
    await expect.poll(() => focusIn(page, '[aria-current="page"]')).toBe(true);
  });

  test('is paused, taken back, duplicated and archived', async () => {
    const { id } = await shop.coupon({ name: 'Short life' });
    const { page, open, watched } = await visit();
    await open(`/coupons/${id}`);
    await page.getByRole('button', { name: 'Pause coupon' }).click();
    await page.getByText('Short life is paused').waitFor();
    await page.getByText('Paused', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Pause coupon' }).waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Archive coupon' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive coupon' }).click();
    await page.getByText('Archived', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await page.getByRole('heading', { level: 1, name: 'Short life (copy)' }).waitFor();
    await page.getByText('Draft', { exact: true }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('that was never published is deleted, unless codes of it are out', async () => {
    const draft = { state: 'draft' };
    const { id } = await shop.coupon({ ...draft, name: 'Never ran' });
    const made = await shop.coupon({ ...draft, name: 'Printed', codes: { kind: 'ean13', prefix: '29' } });
    await shop.post(`/v1/coupons/${made.id}/codes`, { count: 1 });
    const { page, open, watched } = await visit();
    const remove = async () => {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Delete draft' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete draft' }).click();
    };
    await open(`/coupons/${id}`);
    await remove();
    await page.getByText('Never ran is deleted').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Coupons' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'Printed' }).waitFor();
    await expect.poll(() => page.getByRole('row').filter({ hasText: 'Never ran' }).count()).toBe(0);
    expectQuiet(watched, stage.server);
    await open(`/coupons/${made.id}`);
    await remove();
    await page.getByText('Printed: codes of it are out, so it can only be archived.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Printed' }).waitFor();
  });

  test('that does not exist is told so', async () => {
    const { page, open } = await visit();
    await open('/coupons/01a20380-0000-7000-8000-000000000001');
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  });
});

test('who may only read is offered nothing else', async () => {
  const { page, open, watched } = await visit('analyst');
  await open('/coupons?q=Winter');
  await expect.poll(() => page.getByRole('checkbox').count()).toBe(0);
  await page.getByRole('link', { name: 'Winter sale' }).click();
  await settled(page);
  for (const name of ['Pause coupon', 'Edit', 'New coupon']) {
    await expect.poll(() => page.getByText(name, { exact: true }).count()).toBe(0);
  }
  expectQuiet(watched, stage.server);
});

test('without a network the page says so, keeps what it shows and goes on by itself', async () => {
  const { page, open } = await visit();
  await open('/coupons');
  await page.context().setOffline(true);
  await page.getByText('You are offline. What you see may be out of date.').waitFor();
  await page.getByRole('row').filter({ hasText: 'Winter sale' }).waitFor();
  await page.context().setOffline(false);
  await expect.poll(() => page.getByText('You are offline.').count()).toBe(0);
});

test('a dialog that is left gives the focus back to what it was opened with', async () => {
  const { page, open } = await visit();
  await open('/clients');
  const add = page.getByRole('button', { name: 'Add a client' }).first();
  await add.press('Enter');
  await page.getByRole('dialog').getByLabel('E-mail').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => add.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('a change that no server answered is told in the words of the reader', async () => {
  const { page, open } = await visit('owner', { locale: 'pl-PL' });
  await open('/clients');
  const isChange = (method: string) => method !== 'GET';
  await page.route('**/v1/**', (route) =>
    isChange(route.request().method()) ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: 'Dodaj klienta' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill('ann@example.com');
  await dialog.getByRole('button', { name: 'Dodaj klienta' }).click();
  await dialog.getByText('Serwer jest nieosiągalny.', { exact: false }).waitFor();
  expect(await dialog.getByLabel('E-mail').inputValue()).toBe('ann@example.com');
});

test('who is signed out while a coupon is made signs in from there, and finds what was typed', async () => {
  const { page, open } = await visit();
  await open('/coupons/new?template=welcome');
  await page.getByLabel('Name', { exact: true }).fill('Half made');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await page.getByRole('alert').getByRole('link', { name: 'Sign in' }).click();
  const { email } = await stage.server.person('owner');
  await signInOn(page, email, PASSWORD);
  await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Half made');
});

/** Whether the focus is on, or in, what the selector names. */
async function focusIn(
  page: Awaited<ReturnType<Stage['visitor']>>['page'],
  selector: string,
): Promise<boolean> {
  return await page.evaluate((wanted) => document.activeElement?.closest(wanted) != null, selector);
}
