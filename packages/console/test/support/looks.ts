import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { TestServer } from '../../../server/test/support/test-server.ts';
import { accessibilityProblems } from './axe.ts';
import { expectQuiet, PHONE, settled, type Visit, WIDE } from './stage.ts';

/** Kept as the output of a run, to be looked at. */
const SCREENSHOTS = fileURLToPath(new URL('../../../../.cache/screenshots/', import.meta.url));

const LOOKS = [WIDE, PHONE].flatMap((viewport) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport, colorScheme })),
);

/** Takes a picture of the page in every look, and expects that nothing is wrong with any. */
export async function expectGood({ page, watched }: Visit, name: string, server: TestServer): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const wrong: string[] = [];
  for (const { viewport, colorScheme } of LOOKS) {
    const look = `${viewport.width}-${colorScheme}`;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await settled(page);
    // Charts are drawn anew some time after the window has another size.
    await expect.poll(() => sideways(page), { message: `${look}: wider than the window` }).toBeLessThan(1);
    // As tall as the page, so that what sticks to the window is where it belongs.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: viewport.width, height: Math.max(height, viewport.height) });
    await page.screenshot({ path: `${SCREENSHOTS}${name}-${look}.png` });
    wrong.push(...(await accessibilityProblems(page)).map((problem) => `${look}: ${problem}`));
  }
  expect(wrong).toEqual([]);
  expectQuiet(watched, server);
}

/** By how many pixels a page is wider than its window. */
async function sideways(page: Visit['page']): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
