import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** So often a page is looked at that something is wrong with: it may be in the middle of being drawn. */
const MOST_LOOKS = 8;
const PAUSE_MS = 500;

/**
 * What axe finds wrong with a page for longer than a moment, one line for each element. The policy of the page stays in force: nothing is
 * put into it.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  for (let looks = 1; ; looks += 1) {
    const found = await problemsNow(page);
    if (found.length === 0 || looks === MOST_LOOKS) return found;
    await pause(PAUSE_MS);
  }
}

async function problemsNow(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const options = JSON.stringify({ runOnly: { type: 'tag', values: TAGS } });
  const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as {
    readonly violations: readonly Violation[];
  };
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary}`),
  );
}
