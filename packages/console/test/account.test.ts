import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD } from '../../server/test/support/test-server.ts';
import { accessibilityProblems } from './support/axe.ts';
import { readBarcode } from './support/read-barcode.ts';
import { expectQuiet, Stage, settled, signInOn, type Visit } from './support/stage.ts';
import { totp } from './support/totp.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false);
});

afterAll(() => stage.close());

/** Somebody of their own, signed in: what a test does to an account is for nobody else. */
async function signedIn(name: string) {
  const { email } = await stage.server.person('owner', { name });
  return { ...(await signedInAgain(email)), email };
}

/** The same person on another device. */
async function signedInAgain(email: string): Promise<Visit> {
  const visit = await stage.visitAsStranger();
  await visit.open('/account');
  await signInOn(visit.page, email, PASSWORD);
  await visit.page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
  await settled(visit.page);
  return visit;
}

/** Adds a second step, as a phone that scans the picture would. */
async function addSecondStep(page: Visit['page']) {
  await page.getByRole('button', { name: 'Add a second step' }).click();
  await page.getByRole('dialog').getByLabel('Password').first().fill('not the password');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('alert').getByText('The password is not right.').waitFor();
  await page.getByRole('dialog').getByLabel('Password').first().fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  const picture = page.getByRole('img', { name: 'QR code for your app' });
  const scan = async () => (await readBarcode(await picture.screenshot())) ?? '';
  await expect.poll(scan).toMatch(/^otpauth:/);
  const uri = new URL(await scan());
  const secret = uri.searchParams.get('secret') ?? '';
  await expect.poll(() => page.getByRole('dialog').locator('code').textContent()).toBe(secret);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByLabel('Code from the app').fill('000000');
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await page.getByRole('alert').getByText('This code is not right', { exact: false }).waitFor();
  await page.getByLabel('Code from the app').fill(totp(secret, Date.now()));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  const backup = await backupCodes(page);
  await page.getByText('Your sign-in has a second step now').waitFor();
  return { secret, backup };
}

/** Reads the backup codes that are shown this once. */
async function backupCodes(page: Visit['page']): Promise<string[]> {
  const codes = page.getByRole('list', { name: 'Backup codes' }).getByRole('listitem');
  await codes.first().waitFor();
  const texts = await codes.allTextContents();
  expect(texts.length).toBeGreaterThan(5);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  return texts;
}

/** Answers the second step, after e-mail and password. */
async function answer(page: Visit['page'], code: string): Promise<void> {
  await page.getByLabel('Code from the app, or a backup code').fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function signOut(page: Visit['page']): Promise<void> {
  await page.getByRole('button', { name: 'Sign out everywhere', exact: true }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

const inside = (page: Visit['page']) => page.getByRole('navigation', { name: 'Main' }).first();

describe('a second step', () => {
  test('is scanned and confirmed; then signing in asks for what the app shows', async () => {
    const { page, email, open, watched } = await signedIn('Tess');
    const { secret } = await addSecondStep(page);
    expect(watched.requests.every((url) => url.startsWith(stage.server.url))).toBe(true);
    await signOut(page);
    await signInOn(page, email, PASSWORD);
    await page.getByRole('heading', { name: 'Second step' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await answer(page, '123');
    await page.getByRole('alert').getByText('This code is not right', { exact: false }).waitFor();
    await answer(page, totp(secret, Date.now()));
    await inside(page).waitFor();
    await open('/account');
    await page.getByRole('button', { name: 'Take it away' }).click();
    await page.getByRole('dialog').getByLabel('Password').first().fill(PASSWORD);
    await page.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click();
    await page.getByRole('button', { name: 'Add a second step' }).waitFor();
  });

  test('is answered with a backup code when the phone is lost, each of them once', async () => {
    const { page, email, open } = await signedIn('Lou');
    const { backup } = await addSecondStep(page);
    await signOut(page);
    await signInOn(page, email, PASSWORD);
    await answer(page, backup[0] ?? '');
    await inside(page).waitFor();
    await open('/account');
    await signOut(page);
    await signInOn(page, email, PASSWORD);
    await answer(page, backup[0] ?? '');
    await page.getByRole('alert').getByText('This code is not right', { exact: false }).waitFor();
    await answer(page, backup[1] ?? '');
    await inside(page).waitFor();

    await open('/account');
    await page.getByRole('button', { name: 'New backup codes' }).click();
    await page.getByRole('dialog').getByLabel('Password').first().fill(PASSWORD);
    await page.getByRole('dialog').getByRole('button', { name: 'New backup codes' }).click();
    const fresh = await backupCodes(page);
    await signOut(page);
    await signInOn(page, email, PASSWORD);
    await answer(page, backup[2] ?? '');
    await page.getByRole('alert').getByText('This code is not right', { exact: false }).waitFor();
    await answer(page, fresh[0] ?? '');
    await inside(page).waitFor();
  });

  test('can be left to sign in as somebody else', async () => {
    const { page, email } = await signedIn('Mia');
    await addSecondStep(page);
    await signOut(page);
    await signInOn(page, email, PASSWORD);
    await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await signInOn(page, (await stage.server.person('owner')).email, PASSWORD);
    await inside(page).waitFor();
  });
});

describe('sessions', () => {
  test('end everywhere else, or everywhere', async () => {
    const here = await signedIn('Sam');
    const phone = await signedInAgain(here.email);
    await here.page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await here.page.getByText('You are signed in here only').waitFor();
    await phone.open('/coupons');
    await phone.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await here.open('/account');
    await here.page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();

    const again = await signedInAgain(here.email);
    await signOut(here.page);
    for (const { open, page } of [here, again]) {
      await open('/coupons');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    }
  });
});

describe('an account', () => {
  test('changes its name', async () => {
    const { page, watched } = await signedIn('Una');
    await page.getByLabel('Name').fill('');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Enter your name.').waitFor();
    await page.getByLabel('Name').fill('Una Green');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Your account: Una Green' }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('changes its password: what is wrong is told beside it, other devices are out, the old one is void', async () => {
    const { page, email, open } = await signedIn('Pat');
    const phone = await signedInAgain(email);
    const change = async (present: string, next: string) => {
      await page.getByLabel('Present password').fill(present);
      await page.getByLabel('New password').fill(next);
      await page.getByRole('button', { name: 'Change password' }).click();
    };
    await change(PASSWORD, 'short');
    await page.getByText('Use at least 10 characters.').waitFor();
    await change(PASSWORD, PASSWORD);
    await page.getByText('Use another one than the present password.').waitFor();
    await change('not the password', 'another password');
    await page.getByText('The password is not right.').waitFor();
    await change(PASSWORD, 'another password');
    await page.getByText(/^Your password is changed/).waitFor();
    await expect.poll(() => page.getByLabel('New password').inputValue()).toBe('');
    await phone.open('/coupons');
    await phone.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.context().clearCookies();
    await open('/account');
    await signInOn(page, email, PASSWORD);
    await page.getByRole('alert').getByText('E-mail or password is not right.').waitFor();
    await signInOn(page, email, 'another password');
    await page.getByRole('button', { name: 'Your account: Pat' }).waitFor();
  });

  test('speaks Polish and is dark when it is told to, on its page and in the menu', async () => {
    const { page } = await signedIn('Ola');
    await page.locator('label', { hasText: 'Polski' }).click();
    await page.getByRole('heading', { level: 1, name: 'Twoje konto' }).waitFor();
    await page.locator('label', { hasText: 'Ciemne' }).click();
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
    await expect.poll(scheme).toBe('dark');
    await page.getByRole('button', { name: 'Twoje konto: Ola' }).click();
    await page.getByRole('menuitemradio', { name: 'Ciemne' }).waitFor();
    // What opens over the page lies outside of its landmarks; it is a menu, with its own name.
    const problems = (await accessibilityProblems(page)).filter((problem) => !problem.startsWith('region:'));
    expect(problems).toEqual([]);
    await expect
      .poll(() => page.getByRole('menuitemradio', { name: 'Ciemne' }).getAttribute('aria-checked'))
      .toBe('true');
    await page.getByRole('menuitemradio', { name: 'Jasne' }).click();
    await expect.poll(scheme).toBe('light');
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
  });
});
