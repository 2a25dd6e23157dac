import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode } from '../../server/test/support/shop.ts';
import { startTestServer, type TestServer } from '../../server/test/support/test-server.ts';
import {
  Couponry,
  CouponryError,
  CouponryNetworkError,
  CouponryProblem,
  type CouponrySettings,
  CouponryTimeout,
  CouponryUnreadableAnswer,
} from '../src/index.ts';
import { type Fate, openFront } from './support/front.ts';

let server: TestServer;
let direct: Couponry;

beforeAll(async () => {
  server = await startTestServer();
  direct = new Couponry({ url: server.url, key: server.keys.admin });
});

afterAll(() => server.stop());

/** What a server that is busy with something else is waited for, so that only what the test says goes wrong. */
const PATIENT = { timeout: 60_000, deadline: 100_000 };

/** A client whose requests meet these fates, and the keys that they had. */
const meeting = async (fates: readonly Fate[], settings: CouponrySettings = {}) => {
  const front = await openFront(server.url, fates);
  const couponry = new Couponry({ url: front.url, key: server.keys.admin, ...PATIENT, ...settings });
  return { couponry, keys: front.keys };
};

const told = (
  code: string,
  status: number,
  more: object = {},
  headers: Record<string, string> = {},
): Fate => ({
  status,
  headers: { 'content-type': 'application/problem+json', ...headers },
  text: JSON.stringify({ code, status, title: code, detail: code, requestId: 'req-1', ...more }),
});
const FULL = told('unavailable', 503, { outcome: 'none' });
const UNKNOWN = told('unavailable', 503, { outcome: 'unknown' });
const BAD_GATEWAY: Fate = { status: 502, text: '<h1>Bad gateway</h1>' };

const oncePerCoupon = async () => {
  const code = freshCode();
  const coupon = await direct.coupons.create({
    name: 'One use',
    codes: { kind: 'friendly', code },
    discount: { kind: 'percent', percent: 10 },
    limits: [{ on: 'redemptions', per: 'coupon', max: 1 }],
    state: 'published',
  });
  return { code, coupon };
};

/** What a call was rejected with. */
const errorOf = async (call: PromiseLike<unknown>): Promise<unknown> =>
  await call.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a call is tried again', () => {
  test.each<[string, readonly Fate[]]>([
    ['the connection breaks before the request arrives', ['lose_request']],
    ['the answer gets lost', ['lose_answer']],
    ['the answer gets lost twice', ['lose_answer', 'lose_answer']],
    ['the system is full', [FULL, FULL]],
    ['nobody can tell whether it was done', [UNKNOWN]],
    ['a proxy answers for the server', [BAD_GATEWAY]],
    [
      'the server wants to be left alone for a while',
      [told('too_many_guesses', 429, {}, { 'retry-after': '0' })],
    ],
    ['it is being carried out', [told('idempotency_in_flight', 409, {}, { 'retry-after': '0' })]],
  ])('when %s, with the same key, and is carried out once', async (_, fates) => {
    const { code, coupon } = await oncePerCoupon();
    const { couponry, keys } = await meeting(fates);
    const { body, attempts } = await couponry.redemptions.create({ codes: [code] }).answer();
    expect(attempts).toBe(fates.length + 1);
    expect(new Set(keys)).toEqual(new Set([expect.stringMatching(/^[0-9a-f]{32}$/)]));
    const { totals } = await direct.coupons.getStatistics(coupon.id);
    expect(totals.redeemed).toBe(1);
    expect((await direct.redemptions.get(body.id)).results[0]?.applied).toBe(true);
  });

  test('when it takes too long', async () => {
    const { couponry } = await meeting(['stall'], { timeout: 2000 });
    // A busy machine may need a third one.
    expect((await couponry.coupons.list().answer()).attempts).toBeGreaterThan(1);
  });

  test('when it only reads, or reads by POST', async () => {
    const { couponry, keys } = await meeting(['lose_answer', 'pass', 'lose_answer']);
    await couponry.coupons.list();
    await couponry.redemptions.validateCodes({ codes: ['NOT-THERE'] });
    expect(keys).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('on each page of a list', async () => {
    const tag = freshCode();
    const { coupon } = await oncePerCoupon();
    await direct.coupons.update(coupon.id, { tags: [tag] });
    await direct.coupons.update((await oncePerCoupon()).coupon.id, { tags: [tag] });
    const { couponry } = await meeting(['lose_answer', 'pass', 'lose_answer', 'pass']);
    expect(await Array.fromAsync(couponry.coupons.list({ tag, limit: 1 }))).toHaveLength(2);
  });

  test('when it edits whatever is there, or an edit was certainly not done', async () => {
    const { coupon } = await oncePerCoupon();
    const { couponry } = await meeting(['lose_answer', 'pass', FULL, 'pass']);
    const last = await couponry.coupons.update(coupon.id, { name: 'Once' });
    const { version } = await couponry.coupons.update(coupon.id, { name: 'Twice' }, { ifMatch: last });
    expect(version).toBe((last.version ?? 0) + 1);
  });
});

describe('a call is not tried again', () => {
  test('when nobody can tell whether an edit of a certain version was done', async () => {
    const { coupon } = await oncePerCoupon();
    const { couponry, keys } = await meeting(['lose_answer']);
    const error = await errorOf(couponry.coupons.update(coupon.id, { name: 'Once' }, { ifMatch: coupon }));
    expect(error).toBeInstanceOf(CouponryNetworkError);
    expect(keys).toHaveLength(1);
  });

  test.each<[string, Fate]>([
    ['a refusal', told('ended', 409)],
    ['an error of the server', told('failed', 500)],
    ['a request that cannot be read', told('invalid_request', 400)],
    ['guessing without an end in sight', told('too_many_guesses', 429)],
  ])('after %s', async (_, fate) => {
    const { couponry, keys } = await meeting([fate]);
    expect(await errorOf(couponry.redemptions.create({ codes: ['ABC'] }))).toBeInstanceOf(CouponryProblem);
    expect(keys).toHaveLength(1);
  });

  test('more often than it may be', async () => {
    const { couponry, keys } = await meeting([FULL, FULL, FULL], { retries: 2 });
    const error = await errorOf(couponry.redemptions.create({ codes: ['ABC'] }));
    expect(error).toMatchObject({ code: 'unavailable', attempts: 3 });
    expect(keys).toHaveLength(3);
    const once = await meeting(['lose_request']);
    expect(await errorOf(once.couponry.coupons.list({}, { retries: 0 }))).toMatchObject({ attempts: 1 });
  });

  test('when the server wants a longer wait than there is time', async () => {
    const busy = told('unavailable', 503, { outcome: 'none' }, { 'retry-after': '60' });
    const { couponry, keys } = await meeting([busy], { deadline: 30_000 });
    const error = await errorOf(couponry.coupons.list());
    expect(error).toMatchObject({ code: 'unavailable', attempts: 1, retryAfter: 60_000 });
    expect(keys).toHaveLength(1);
  });
});

describe('what went wrong is told apart', () => {
  test('nobody there', async () => {
    const { couponry } = await meeting(['lose_request'], { retries: 0 });
    const error = await errorOf(couponry.coupons.list());
    expect(error).toBeInstanceOf(CouponryNetworkError);
    expect(error).toBeInstanceOf(CouponryError);
    expect(error).toMatchObject({ name: 'CouponryNetworkError', operation: 'listCoupons' });
    expect((error as Error).cause).toBeInstanceOf(Error);
  });

  test('no answer in time, for an attempt and in all', async () => {
    const { couponry } = await meeting(['stall', 'stall', 'stall', 'stall', 'stall'], { timeout: 200 });
    const error = await errorOf(couponry.coupons.list({}, { retries: 1 }));
    expect(error).toBeInstanceOf(CouponryTimeout);
    expect(error).toMatchObject({ attempts: 2 });
    expect(await errorOf(couponry.coupons.list({}, { deadline: 100 }))).toMatchObject({ attempts: 1 });
  });

  test('an answer of somebody else', async () => {
    const { couponry } = await meeting([{ status: 404, text: '<h1>Not here</h1>' }]);
    const error = await errorOf(couponry.coupons.list());
    expect(error).toBeInstanceOf(CouponryUnreadableAnswer);
    expect(error).toMatchObject({ status: 404, text: '<h1>Not here</h1>' });
  });

  test.each([
    ['a page', { status: 200, text: '<h1>Accept our terms</h1>' }],
    ['nothing', { status: 204, text: '' }],
    ['text', { status: 200, headers: { 'content-type': 'text/plain' }, text: 'OK' }],
    [
      'JSON that ends early',
      { status: 200, headers: { 'content-type': 'application/json' }, text: '{"data":' },
    ],
  ])('an answer of somebody else that looks like a success: %s', async (_, answer) => {
    const { couponry } = await meeting([answer, answer]);
    for (const call of [couponry.coupons.list(), couponry.codes.getBarcodeSvg('AB-1')]) {
      const error = await errorOf(call);
      expect(error).toBeInstanceOf(CouponryUnreadableAnswer);
      expect(error).toMatchObject({ status: answer.status, text: answer.text });
    }
  });

  test('a redirect, which is not followed', async () => {
    const elsewhere: Fate = { status: 307, headers: { location: `${server.url}/v1/coupons` }, text: '' };
    const { couponry, keys } = await meeting([elsewhere], { retries: 0 });
    expect(await errorOf(couponry.coupons.list())).toBeInstanceOf(CouponryNetworkError);
    expect(keys).toHaveLength(1);
  });
});

describe('a call ends when its signal says so', () => {
  test.each<[string, readonly Fate[]]>([
    ['while it waits for an answer', ['stall']],
    ['while it waits for another attempt', [told('unavailable', 503, {}, { 'retry-after': '20' })]],
  ])('%s', async (_, fates) => {
    const { couponry, keys } = await meeting(fates);
    const controller = new AbortController();
    const reason = new Error('The till was closed');
    const call = errorOf(couponry.coupons.list({}, { signal: controller.signal }));
    await expect.poll(() => keys.length).toBe(1);
    controller.abort(reason);
    expect(await call).toBe(reason);
  });

  test('while it waits to be told who asks, as its deadline ends that', async () => {
    const never = { key: undefined, token: () => new Promise<string>(() => {}) };
    const { couponry, keys } = await meeting([], never);
    const controller = new AbortController();
    const reason = new Error('The till was closed');
    const call = errorOf(couponry.coupons.list({}, { signal: controller.signal }));
    controller.abort(reason);
    expect(await call).toBe(reason);
    const late = await errorOf(couponry.coupons.list({}, { deadline: 50 }));
    expect(late).toBeInstanceOf(CouponryTimeout);
    expect(late).toMatchObject({ attempts: 1, operation: 'listCoupons' });
    expect(keys).toHaveLength(0);
  });

  test('before it began', async () => {
    const { couponry, keys } = await meeting([]);
    const signal = AbortSignal.abort(new Error('Closed'));
    await expect(couponry.coupons.list({}, { signal })).rejects.toThrow('Closed');
    expect(keys).toHaveLength(0);
  });
});
