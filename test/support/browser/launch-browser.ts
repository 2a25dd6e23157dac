import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { chromiumFolder } from './chromium-folder.ts';

/** What Chromium needs on a machine without a screen; a sandbox needs a user that is not root. */
const ARGS = ['--font-render-hinting=none', '--hide-scrollbars'];
const isRoot = process.getuid?.() === 0;

/**
 * Starts a real browser without a window. On Linux x64 it is the Chromium of the dependencies, with its own fonts and libraries, so
 * that nothing has to be installed; elsewhere it is the Chrome of the machine.
 *
 * @param args more arguments for Chromium, such as `--use-fake-device-for-media-stream`
 * @example
 * const browser = await launchBrowser();
 * onTestFinished(() => browser.close());
 * const page = await browser.newPage();
 */
export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  const settings = { headless: true, chromiumSandbox: !isRoot, args: [...ARGS, ...args] };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return await chromium.launch({ ...settings, channel: 'chrome' });
  }
  const folder = await chromiumFolder();
  return await chromium.launch({
    ...settings,
    executablePath: join(folder, 'chromium'),
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      XDG_CACHE_HOME: folder,
    },
  });
}
