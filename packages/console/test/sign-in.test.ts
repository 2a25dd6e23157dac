import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD } from '../../server/test/support/test-server.ts';
import { accessibilityProblems } from './support/axe.ts';
import { expectQuiet, PHONE, Stage, settled, signInOn } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false);
});

afterAll(() => stage.close());

describe('signing in', () => {
  test('the owner of the first start chooses a password, and is where they wanted to go', async () => {
    const { page, open, watched } = await stage.visitAsStranger();
    await open('/coupons?state=draft');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/console/sign-in');
    expectQuiet(watched, stage.server);
    const { email, password } = stage.server.owner;
    await signInOn(page, email, password);
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    await page.getByLabel('New password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByText('Use at least 10 characters.').waitFor();
    await page.getByLabel('New password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByText('Use another one than the present password.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expectQuiet(watched, stage.server);
    // Who goes away meanwhile is let in no further, and signs in again.
    await open('/coupons?state=draft');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expectQuiet(watched, stage.server);
    // Whose password is due though they were signed in is asked for the present one, which is not known here.
    await page.evaluate(() => localStorage.setItem('couponry.signed-in', 'yes'));
    await open('/coupons?state=draft');
    await page.getByLabel('Present password').fill('not the password');
    await page.getByLabel('New password', { exact: true }).fill('a password of my own');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByText('The present password is not right.').waitFor();
    await page.getByLabel('Present password').fill(password);
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('heading', { name: 'Coupons', level: 1 }).waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe('?state=draft');
    await page.reload();
    await page.getByRole('heading', { name: 'Coupons', level: 1 }).waitFor();
  });

  test('with a wrong password says so and keeps the e-mail that was typed', async () => {
    const { page, open } = await stage.visitAsStranger();
    await open('/sign-in');
    await signInOn(page, 'ann@example.com', 'not the password');
    await page.getByRole('alert').getByText('E-mail or password is not right.').waitFor();
    await expect.poll(() => page.getByLabel('E-mail').inputValue()).toBe('ann@example.com');
  });

  test('is done with the keyboard alone', async () => {
    const { email } = await stage.server.person('owner');
    const { page, open, watched } = await stage.visitAsStranger();
    await open('/');
    await page.getByLabel('E-mail').and(page.locator(':focus')).waitFor();
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
    await settled(page);
    expectQuiet(watched, stage.server);
  });

  test('out leads to the sign-in, and nothing can be seen any more', async () => {
    const { email } = await stage.server.person('owner', { name: 'Olive Owner' });
    const { page, open } = await stage.visitAsStranger();
    await open('/sign-in');
    await signInOn(page, email, PASSWORD);
    await page.getByRole('button', { name: 'Your account: Olive Owner' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await open('/coupons');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  test('a session that is over asks to sign in again and comes back', async () => {
    const { email } = await stage.server.person('owner');
    const { page, open } = await stage.visitAsStranger();
    await open('/sign-in');
    await signInOn(page, email, PASSWORD);
    await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
    await page.context().clearCookies();
    await open('/coupons?state=paused');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signInOn(page, email, PASSWORD);
    await page.getByRole('heading', { name: 'Coupons', level: 1 }).waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe('?state=paused');
  });
});

test('somebody who belongs to no workspace is told so', async () => {
  const { email } = await stage.server.person(null);
  const { page, open } = await stage.visitAsStranger();
  await open('/sign-in');
  await signInOn(page, email, PASSWORD);
  await page.getByRole('heading', { name: 'You belong to no workspace' }).waitFor();
});

test('a workspace without coupons is told what one is, and where to begin', async () => {
  const visit = await stage.visit('owner', { viewport: PHONE });
  await visit.open('/coupons');
  await visit.page.getByRole('heading', { name: 'Make your first coupon' }).waitFor();
  await visit.page.getByRole('link', { name: 'Welcome code' }).click();
  await expect.poll(() => new URL(visit.page.url()).pathname).toBe('/console/coupons/new');
  await visit.page.goBack();
  await visit.page.getByRole('heading', { name: 'Make your first coupon' }).waitFor();
  expect(await accessibilityProblems(visit.page)).toEqual([]);
});

test('the console speaks Polish to who reads Polish', async () => {
  const { email } = await stage.server.person('owner');
  const visit = await stage.visitAsStranger({ locale: 'pl-PL' });
  await visit.open('/sign-in');
  await visit.page.getByLabel('E-mail').fill(email);
  await visit.page.getByLabel('Hasło').first().fill(PASSWORD);
  await visit.page.getByRole('button', { name: 'Zaloguj się' }).click();
  await visit.page.getByRole('link', { name: 'Kupony' }).first().waitFor();
  await expect.poll(() => visit.page.locator('html').getAttribute('lang')).toBe('pl');
});
