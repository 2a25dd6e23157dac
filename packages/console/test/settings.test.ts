import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { PASSWORD } from '../../server/test/support/test-server.ts';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { accessibilityProblems } from './support/axe.ts';
import { expectQuiet, Stage, settled, signInOn } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false);
});

afterAll(() => stage.close());

async function visit(role: Parameters<Stage['visitor']>[0] = 'owner') {
  const made = await stage.visitor(role);
  onTestFinished(() => made.close());
  return made;
}

async function stranger() {
  const made = await stage.stranger();
  onTestFinished(() => made.close());
  return made;
}

/** Somebody of their own, signed in: what a test does to an account is for nobody else. */
async function signedIn(name: string) {
  const { email } = await stage.server.person('owner', { name });
  const made = await stranger();
  await made.open('/account');
  await signInOn(made.page, email, PASSWORD);
  await made.page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
  await settled(made.page);
  return { ...made, email };
}

describe('an API key', () => {
  test('is made, shown once, opens the API, and stops when it is revoked', async () => {
    const { page, open, watched } = await visit();
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
    expect(await row.textContent()).toContain(`…${key.slice(-4)}`);
    await page.reload();
    await settled(page);
    expect(await page.content()).not.toContain(key);
    await page.getByRole('button', { name: 'Revoke Back office' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('Back office is revoked').waitFor();
    await expect.poll(async () => (await shop.get('/v1/coupons')).status, { timeout: 8000 }).toBe(401);
    expectQuiet(watched, stage.server);
  });
});

describe('the workspace', () => {
  test('gets another currency, time zone and code range, which the next coupon has', async () => {
    const { page, open, watched } = await visit();
    await open('/settings');
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Warsaw');
    await page.getByRole('option', { name: 'Europe/Warsaw' }).click();
    await page.getByRole('textbox', { name: 'Codes begin with' }).fill('2x');
    await page.getByText('Use one to six digits, such as 29.').waitFor();
    await page.getByRole('textbox', { name: 'Codes begin with' }).fill('24');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('Settings saved').waitFor();
    const shop = new V1Shop(stage.server, stage.server.keys.admin);
    const coupon = await shop.coupon();
    expect(coupon.timeZone).toBe('Europe/Warsaw');
    expectQuiet(watched, stage.server);
  });

  test('has another beside it, and one goes from one to the other', async () => {
    const { page, open, watched } = await visit();
    await open('/settings');
    await page.getByRole('button', { name: 'New workspace' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Outlet');
    await dialog.getByRole('button', { name: 'Make workspace' }).click();
    await page.getByText('You are in Outlet now').waitFor();
    await page.getByRole('button', { name: 'Workspace: Outlet' }).waitFor();
    await open('/settings');
    await page.getByRole('button', { name: /^Switch: / }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Workspace: Outlet' }).count()).toBe(0);
    expectQuiet(watched, stage.server);
  });
});

describe('people', () => {
  test('are invited by a link, accept it with a password of theirs, and are in', async () => {
    const owner = await visit();
    await owner.open('/settings/people');
    await owner.page.getByRole('button', { name: 'Invite somebody' }).click();
    await owner.page.getByLabel('E-mail').fill('zoe@example.com');
    await owner.page.getByRole('radio', { name: 'Analyst' }).check();
    await owner.page.getByRole('button', { name: 'Make the link' }).click();
    const link = await owner.page.getByLabel('Link of the invitation').inputValue();
    await owner.page.getByRole('button', { name: 'Done' }).click();
    await owner.page.getByRole('region', { name: 'Open invitations' }).getByText('zoe@example.com').waitFor();

    const zoe = await stranger();
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
    expect(await zoe.page.getByRole('link', { name: 'API keys' }).count()).toBe(0);
    expect(await zoe.page.getByRole('button', { name: 'Save settings' }).count()).toBe(0);
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

  test('and roles: the table says who may do what', async () => {
    const { page, open } = await visit('analyst');
    await open('/settings/people');
    const row = page.getByRole('row').filter({ hasText: 'Edit, export and erase clients' });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['Yes', 'No', 'Yes', 'No']);
    expect(await page.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0);
  });
});

test('the audit log says who did what, is searched, and leads to what it is about', async () => {
  const shop = new V1Shop(stage.server, stage.server.keys.admin);
  const coupon = await shop.coupon({ name: 'Logged' });
  await shop.patch(`/v1/coupons/${coupon.id}`, { name: 'Logged better' });
  const { page, open, watched } = await visit();
  await open('/settings/audit');
  await page.getByRole('searchbox', { name: 'Search the log' }).fill('logged better');
  await expect.poll(() => new URL(page.url()).search).toBe('?q=logged+better');
  await settled(page);
  const entry = page.getByRole('listitem').filter({ hasText: 'edited the coupon' });
  expect(await entry.textContent()).toMatch(/Name: Logged +Logged better/);
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

describe('an account', () => {
  test('gets a second step: scanned, confirmed, with codes for when the phone is lost', async () => {
    const { page, email, open, watched } = await signedIn('Tess');
    await page.getByRole('button', { name: 'Add a second step' }).click();
    await page.getByRole('dialog').getByLabel('Password').first().fill(PASSWORD);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('img', { name: 'QR code for your app' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const secret = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
    await page.getByLabel('Code from the app').fill(totp(secret, Date.now()));
    await page.getByRole('button', { name: 'Turn it on' }).click();
    const codes = page.getByRole('list', { name: 'Backup codes' }).getByRole('listitem');
    await codes.first().waitFor();
    const backup = await codes.allTextContents();
    expect(backup.length).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('Your sign-in has a second step now').waitFor();
    expectQuiet(watched, stage.server);

    await page.getByRole('button', { name: 'Sign out everywhere', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signInOn(page, email, PASSWORD);
    await page.getByLabel('Code from the app, or a backup code').fill(backup[0] ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
    await open('/account');
    await page.getByRole('button', { name: 'Take it away' }).click();
    await page.getByRole('dialog').getByLabel('Password').first().fill(PASSWORD);
    await page.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click();
    await page.getByRole('button', { name: 'Add a second step' }).waitFor();
  });

  test('changes name and password, and says what was wrong beside what was typed', async () => {
    const { page, email, open } = await signedIn('Una');
    await page.getByLabel('Name').fill('Una Green');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByLabel('Present password').fill('not the password');
    await page.getByLabel('New password').fill('another password');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('The password is not right.').waitFor();
    await page.getByLabel('Present password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText(/^Your password is changed/).waitFor();
    await page.context().clearCookies();
    await open('/account');
    await signInOn(page, email, 'another password');
    await page.getByRole('button', { name: 'Your account: Una Green' }).waitFor();
  });

  test('speaks Polish and is dark when it is told to', async () => {
    const { page } = await signedIn('Ola');
    await page.locator('label', { hasText: 'Polski' }).click();
    await page.getByRole('heading', { level: 1, name: 'Twoje konto' }).waitFor();
    await page.locator('label', { hasText: 'Ciemne' }).click();
    await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  });
});

/** What an app shows at an instant, by RFC 6238, for a secret in base 32. */
function totp(secret: string, now: number): string {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const mac = createHmac('sha1', Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))))
    .update(counter)
    .digest();
  const start = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
