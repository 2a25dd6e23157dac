import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectQuiet, Stage, settled, type Visit } from './support/stage.ts';

const LIST = '/v1/coupons?totals=true&limit=100';
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false);
  await stage.shop.coupon({ name: 'Early' });
});

afterAll(() => stage.close());

test('a page asks for its code and its list while the program is on the way, and for neither again', async () => {
  const visit = await stage.visit();
  const { page, open, watched } = visit;
  // What was asked for early is taken within some seconds after the page was opened, or is asked for again.
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() / 100;
  });
  await open('/settings');
  // The code of the other pages, which it asks for when it has nothing else to do, is not asked for any more.
  await page.goto('about:blank');
  const before = watched.requests.length;
  const asked = () => watched.requests.slice(before).map((address) => new URL(address));
  const program = await holdProgram(visit);
  await page.goto(`${stage.server.url}/console/coupons`, { waitUntil: 'commit' });
  const isAsked = (sought: RegExp) => asked().some(({ pathname, search }) => sought.test(pathname + search));
  for (const sought of [/\/coupons-screen-.*\.js$/, /\/inter-latin-wght-normal-.*\.woff2$/, /^\/v1\/me$/]) {
    await expect.poll(() => isAsked(sought)).toBe(true);
  }
  await expect
    .poll(() => asked().filter(({ pathname, search }) => pathname + search === LIST).length)
    .toBe(1);
  program.release();
  await page.getByRole('link', { name: 'Early' }).waitFor();
  await settled(page);
  const times = Map.groupBy(asked(), ({ pathname, search }) => pathname + search);
  expect([...times].filter(([, all]) => all.length > 1).map(([address]) => address)).toEqual([]);
  expectQuiet(watched, stage.server);
});

test('who is not signed in is asked for nothing but the page to sign in', async () => {
  const visit = await stage.visitAsStranger();
  const { page, watched } = visit;
  const program = await holdProgram(visit);
  await page.goto(`${stage.server.url}/console/coupons`, { waitUntil: 'commit' });
  await expect.poll(() => watched.requests.some((address) => /\/sign-in-screen-/.test(address))).toBe(true);
  program.release();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(watched.requests.filter((address) => /coupons-screen|\/v1\//.test(address))).toEqual([]);
});

test('what could not be read early is read when it is wanted', async () => {
  const { page, open } = await stage.visit();
  await open('/settings');
  // Nothing of this page is under way any more when the browser is told to hold requests back.
  await page.goto('about:blank');
  let tries = 0;
  await page.route(`**${LIST}`, async (route) => {
    tries += 1;
    await (tries === 1 ? route.abort() : route.continue());
  });
  await page.goto(`${stage.server.url}/console/coupons`, { waitUntil: 'commit' });
  await page.getByRole('link', { name: 'Early' }).waitFor();
  expect(tries).toBe(2);
});

/** Holds back what all pages share, until it is released. */
async function holdProgram({ page }: Visit): Promise<{ readonly release: () => void }> {
  const gate = Promise.withResolvers<void>();
  await page.route(/\/assets\/index-[^/]*\.js$/, async (route) => {
    await gate.promise;
    await route.continue();
  });
  return { release: gate.resolve };
}
