import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { launchBrowser } from '../../../../test/support/browser/launch-browser.ts';
import { type Watched, watchPage } from '../../../../test/support/browser/watch-page.ts';
import { ensureConsole } from '../../../../tools/console.mjs';
import { serverFile } from '../../../../tools/server.mjs';
import { PASSWORD, startTestServer, type TestServer } from '../../../server/test/support/test-server.ts';
import { V1Shop } from '../../../server/test/support/v1-shop.ts';

/** So long something may take on a machine that does other things too. */
const PATIENCE_MS = 90_000;

/** A laptop. */
export const WIDE = { width: 1440, height: 900 };
/** A phone. */
export const PHONE = { width: 390, height: 844 };

/** A page of the console that somebody looks at. */
export interface Visit {
  readonly page: Page;
  readonly watched: Watched;
  /** Opens an address below `/console` and waits until it stands still. */
  open(path: string): Promise<void>;
  close(): Promise<void>;
}

type Role = Parameters<TestServer['person']>[0];

/** The built console on a real server with real orders, and a browser to look at it. */
export class Stage {
  readonly server: TestServer;
  /** The first workspace, as a program with an admin key sees it. */
  readonly shop: V1Shop;
  readonly #browser: Browser;
  readonly #sessions = new Map<Role, ReturnType<BrowserContext['storageState']>>();

  private constructor(server: TestServer, browser: Browser) {
    this.server = server;
    this.shop = new V1Shop(server, server.keys.admin);
    this.#browser = browser;
  }

  /**
   * @param withOrders whether the coupons and orders of the demo are there
   * @param browserArgs more arguments for the browser
   */
  static async open(withOrders = true, browserArgs: readonly string[] = []): Promise<Stage> {
    expect(await ensureConsole()).toBe(true);
    const [server, browser] = await Promise.all([startTestServer(), launchBrowser(browserArgs)]);
    if (withOrders) {
      const args = [serverFile, 'demo', '--url', server.url, '--key', server.keys.admin];
      await promisify(execFile)(process.execPath, args, { env: { ...process.env, COUPONRY_LOG: 'silent' } });
    }
    return new Stage(server, browser);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.server.stop();
  }

  /** Somebody who is not signed in. */
  async stranger(look: BrowserContextOptions = {}): Promise<Visit> {
    const context = await this.#browser.newContext({
      viewport: WIDE,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
      ...look,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    await context.addInitScript(keepToasts);
    const page = await context.newPage();
    return {
      page,
      watched: watchPage(page),
      open: async (path) => {
        await page.goto(`${this.server.url}/console${path}`);
        await settled(page);
      },
      close: () => context.close(),
    };
  }

  /** Somebody who is signed in with this role. */
  async visitor(role: Role = 'owner', look: BrowserContextOptions = {}): Promise<Visit> {
    const known = this.#sessions.get(role) ?? this.#signIn(role);
    this.#sessions.set(role, known);
    return await this.stranger({ ...look, storageState: await known });
  }

  /** The same for as long as the test runs. */
  async visit(role: Role = 'owner', look: BrowserContextOptions = {}): Promise<Visit> {
    const made = await this.visitor(role, look);
    onTestFinished(() => made.close());
    return made;
  }

  /** Somebody who is not signed in, for as long as the test runs. */
  async visitAsStranger(look: BrowserContextOptions = {}): Promise<Visit> {
    const made = await this.stranger(look);
    onTestFinished(() => made.close());
    return made;
  }

  async #signIn(role: Role): ReturnType<BrowserContext['storageState']> {
    const { email } = await this.server.person(role, { name: 'Ann Miller' });
    const { page, open, close } = await this.stranger();
    await open('/sign-in');
    await signInOn(page, email, PASSWORD);
    await page.getByRole('navigation').first().waitFor();
    const state = await page.context().storageState();
    await close();
    return state;
  }
}

/** Signs in on the page that asks for it. */
export async function signInOn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Waits until nothing is asked for, the page stands, and nothing of it is a skeleton any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
  // A program that starts slowly asks for nothing for a while, and has drawn nothing either.
  await page.waitForFunction(
    () => document.querySelector('h1') !== null && document.querySelector('[class*="skeleton"]') === null,
  );
}

/** Leaves what is told in passing for longer than eight seconds: a test that is held up would come too late to read it or take it back. */
function keepToasts(): void {
  const later = window.setTimeout;
  Object.assign(window, {
    setTimeout: (work: TimerHandler, ms?: number, ...rest: unknown[]) =>
      later(work, ms === 8000 ? 40_000 : ms, ...rest),
  });
}

/** What somebody may have seen: everything came from this server, and nothing went wrong. */
export function expectQuiet({ requests, errors }: Watched, server: TestServer): void {
  expect(requests.filter((url) => !url.replace(/^blob:/, '').startsWith(`${server.url}/`))).toEqual([]);
  expect(errors).toEqual([]);
}
