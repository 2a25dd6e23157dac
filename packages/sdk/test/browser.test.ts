import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { bundle } from '../../../test/support/browser/bundle.ts';
import { launchBrowser } from '../../../test/support/browser/launch-browser.ts';
import { watchPage } from '../../../test/support/browser/watch-page.ts';
import { freshCode } from '../../server/test/support/shop.ts';
import { startTestServer, type TestServer } from '../../server/test/support/test-server.ts';
import { Couponry } from '../src/index.ts';
import { openFront } from './support/front.ts';

const WHOLE = `export * from '@couponry/sdk';`;
const ONE_METHOD = `import { Connection, getWallet } from '@couponry/sdk';
  export const walletOf = (token, id) => new Connection({ token }).call(getWallet, id);`;

/** A page of the shop has the SDK as `sdk`. */
const SHOP =
  '<!doctype html><script type="module">import * as sdk from "/sdk.js"; globalThis.sdk = sdk;</script>';
type Shop = typeof globalThis & { readonly sdk: typeof import('../src/index.ts') };

let server: TestServer;
let browser: Browser;
let script: string;

beforeAll(async () => {
  [server, browser, script] = await Promise.all([startTestServer(), launchBrowser(), bundle(WHOLE)]);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A page of the shop at the same address as the server. */
async function openShop(url: string): Promise<Page> {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.route(`${url}/shop`, (route) => route.fulfill({ contentType: 'text/html', body: SHOP }));
  await page.route(`${url}/sdk.js`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );
  await page.goto(`${url}/shop`);
  await page.waitForFunction('globalThis.sdk !== undefined');
  return page;
}

describe('in a browser', () => {
  test('activates and reads the wallet with a client token, through a connection that breaks', async () => {
    const admin = new Couponry({ url: server.url, key: server.keys.admin });
    const { id } = await admin.coupons.create({
      name: 'Birthday',
      codes: { kind: 'friendly', code: freshCode() },
      discount: { kind: 'amount', amount: 500 },
      activation: { required: true },
      state: 'published',
    });
    const { token, client } = await admin.clients.createToken({ client: { customIdentify: freshCode() } });
    const front = await openFront(server.url, ['lose_answer', 'pass', 'pass', 'pass']);
    const page = await openShop(front.url);
    const watched = watchPage(page);
    const told = await page.evaluate(
      async ({ token, clientId, couponId }) => {
        const { Couponry, CouponryProblem } = (globalThis as Shop).sdk;
        const couponry = new Couponry({ token });
        const { attempts } = await couponry.activations.create({ couponId }).answer();
        const { usable } = await couponry.clients.getWallet(clientId);
        const error: unknown = await couponry.redemptions
          .create({ codes: ['ABC'] })
          .catch((reason) => reason);
        return {
          attempts,
          names: usable.map(({ coupon }) => coupon.name),
          problem: error instanceof CouponryProblem ? error.code : String(error),
        };
      },
      { token, clientId: client.id, couponId: id },
    );
    expect(told).toEqual({ attempts: 2, names: ['Birthday'], problem: 'scope_missing' });
    expect(front.keys[0]).toBe(front.keys[1]);
    expect(new Set(watched.requests.map((url) => new URL(url).origin))).toEqual(new Set([front.url]));
  });

  test('ends a call that nobody waits for any more', async () => {
    const front = await openFront(server.url, ['stall', 'stall']);
    const page = await openShop(front.url);
    const told = await page.evaluate(async () => {
      const { Couponry, CouponryTimeout } = (globalThis as Shop).sdk;
      const couponry = new Couponry({ token: 'none', retries: 0 });
      const controller = new AbortController();
      const call = couponry.coupons.list({}, { signal: controller.signal }).catch(String);
      controller.abort('The page was left');
      const late = await couponry.coupons.list({}, { timeout: 100 }).catch((error) => error);
      return [await call, late instanceof CouponryTimeout];
    });
    expect(told).toEqual(['The page was left', true]);
  });
});

describe('the bundle', () => {
  test('is small', () => {
    expect(gzipSync(script).length).toBeLessThan(8 * 1024);
  });

  test('has only the methods that are called, and nothing of the contract', async () => {
    const one = await bundle(ONE_METHOD);
    expect(one).toContain('/v1/clients/{clientId}/wallet');
    expect(one).not.toContain('/v1/coupons');
    expect(one.length).toBeLessThan(script.length);
    expect(script).not.toMatch(/additionalProperties|typebox/);
  });
});
