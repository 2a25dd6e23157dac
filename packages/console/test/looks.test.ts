import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { accessibilityProblems } from './support/axe.ts';
import { expectQuiet, PHONE, Stage, settled, type Visit, WIDE } from './support/stage.ts';

/** Kept as the output of a run, to be looked at. */
const SCREENSHOTS = fileURLToPath(new URL('../../../.cache/screenshots/', import.meta.url));

let stage: Stage;
const ids: Record<string, string> = {};

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stage = await Stage.open();
  const shop = new V1Shop(stage.server, stage.server.keys.admin);
  const { body } = await shop.get('/v1/coupons');
  for (const { id, name } of body.data) ids[String(name)] = id;
  const used = await shop.get(`/v1/coupons/${ids['Loyalty card']}/codes?state=redeemed&limit=1`);
  ids['a code'] = used.body.data[0]?.code ?? '';
  ids['a client'] = used.body.data[0]?.clientId ?? '';
});

afterAll(() => stage.close());

/** Every page, by the name of its picture. `{Winter sale}` stands for the id of that coupon, `{a code}` for one that was used. */
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  coupons: '/coupons',
  'coupons-nothing': '/coupons?q=no-such-coupon',
  coupon: '/coupons/{Loyalty card}',
  'coupon-limit': '/coupons/{Early bird}',
  'coupon-rules': '/coupons/{Club offer}/rules',
  'coupon-history': '/coupons/{Winter sale}/history',
  'coupon-settings': '/coupons/{Winter sale}/settings',
  cart: '/cart',
  settings: '/settings',
  'settings-people': '/settings/people',
  'settings-keys': '/settings/keys',
  'settings-audit': '/settings/audit',
  'settings-about': '/settings/about',
  account: '/account',
  'invitation-gone': '/invitation',
  'coupon-new': '/coupons/new?template=welcome',
  'coupon-edit': '/coupons/{Club offer}/edit',
  codes: '/codes?coupon={Gift card}',
  'codes-look-up': '/codes',
  'codes-nothing': '/codes?q=no-such-code',
  code: '/codes/{a code}',
  clients: '/clients',
  'clients-nothing': '/clients?q=nobody',
  client: '/clients/{a client}',
  missing: '/no/such/page',
};

const LOOKS = [WIDE, PHONE].flatMap((viewport) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport, colorScheme })),
);

describe('on a laptop and a phone, light and dark', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await stage.visitor();
  });

  afterAll(() => visit.close());

  test.each(Object.entries(PAGES))('%s is quiet and accessible', async (name, path) => {
    await visit.open(path.replace(/\{(.*)\}/, (_, coupon: string) => ids[coupon] ?? coupon));
    await expectGood(visit, name);
  });

  test('sign-in is quiet and accessible', async () => {
    const stranger = await stage.stranger();
    onTestFinished(() => stranger.close());
    await stranger.open('/sign-in');
    await expectGood(stranger, 'sign-in');
  });
});

/** Takes a picture of the page in every look, and expects that nothing is wrong with any. */
async function expectGood({ page, watched }: Visit, name: string): Promise<void> {
  const wrong: string[] = [];
  for (const { viewport, colorScheme } of LOOKS) {
    const look = `${viewport.width}-${colorScheme}`;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await settled(page);
    if ((await sideways(page)) > 0) wrong.push(`${look}: wider than the window`);
    // As tall as the page, so that what sticks to the window is where it belongs.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: viewport.width, height: Math.max(height, viewport.height) });
    await page.screenshot({ path: `${SCREENSHOTS}${name}-${look}.png` });
    wrong.push(...(await accessibilityProblems(page)).map((problem) => `${look}: ${problem}`));
  }
  expect(wrong).toEqual([]);
  expectQuiet(watched, stage.server);
}

/** By how many pixels a page is wider than its window. */
async function sideways(page: Visit['page']): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
