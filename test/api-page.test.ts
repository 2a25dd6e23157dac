import { ROUTES_V1, type RouteV1 } from '@couponry/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startTestServer, type TestServer } from '../packages/server/test/support/test-server.ts';
import { launchBrowser } from './support/browser/launch-browser.ts';
import { type Watched, watchPage } from './support/browser/watch-page.ts';

const routes: readonly RouteV1[] = Object.values(ROUTES_V1);

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function openReference(): Promise<{ readonly page: Page; readonly watched: Watched }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  onTestFinished(() => page.close());
  page.setDefaultTimeout(90_000);
  const watched = watchPage(page);
  await page.goto(`${server.url}/docs/api`);
  await page.getByRole('heading', { name: 'Couponry', exact: true }).waitFor();
  return { page, watched };
}

/** What a page may have done: asked this server, and had no error. */
function expectQuiet({ requests, errors }: Watched): void {
  expect(requests.filter((url) => !url.startsWith(`${server.url}/`))).toEqual([]);
  expect(errors).toEqual([]);
}

describe('the page of the reference', () => {
  test('shows every method, in light and dark, and asks nobody else', async () => {
    const { page, watched } = await openReference();
    for (const tag of new Set(routes.map((route) => route.tag))) {
      const first = routes.find((route) => route.tag === tag)?.summary ?? '';
      const entry = page.getByRole('link', { name: first }).first();
      const opener = page.getByRole('link', { name: tag, exact: true }).first();
      await opener.waitFor({ state: 'attached' });
      // A click closes what is open by now: then it takes another one.
      const open = async () => {
        if (await entry.isVisible()) return true;
        await opener.dispatchEvent('click');
        return await entry.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
      };
      await expect.poll(open).toBe(true);
    }
    const missing = async () => {
      const listed = await page.getByRole('link').allInnerTexts();
      const unlisted = routes.filter(({ summary }) => !listed.some((text) => text.includes(summary)));
      return unlisted.map(({ summary }) => summary);
    };
    await expect.poll(missing).toEqual([]);
    const paper = 'getComputedStyle(document.body).backgroundColor';
    const light = await page.evaluate(paper);
    await page.emulateMedia({ colorScheme: 'dark' });
    // Not waitForFunction: it builds functions of texts in the page, which the page's policy forbids.
    await expect.poll(() => page.evaluate(paper)).not.toBe(light);
    expectQuiet(watched);
  });

  test('tries a method with the key that is entered', async () => {
    const { page, watched } = await openReference();
    await page.getByPlaceholder('Token').first().fill(server.keys.admin);
    await page.getByRole('link', { name: 'List coupons' }).first().click();
    const tries = page.getByRole('button', { name: 'Test Request' });
    await tries.filter({ hasText: '(get /v1/coupons)' }).click();
    const answered = page.waitForResponse((answer) => answer.url() === `${server.url}/v1/coupons`);
    await page.getByRole('button', { name: /^Send/ }).first().click();
    expect((await answered).status()).toBe(200);
    await page.getByText('nextCursor').last().waitFor();
    expectQuiet(watched);
  });

  test('runs no script that stands in a page, and forgets the key with the page', async () => {
    const { page } = await openReference();
    await page.getByPlaceholder('Token').first().fill(server.keys.admin);
    const answer = await page.reload();
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/);
    await page.getByRole('heading', { name: 'Couponry', exact: true }).waitFor();
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(kept).not.toContain(server.keys.admin);
    await expect.poll(() => page.getByPlaceholder('Token').first().inputValue()).toBe('');
  });
});

describe('the script of the page', () => {
  test('comes zipped or plain, and is kept for a day', async () => {
    const ask = (encoding: string) =>
      fetch(`${server.url}/docs/api/reference.js`, { headers: { 'accept-encoding': encoding } });
    const [zipped, plain] = await Promise.all([ask('gzip'), ask('identity')]);
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBe(null);
    expect(plain.headers.get('cache-control')).toBe('public, max-age=86400');
    expect(await plain.text()).toBe(await zipped.text());
  });
});
