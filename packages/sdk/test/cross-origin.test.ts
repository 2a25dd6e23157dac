import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { bundle } from '../../../test/support/browser/bundle.ts';
import { launchBrowser } from '../../../test/support/browser/launch-browser.ts';
import { freshCode } from '../../server/test/support/shop.ts';
import { startTestServer, type TestServer } from '../../server/test/support/test-server.ts';
import { Couponry } from '../src/index.ts';

/** A page has the SDK as `sdk`. */
type Shop = typeof globalThis & { readonly sdk: typeof import('../src/index.ts') };

let server: TestServer;
let admin: Couponry;
let browser: Browser;
let script: string;

beforeAll(async () => {
  [server, browser, script] = await Promise.all([
    startTestServer(),
    launchBrowser(),
    bundle(`export * from '@couponry/sdk';`),
  ]);
  admin = new Couponry({ url: server.url, key: server.keys.admin });
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A page of a shop with an address of its own; the server of that shop knows nothing of coupons. */
async function openShop(): Promise<{ readonly page: Page; readonly origin: string }> {
  const html = '<!doctype html><script type="module">globalThis.sdk = await import("/sdk.js");</script>';
  const shop = createServer(({ url }, response) => {
    if (url === '/sdk.js') response.setHeader('content-type', 'text/javascript').end(script);
    else response.setHeader('content-type', 'text/html').end(html);
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    shop.closeAllConnections();
    shop.close();
  });
  const origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(origin);
  await page.waitForFunction('globalThis.sdk !== undefined');
  return { page, origin };
}

/** What the browser says when it keeps the first answer from a page. */
async function refusalOn(page: Page): Promise<string> {
  const message = await page.waitForEvent('console', (told) => told.text().includes('CORS policy'));
  return message.text();
}

const makeCoupon = () =>
  admin.coupons.create({
    name: 'Birthday',
    codes: { kind: 'friendly', code: freshCode() },
    discount: { kind: 'amount', amount: 500 },
    activation: { required: true },
    state: 'published',
  });

const makeToken = (origins: string[]) =>
  admin.clients.createToken({ client: { customIdentify: freshCode() }, origins });

describe('a page of another origin', () => {
  test('activates and reads the wallet with a token that names it, also after the token was over', async () => {
    const { page, origin } = await openShop();
    const { id: couponId } = await makeCoupon();
    const client = { customIdentify: freshCode() };
    const { token: over } = await admin.clients.createToken({ client, origins: [origin], expiresIn: 1 });
    server.clock.pass(2);
    const made = await admin.clients.createToken({ client, origins: [origin] });
    const told = await page.evaluate(
      async ({ url, over, token, clientId, couponId }) => {
        const { Couponry, CouponryProblem } = (globalThis as Shop).sdk;
        const asked: boolean[] = [];
        const couponry = new Couponry({
          url,
          token: ({ renew }) => {
            asked.push(renew);
            return renew ? token : over;
          },
        });
        const { attempts } = await couponry.activations.create({ couponId }).answer();
        const { usable } = await new Couponry({ url, token }).clients.getWallet(clientId);
        const problem: unknown = await new Couponry({ url, token }).coupons
          .get('01a20380-0000-7000-8000-000000000001')
          .catch((reason) => reason);
        return {
          asked,
          attempts,
          names: usable.map(({ coupon }) => coupon.name),
          problem: problem instanceof CouponryProblem ? problem.code : String(problem),
        };
      },
      { url: server.url, over, token: made.token, clientId: made.client.id, couponId },
    );
    expect(told).toEqual({
      asked: [false, true],
      attempts: 2,
      names: ['Birthday'],
      problem: 'coupon_unknown',
    });
  });

  test('is refused and told nothing when the token names another one', async () => {
    const [shop, stranger] = [await openShop(), await openShop()];
    const { id: couponId } = await makeCoupon();
    const { token, client } = await makeToken([shop.origin]);
    const refusal = refusalOn(stranger.page);
    const told = await stranger.page.evaluate(
      async ({ url, token, couponId }) => {
        const { Couponry, CouponryNetworkError } = (globalThis as Shop).sdk;
        const call = new Couponry({ url, token, retries: 0 }).activations.create({ couponId });
        return (await call.catch((reason) => reason)) instanceof CouponryNetworkError;
      },
      { url: server.url, token, couponId },
    );
    expect(told).toBe(true);
    expect(await refusal).toMatch(/\/v1\/activations.* policy: No 'Access-Control-Allow-Origin'/);
    expect((await admin.clients.getWallet(client.id)).activatable.map(({ coupon }) => coupon.id)).toContain(
      couponId,
    );
  });

  test('can not send what is for no token, and no key', async () => {
    const { page, origin } = await openShop();
    const { token } = await makeToken([origin]);
    const refusal = refusalOn(page);
    const told = await page.evaluate(
      async ({ url, token, key }) => {
        const { Couponry, CouponryNetworkError } = (globalThis as Shop).sdk;
        const isUnread = (reason: unknown) => reason instanceof CouponryNetworkError;
        const byToken = new Couponry({ url, token, retries: 0 });
        const byKey = new Couponry({ url, key, retries: 0 });
        return [
          await byToken.redemptions.create({ codes: ['ABC'] }).catch(isUnread),
          await byKey.coupons.list().catch(isUnread),
        ];
      },
      { url: server.url, token, key: server.keys.admin },
    );
    expect(told).toEqual([true, true]);
    expect(await refusal).toMatch(/\/v1\/redemptions.* policy: Response to preflight request/);
  });
});
