import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from '../../server/test/support/browser.ts';
import { freshCode, freshEmail } from '../../server/test/support/shop.ts';
import { PASSWORD, startTestServer, type TestServer } from '../../server/test/support/test-server.ts';
import { Connection, Couponry, CouponryProblem, getWallet } from '../src/index.ts';

let server: TestServer;
let admin: Couponry;
let store: Couponry;

beforeAll(async () => {
  server = await startTestServer();
  admin = new Couponry({ url: server.url, key: server.keys.admin });
  store = new Couponry({ url: `${server.url}/`, key: server.keys.client });
});

afterAll(() => server.stop());

const tenOff = (code = freshCode()) =>
  ({
    name: 'Ten off',
    codes: { kind: 'friendly', code },
    discount: { kind: 'percent', percent: 10 },
    state: 'published',
  }) as const;

/** What a call that has to fail was rejected with. */
const problemOf = async (call: PromiseLike<unknown>): Promise<CouponryProblem> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CouponryProblem)) throw error ?? new Error('It did not fail');
  return error;
};

describe('the SDK', () => {
  test('makes a coupon, redeems its code and gives it back', async () => {
    const code = freshCode();
    const coupon = await admin.coupons.create(tenOff(code));
    const client = { email: freshEmail() };
    const tried = await store.redemptions.validateCodes({ codes: [code], client, amount: 5990 });
    expect(tried).toMatchObject({ valid: true, totals: { discount: 599, total: 5391 } });
    const redemption = await store.redemptions.create({ codes: [code], client, orderId: code, amount: 5990 });
    expect(redemption.results[0]?.coupon).toEqual({ id: coupon.id, name: 'Ten off' });
    const back = await store.redemptions.rollBack(redemption.id, { amount: 2000 });
    expect(back.rolledBack).toMatchObject({ discount: 200 });
    expect(await store.redemptions.rollBack(redemption.id)).toMatchObject({ rolledBack: { discount: 599 } });
  });

  test('tells status, ETag and headers besides the body', async () => {
    const sending = admin.coupons.create(tenOff());
    const { status, body, etag, headers, attempts } = await sending.answer();
    expect({ status, etag, attempts }).toEqual({ status: 201, etag: '"1"', attempts: 1 });
    expect(headers.get('content-type')).toContain('application/json');
    expect(await sending).toBe(body);
  });

  test('edits only what nobody else has edited', async () => {
    const coupon = await admin.coupons.create(tenOff());
    const first = await admin.coupons.update(coupon.id, { name: 'First' }, { ifMatch: coupon });
    const problem = await problemOf(admin.coupons.update(coupon.id, { name: 'Late' }, { ifMatch: coupon }));
    expect(problem.is('version_mismatch')).toBe(true);
    expect(problem.document.coupon?.name).toBe('First');
    const { etag } = await admin.coupons.get(coupon.id).answer();
    await admin.coupons.update(coupon.id, { name: 'Second' }, { ifMatch: etag ?? '' });
    const problems = [{ ifMatch: '"1"' }, { ifMatch: first.version ?? 0 }].map((options) =>
      problemOf(admin.coupons.update(coupon.id, { name: 'Late' }, options)),
    );
    expect((await Promise.all(problems)).map(({ status }) => status)).toEqual([412, 412]);
    const shown = await store.coupons.get(coupon.id);
    await expect(admin.coupons.update(coupon.id, { name: 'Late' }, { ifMatch: shown })).rejects.toThrow(
      'has no version',
    );
    expect((await admin.coupons.get(coupon.id)).name).toBe('Second');
  });

  test('goes through a list page by page, as far as it is read', async () => {
    const tag = freshCode();
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      made.unshift((await admin.coupons.create({ ...tenOff(), tags: [tag] })).id);
    }
    const list = admin.coupons.list({ tag, limit: 2 });
    const pages: number[] = [];
    for await (const page of list.pages()) pages.push(page.data.length);
    expect(pages).toEqual([2, 2, 1]);
    const ids = await Array.fromAsync(admin.coupons.list({ tag, limit: 2 }), ({ id }) => id);
    expect(ids).toEqual(made);
    const { data, nextCursor } = await admin.coupons.list({ tag, limit: 2 });
    expect(data.map(({ id }) => id)).toEqual(made.slice(0, 2));
    const rest = await Array.fromAsync(admin.coupons.list({ tag, cursor: nextCursor ?? '' }), ({ id }) => id);
    expect(rest).toEqual(made.slice(2));
    expect(await Array.fromAsync(admin.coupons.list({ tag: freshCode() }))).toEqual([]);
  });

  test('throws why a request was refused', async () => {
    const code = freshCode();
    await admin.coupons.create({ ...tenOff(code), limits: [{ on: 'redemptions', per: 'coupon', max: 1 }] });
    await store.redemptions.create({ codes: [code], orderId: freshCode() });
    const problem = await problemOf(store.redemptions.create({ codes: [code], orderId: freshCode() }));
    expect(problem).toMatchObject({
      name: 'CouponryProblem',
      operation: 'createRedemption',
      attempts: 1,
      code: 'coupon_used_up',
      status: 409,
      reasons: [{ code: 'coupon_used_up', actual: 1, expected: 1 }],
      results: [{ code, applied: false }],
      errors: [],
    });
    expect(problem.requestId).toMatch(/^req-/);
    expect(problem.message).toContain('coupon_used_up: ');
  });

  test('throws which field is wrong', async () => {
    const problem = await problemOf(admin.coupons.create({ ...tenOff(), name: '' }));
    expect(problem).toMatchObject({ code: 'invalid_request', errors: [{ field: '/name' }] });
  });

  test('repeats a call of another process by its key', async () => {
    const body = tenOff();
    const idempotencyKey = freshCode();
    const first = await admin.coupons.create(body, { idempotencyKey }).answer();
    const again = await admin.coupons.create(body, { idempotencyKey }).answer();
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.id).toBe(first.body.id);
    const other = await problemOf(admin.coupons.create(tenOff(), { idempotencyKey }));
    expect(other.code).toBe('idempotency_key_reused');
  });

  test('gives each call a key of its own', async () => {
    const code = freshCode();
    await admin.coupons.create(tenOff(code));
    const [first, second] = await Promise.all([
      store.redemptions.create({ codes: [code] }),
      store.redemptions.create({ codes: [code] }),
    ]);
    expect(first.id).not.toBe(second.id);
  });

  test.each(['', '.', '..'])('sends nothing where %j stands for an id', async (id) => {
    await expect(admin.coupons.get(id)).rejects.toThrow('couponId has to be a text');
  });

  test.each(['coupons.example.com', 'ftp://coupons.example.com', 'https://', 'https://x?y'])(
    'takes no address like %s',
    (url) => expect(() => new Couponry({ url })).toThrow('url has to be as'),
  );
});

describe('who asks', () => {
  test('is a client with its token, in a bundle of one method', async () => {
    const { token, client } = await store.clients.createToken({ client: { email: freshEmail() } });
    const wallet = await new Connection({ url: server.url, token }).call(getWallet, client.id);
    expect(wallet.clientId).toBe(client.id);
    const shopper = new Couponry({ url: server.url, token });
    expect((await problemOf(shopper.redemptions.create({ codes: ['ABC'] }))).code).toBe('scope_missing');
  });

  test('is asked once for another token when one is over', async () => {
    const { client } = await store.clients.createToken({ client: { email: freshEmail() }, expiresIn: 60 });
    const asked: boolean[] = [];
    const shopper = new Couponry({
      url: server.url,
      token: async ({ renew }) => {
        asked.push(renew);
        return renew ? (await store.clients.createToken({ client: { id: client.id } })).token : 'over';
      },
    });
    expect((await shopper.clients.get(client.id).answer()).attempts).toBe(2);
    const lost = new Couponry({ url: server.url, token: () => 'over' });
    expect(await problemOf(lost.clients.get(client.id))).toMatchObject({ code: 'key_unknown', attempts: 2 });
    expect(asked).toEqual([false, true]);
  });

  test('can be said by headers of one’s own, made anew for each request', async () => {
    const asked: string[] = [];
    const session = new Couponry({
      url: server.url,
      credentials: 'include',
      headers: async ({ id }) => {
        asked.push(id);
        return { authorization: `Bearer ${server.keys.admin}` };
      },
    });
    await session.coupons.list();
    expect(asked).toEqual(['listCoupons']);
  });

  test('is a person with a session', async () => {
    const { id } = await server.workspace();
    const { email } = await server.person('marketer');
    const browser = new Browser(server, id);
    await browser.signIn(email, PASSWORD);
    const session = new Couponry({
      url: server.url,
      credentials: 'same-origin',
      headers: { 'couponry-csrf': '1', 'couponry-workspace': id, cookie: browser.cookie },
    });
    expect((await session.coupons.create(tenOff())).state).toBe('published');
    expect((await problemOf(session.keys.list())).code).toBe('role_missing');
  });

  test('is told why when nobody could say who asks', async () => {
    const away = new Error('The shop is closed');
    const shopper = new Couponry({ url: server.url, token: () => Promise.reject(away) });
    await expect(shopper.coupons.list()).rejects.toBe(away);
  });

  test('needs an address outside of a browser', () => {
    expect(() => new Couponry({ key: 'a' })).toThrow('url is needed');
  });

  test('is not two', () => {
    expect(() => new Couponry({ url: server.url, key: 'a', token: 'b' })).toThrow('not both');
  });
});
