import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../../../test/support/browser/launch-browser.ts';
import { firstLoads } from './first-load.ts';

/** How much slower the processor of a cheap phone is taken to be. */
const SLOWER = 4;
const SCROLL_MS = 4000;
const USAGE = 'Usage: node tools/measure.ts --url http://127.0.0.1:8080 --email E --password P';

// Measures a console that is served: how soon the first page can be used, how long it takes from page to page, and how evenly
// a list scrolls. It makes nothing; put as many coupons in as you want to know of.
const { values } = parseArgs({
  options: { url: { type: 'string' }, email: { type: 'string' }, password: { type: 'string' } },
});
const { url, email, password } = values;
if (url === undefined || email === undefined || password === undefined) {
  console.error(USAGE);
  process.exit(2);
}

const browser = await launchBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
const session = await context.newCDPSession(page);
await page.goto(`${url}/console/sign-in`);
await page.getByLabel('E-mail').fill(email);
await page.getByLabel('Password', { exact: true }).fill(password);
await page.getByRole('button', { name: 'Sign in' }).click();
await page.getByRole('navigation').first().waitFor();

const [largest] = firstLoads();
console.log(`script of the largest first page   ${((largest?.bytes ?? 0) / 1000).toFixed(1)} kB gzipped`);
console.log(`first page usable, ${SLOWER} x slower       ${await firstUse(page, session)} ms`);
// As for somebody who has looked at the list: the other pages are loaded once the browser has nothing else to do.
await page.waitForLoadState('networkidle');
console.log(`from page to page, longest of 10   ${await pageToPage(page)} ms`);
const { frames, slowest } = await scroll(page);
console.log(`scrolling the list                 ${frames} frames a second, longest frame ${slowest} ms`);
await browser.close();

/** Milliseconds from asking for the list, with nothing in the cache, until its first row is there. */
async function firstUse(page: Page, session: CDPSession): Promise<number> {
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const startedAt = performance.now();
  await page.goto(`${url}/console/coupons`, { waitUntil: 'commit' });
  await page.locator('[data-row="0"]').waitFor();
  const took = Math.round(performance.now() - startedAt);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.send('Network.setCacheDisabled', { cacheDisabled: false });
  return took;
}

/** The longest way from the list to a coupon, or back, in milliseconds. */
async function pageToPage(page: Page): Promise<number> {
  const times: number[] = [];
  for (let way = 0; way < 5; way += 1) {
    times.push(await timed(page, '[data-row="1"]', 'nav[data-keeps-focus]'));
    times.push(await timed(page, 'a[href="/console/coupons"]', '[data-row="0"]'));
  }
  return Math.round(Math.max(...times));
}

/** From a click until something is there, as the page itself sees it. */
async function timed(page: Page, press: string, awaited: string): Promise<number> {
  return await page.evaluate(
    async ([from, to]) => {
      const startedAt = performance.now();
      document.querySelector<HTMLElement>(from ?? '')?.click();
      while (document.querySelector(to ?? '') === null) await new Promise(requestAnimationFrame);
      return performance.now() - startedAt;
    },
    [press, awaited],
  );
}

/** Scrolls the list by a screen every few frames, also past what is loaded. */
async function scroll(page: Page): Promise<{ readonly frames: number; readonly slowest: number }> {
  const gaps = await page.evaluate(async (milliseconds) => {
    const gaps: number[] = [];
    let last = performance.now();
    const until = last + milliseconds;
    while (last < until) {
      window.scrollBy(0, 60);
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }
    return gaps;
  }, SCROLL_MS);
  const frames = Math.round((gaps.length / SCROLL_MS) * 1000);
  return { frames, slowest: Math.round(Math.max(...gaps)) };
}
