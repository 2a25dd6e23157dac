import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { accessibilityProblems } from './support/axe.ts';
import { expectQuiet, PHONE, Stage, WIDE } from './support/stage.ts';

/** Kept as the output of a run, to be looked at. */
const SCREENSHOTS = fileURLToPath(new URL('../../../.cache/screenshots/', import.meta.url));

let stage: Stage;
const ids: Record<string, string> = {};

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stage = await Stage.open();
  const { body } = await new V1Shop(stage.server, stage.server.keys.admin).get('/v1/coupons');
  for (const { id, name } of body.data) ids[String(name)] = id;
});

afterAll(() => stage.close());

/** Every page, by the name of its picture. `{Winter sale}` stands for the id of that coupon. */
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  coupons: '/coupons',
  'coupons-nothing': '/coupons?q=no-such-coupon',
  coupon: '/coupons/{Loyalty card}',
  'coupon-limit': '/coupons/{Early bird}',
  'coupon-rules': '/coupons/{Club offer}/rules',
  'coupon-settings': '/coupons/{Winter sale}/settings',
  missing: '/no/such/page',
};

const LOOKS = [WIDE, PHONE].flatMap((viewport) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport, colorScheme })),
);

describe.each(LOOKS)('at $viewport.width pixels, $colorScheme', ({ viewport, colorScheme }) => {
  test.each(Object.entries(PAGES))('%s is quiet and accessible', async (name, path) => {
    const visit = await stage.visitor('owner', { viewport, colorScheme });
    onTestFinished(() => visit.close());
    await visit.open(path.replace(/\{(.*)\}/, (_, coupon: string) => ids[coupon] ?? coupon));
    await picture(visit.page, name);
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    expect(await sideways(visit.page)).toBeLessThanOrEqual(0);
    expectQuiet(visit.watched, stage.server);
  });

  test('sign-in is quiet and accessible', async () => {
    const visit = await stage.stranger({ viewport, colorScheme });
    onTestFinished(() => visit.close());
    await visit.open('/sign-in');
    await picture(visit.page, 'sign-in');
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    expectQuiet(visit.watched, stage.server);
  });

  async function picture(page: Awaited<ReturnType<Stage['stranger']>>['page'], name: string) {
    // As tall as the page, so that what sticks to the window is where it belongs.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: viewport.width, height: Math.max(height, viewport.height) });
    await page.screenshot({ path: `${SCREENSHOTS}${name}-${viewport.width}-${colorScheme}.png` });
  }
});

/** By how many pixels a page is wider than its window. */
async function sideways(page: Awaited<ReturnType<Stage['stranger']>>['page']): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
