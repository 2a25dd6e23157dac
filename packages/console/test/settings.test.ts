import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD } from '../../server/test/support/test-server.ts';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { accessibilityProblems } from './support/axe.ts';
import { expectQuiet, Stage, settled, type Visit } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false);
});

afterAll(() => stage.close());

describe('an API key', () => {
  test('is made, shown once, opens the API, and stops when it is revoked', async () => {
    const { page, open, watched } = await stage.visit();
    await open('/settings/keys');
    await page.getByRole('button', { name: 'New API key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make key' }).click();
    await dialog.getByText('Give the key a name.').waitFor();
    await dialog.getByLabel('Name').fill('Back office');
    await dialog.getByRole('radio', { name: 'Everything' }).check();
    await dialog.getByRole('button', { name: 'Make key' }).click();
    const key = await page.getByLabel('API key', { exact: true }).inputValue();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'I have it' }).click();
    const shop = new V1Shop(stage.server, key);
    expect((await shop.get('/v1/coupons')).status).toBe(200);
    const row = page.getByRole('row').filter({ hasText: 'Back office' });
    await expect.poll(() => row.textContent()).toContain(`…${key.slice(-4)}`);
    await page.reload();
    await settled(page);
    expect(await page.content()).not.toContain(key);
    await page.getByRole('button', { name: 'Revoke Back office' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('Back office is revoked').waitFor();
    await expect.poll(async () => (await shop.get('/v1/coupons')).status, { timeout: 30_000 }).toBe(401);
    expectQuiet(watched, stage.server);
  });
});

describe('the workspace', () => {
  test('gets another currency, time zone and code range, which the next coupon has', async () => {
    const { page, open, watched } = await stage.visit();
    await open('/settings');
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Warsaw');
    await page.getByRole('option', { name: 'Europe/Warsaw' }).click();
    await page.getByRole('textbox', { name: 'Codes begin with' }).fill('2x');
    await page.getByText('Use one to six digits, such as 29.').waitFor();
    await page.getByRole('textbox', { name: 'Codes begin with' }).fill('24');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('Settings saved').waitFor();
    const coupon = await stage.shop.coupon();
    expect(coupon.timeZone).toBe('Europe/Warsaw');
    expectQuiet(watched, stage.server);
  });

  test('has another beside it, and one goes from one to the other', async () => {
    const { page, open, watched } = await stage.visit();
    await open('/settings');
    await page.getByRole('button', { name: 'New workspace' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make workspace' }).click();
    await dialog.getByText('Give the workspace a name.').waitFor();
    await dialog.getByLabel('Name').fill('Outlet');
    await dialog.getByRole('button', { name: 'Make workspace' }).click();
    await page.getByText('You are in Outlet now').waitFor();
    await page.getByRole('button', { name: 'Workspace: Outlet' }).waitFor();
    await open('/settings');
    await page.getByRole('button', { name: /^Switch: / }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Workspace: Outlet' }).count()).toBe(0);
    await stage.shop.coupon({ name: 'Only in the first one' });
    await open('/coupons');
    await page.getByRole('link', { name: 'Only in the first one' }).waitFor();
    await page.getByRole('button', { name: /^Workspace: / }).click();
    await page.getByRole('menuitem', { name: 'Outlet' }).click();
    await page.getByRole('button', { name: 'Workspace: Outlet' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Workspace: Outlet' }).waitFor();
    expectQuiet(watched, stage.server);
  });
});

describe('in another workspace', () => {
  test('nothing of the one of before is on the screen, however late its answers come', async () => {
    const { page, open, watched } = await stage.visit();
    const coupon = await stage.shop.coupon({ name: 'Left behind' });
    const name = await makeWorkspace(page, open);
    await goTo(page, /^(?!.*Workspace \d).*$/);
    await open(`/coupons/${coupon.id}`);
    await open('/coupons');
    await page.getByRole('link', { name: 'Left behind' }).waitFor();
    const mixed = await watchFor(page, name, 'Left behind');
    const answers = await holdAnswers(page);
    await goTo(page, name);
    await expect.poll(() => page.getByText('Left behind').count()).toBe(0);
    answers.release();
    await page.getByRole('heading', { name: 'Welcome to Couponry' }).waitFor();
    await page.getByRole('link', { name: 'Coupons' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Coupons' }).waitFor();
    await settled(page);
    expect(await mixed()).toBe(false);
    expectQuiet(watched, stage.server);
  });

  test('a coupon that was being saved is saved where it was made, also when it is sent twice', async () => {
    const { page, open } = await stage.visit();
    const name = await makeWorkspace(page, open);
    await goTo(page, /^(?!.*Workspace \d).*$/);
    await open('/coupons/new');
    await page.getByLabel('Name', { exact: true }).fill('On its way');
    await page.getByLabel('Percent off').last().fill('10');
    await page.getByRole('textbox', { name: 'Code' }).fill('ONITSWAY');
    const sent: (string | undefined)[] = [];
    const first = Promise.withResolvers<void>();
    await page.route('**/v1/coupons', async (route) => {
      if (route.request().method() !== 'POST') return await route.continue();
      sent.push(route.request().headers()['couponry-workspace']);
      if (sent.length > 1) return await route.continue();
      await first.promise;
      await route.abort();
    });
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await expect.poll(() => sent.length).toBe(1);
    await goTo(page, name);
    const answered = page.waitForResponse(
      (response) => response.request().method() === 'POST' && response.url().endsWith('/v1/coupons'),
    );
    first.resolve();
    expect((await answered).status()).toBe(201);
    expect(sent[1]).toBe(sent[0]);
    await settled(page);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/console/');
    await expect.poll(() => page.getByText('On its way').count()).toBe(0);
  });

  test('another tab stays in its own', async () => {
    const { page, open } = await stage.visit();
    const name = await makeWorkspace(page, open);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: `Workspace: ${name}` }).waitFor();
    await goTo(page, /^(?!.*Workspace \d).*$/);
    const askedOf = async (tab: Page) => {
      const [request] = await Promise.all([
        tab.waitForRequest(/\/v1\/clients/),
        tab.getByRole('link', { name: 'Clients' }).first().click(),
      ]);
      return request.headers()['couponry-workspace'];
    };
    expect(await askedOf(page)).not.toBe(await askedOf(other));
    await other.reload();
    await other.getByRole('button', { name: `Workspace: ${name}` }).waitFor();
  });
});

describe('people', () => {
  test('are invited by a link, accept it with a password of theirs, and are in', async () => {
    const owner = await stage.visit();
    await owner.open('/settings/people');
    await owner.page.getByRole('button', { name: 'Invite somebody' }).click();
    await owner.page.getByLabel('E-mail').fill('zoe@example.com');
    await owner.page.getByRole('radio', { name: 'Analyst' }).check();
    await owner.page.getByRole('button', { name: 'Make the link' }).click();
    const link = await owner.page.getByLabel('Link of the invitation').inputValue();
    await owner.page.getByRole('button', { name: 'Done' }).click();
    await owner.page.getByRole('region', { name: 'Open invitations' }).getByText('zoe@example.com').waitFor();

    const zoe = await stage.visitAsStranger();
    await zoe.page.goto(link);
    await zoe.page.getByRole('heading', { name: 'You are invited' }).waitFor();
    expect(await accessibilityProblems(zoe.page)).toEqual([]);
    await zoe.page.getByLabel('Your name').fill('Zoe');
    await zoe.page.getByLabel('Choose a password').fill('short');
    await zoe.page.getByRole('button', { name: 'Accept' }).click();
    await zoe.page.getByText('Use at least 10 characters.').waitFor();
    await zoe.page.getByLabel('Choose a password').fill('a password of my own');
    await zoe.page.getByRole('button', { name: 'Accept' }).click();
    await zoe.page.getByRole('navigation', { name: 'Main' }).first().waitFor();
    await zoe.open('/settings');
    await expect.poll(() => zoe.page.getByRole('link', { name: 'API keys' }).count()).toBe(0);
    await expect.poll(() => zoe.page.getByRole('button', { name: 'Save settings' }).count()).toBe(0);
    expectQuiet(zoe.watched, stage.server);

    await zoe.page.goto('about:blank');
    await zoe.page.goto(link);
    await zoe.page.getByRole('heading', { name: 'This invitation is not open any more' }).waitFor();

    await owner.page.reload();
    await settled(owner.page);
    await owner.page.getByRole('button', { name: 'Role of Zoe: Analyst' }).click();
    await owner.page.getByRole('menuitemradio', { name: 'Marketer' }).click();
    await owner.page.getByText('Zoe: Marketer from now on').waitFor();
    await owner.page.getByRole('button', { name: 'Undo' }).click();
    await owner.page.getByRole('button', { name: 'Role of Zoe: Analyst' }).waitFor();
    await owner.page.getByRole('button', { name: 'Remove Zoe' }).click();
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await owner.page.getByText('Zoe does not belong to this workspace any more').waitFor();
    expectQuiet(owner.watched, stage.server);
  });

  test('who have an account accept with its password, which has to be right', async () => {
    const { email } = await stage.server.person(null);
    const owner = await stage.visit();
    await owner.open('/settings/people');
    await owner.page.getByRole('button', { name: 'Invite somebody' }).click();
    await owner.page.getByLabel('E-mail').fill('nobody at all');
    await owner.page.getByRole('button', { name: 'Make the link' }).click();
    await owner.page.getByText('Enter an e-mail address', { exact: false }).waitFor();
    await owner.page.getByLabel('E-mail').fill(email);
    await owner.page.getByRole('button', { name: 'Make the link' }).click();
    const link = await owner.page.getByLabel('Link of the invitation').inputValue();

    const guest = await stage.visitAsStranger();
    await guest.page.goto(link);
    await guest.page.getByText('You have an account already.', { exact: false }).waitFor();
    await guest.page.getByLabel('Your password').fill('not the password');
    await guest.page.getByRole('button', { name: 'Accept' }).click();
    await guest.page.getByRole('alert').getByText('The password is not right.').waitFor();
    await guest.page.getByLabel('Your password').fill(PASSWORD);
    await guest.page.getByRole('button', { name: 'Accept' }).click();
    await guest.page.getByRole('navigation', { name: 'Main' }).first().waitFor();
  });

  test('who belong to one workspace already come into the one that they accept', async () => {
    const { email } = await stage.server.person('analyst');
    const { page, open } = await stage.visit();
    const name = await makeWorkspace(page, open);
    const link = await invite(page, open, email);
    const guest = await stage.visitAsStranger();
    await guest.page.goto(link);
    await guest.page.getByLabel('Your password').fill(PASSWORD);
    await guest.page.getByRole('button', { name: 'Accept' }).click();
    await guest.page.getByRole('button', { name: `Workspace: ${name}` }).waitFor();
    await guest.page.reload();
    await guest.page.getByRole('button', { name: `Workspace: ${name}` }).waitFor();
    expectQuiet(guest.watched, stage.server);
  });

  test('and roles: the table says who may do what', async () => {
    const { page, open } = await stage.visit('analyst');
    await open('/settings/people');
    const row = page.getByRole('row').filter({ hasText: 'Edit, export and erase clients' });
    await expect.poll(() => row.getByRole('cell').allTextContents()).toEqual(['Yes', 'No', 'Yes', 'No']);
    await expect.poll(() => page.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0);
  });
});

test('the audit log says who did what, is searched, and leads to what it is about', async () => {
  const coupon = await stage.shop.coupon({ name: 'Logged' });
  await stage.shop.patch(`/v1/coupons/${coupon.id}`, { name: 'Logged better' });
  const { page, open, watched } = await stage.visit();
  await open('/settings/audit');
  await page.getByRole('searchbox', { name: 'Search the log' }).fill('logged better');
  await expect.poll(() => new URL(page.url()).search).toBe('?q=logged+better');
  await settled(page);
  const entry = page.getByRole('listitem').filter({ hasText: 'edited the coupon' });
  await expect.poll(() => entry.textContent()).toMatch(/Name: Logged +Logged better/);
  await page.reload();
  await settled(page);
  await page.getByRole('button', { name: 'What' }).click();
  await page.getByRole('menuitem', { name: 'Coupon edited' }).click();
  await expect
    .poll(() => page.getByRole('list').getByRole('listitem').filter({ hasText: 'Logged' }).count())
    .toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Logged better' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Logged better' }).waitFor();
  expectQuiet(watched, stage.server);
});

let made = 0;

/** Makes a workspace, and is in it then. */
async function makeWorkspace(page: Page, open: Visit['open']): Promise<string> {
  made += 1;
  const name = `Workspace ${made}`;
  await open('/settings');
  await page.getByRole('button', { name: 'New workspace' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Make workspace' }).click();
  await page.getByRole('button', { name: `Workspace: ${name}` }).waitFor();
  await settled(page);
  return name;
}

/** Invites somebody to the workspace that the page is in. @returns the link */
async function invite(page: Page, open: Visit['open'], email: string): Promise<string> {
  await open('/settings/people');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Make the link' }).click();
  return await page.getByLabel('Link of the invitation').inputValue();
}

/** Goes to another workspace by the bar above. */
async function goTo(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Workspace: / }).click();
  await page.getByRole('menuitem', { name }).first().click();
  if (typeof name === 'string') await page.getByRole('button', { name: `Workspace: ${name}` }).waitFor();
  else await page.getByRole('button', { name: /^Workspace: (?!Workspace)/ }).waitFor();
}

/** Holds back every answer of the API until it is released. */
async function holdAnswers(page: Page): Promise<{ readonly release: () => void }> {
  const gate = Promise.withResolvers<void>();
  await page.route('**/v1/**', async (route) => {
    await gate.promise;
    await route.continue();
  });
  return { release: gate.resolve };
}

/** Notes whether the page ever shows a text under the name of a workspace: each state of the page is looked at. */
async function watchFor(page: Page, workspace: string, text: string): Promise<() => Promise<boolean>> {
  await page.evaluate(
    ([workspace = '', text = '']) => {
      const noted = window as { wasMixed?: boolean };
      noted.wasMixed = false;
      new MutationObserver(() => {
        const bar = document.querySelector('header')?.textContent ?? '';
        const content = document.querySelector('main')?.textContent ?? '';
        if (bar.includes(workspace) && content.includes(text)) noted.wasMixed = true;
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    },
    [workspace, text],
  );
  return async () => await page.evaluate(() => (window as { wasMixed?: boolean }).wasMixed ?? true);
}
