import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshCode, freshEmail, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const BOUNDS = { perMinute: 5, perDay: 12, perWorkspaceDay: 30 };
const MINUTE = 60;
const DAY = 86_400;

let server: TestServer;
let shop: Shop;

beforeAll(async () => {
  server = await startTestServer({ guesses: BOUNDS });
  shop = new Shop(server);
});

afterAll(() => server.stop());

/** A number of the range 21 that nobody has: its check digit is right. */
function guess(number: number): string {
  const body = `21${String(number).padStart(10, '0')}`;
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

let guesses = 0;

/** Guesses until it is refused, and answers how often it was not. */
async function guessUntilRefused(till: Shop): Promise<number> {
  for (let missed = 0; missed <= BOUNDS.perWorkspaceDay; missed += 1) {
    guesses += 1;
    const { status, body, headers } = await till.lookUp(guess(guesses));
    if (status === 429) {
      expect(body).toMatchObject({ code: 429, message: 'Coupon.TooManyGuesses', data: null });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      return missed;
    }
    expect(body.code).toBe(20101);
  }
  throw new Error('It was never refused');
}

/** To the beginning of the next day (UTC), when everything is counted from nothing. */
function passToNextDay(): void {
  const now = server.clock.now() / 1000;
  server.clock.pass(DAY - (now % DAY) + 1);
}

describe('whoever guesses', () => {
  test('is refused past the bound of a minute, until the next one', async () => {
    passToNextDay();
    const till = new Shop(server, (await server.makeKey('client')).key);
    expect(await guessUntilRefused(till)).toBe(BOUNDS.perMinute);
    server.clock.pass(MINUTE);
    expect(await guessUntilRefused(till)).toBe(BOUNDS.perMinute);
    server.clock.pass(MINUTE);
    expect(await guessUntilRefused(till)).toBe(BOUNDS.perDay - 2 * BOUNDS.perMinute);
    server.clock.pass(MINUTE);
    expect(await guessUntilRefused(till)).toBe(0);
    server.clock.pass(DAY);
    expect(await guessUntilRefused(till)).toBe(BOUNDS.perMinute);
  });

  test('with one key is refused with that key only', async () => {
    passToNextDay();
    const [one, other] = [await server.makeKey('client'), await server.makeKey('client')];
    await guessUntilRefused(new Shop(server, one.key));
    expect((await new Shop(server, other.key).lookUp(guess(999_999))).body.code).toBe(20101);
  });

  test('with many keys is refused past the bound of the workspace', async () => {
    passToNextDay();
    let missed = 0;
    for (let key = 0; key < 8; key += 1) {
      missed += await guessUntilRefused(new Shop(server, (await server.makeKey('client')).key));
    }
    expect(missed).toBe(BOUNDS.perWorkspaceDay);
    const elsewhere = new Shop(server, server.otherKeys.client);
    expect((await elsewhere.lookUp(guess(1))).body.code).toBe(20101);
  });

  test('at one process is refused at the others too', async () => {
    passToNextDay();
    const { key } = await server.makeKey('client');
    await guessUntilRefused(new Shop(server, key));
    const other = new Shop(await server.another(), key);
    await vi.waitFor(async () => expect((await other.lookUp(guess(999_998))).status).toBe(429), {
      timeout: 30_000,
      interval: 50,
    });
  });

  test('by using codes is refused as well', async () => {
    passToNextDay();
    const till = new Shop(server, (await server.makeKey('client')).key);
    for (let missed = 0; missed < BOUNDS.perMinute; missed += 1) {
      expect((await till.use(guess(500_000 + missed))).body.code).toBe(20101);
    }
    expect((await till.use(guess(600_000))).status).toBe(429);
    expect((await till.lookUp(guess(600_000))).status).toBe(429);
  });

  test('is counted for codes that can be none too, and not for codes that exist', async () => {
    passToNextDay();
    const till = new Shop(server, (await server.makeKey('client')).key);
    const { code } = await shop.friendly();
    for (let asked = 0; asked < 2 * BOUNDS.perMinute; asked += 1) {
      expect((await till.lookUp(code)).body.code).toBe(1);
    }
    for (const asked of ['4006381333932', 'x'.repeat(100), 'NO', freshCode(), freshCode()]) {
      expect((await till.lookUp(asked)).body.code).toBe(20101);
    }
    expect((await till.lookUp(freshCode())).status).toBe(429);
  });
});

describe('past the bound', () => {
  let till: Shop;
  let key: string;

  beforeAll(async () => {
    passToNextDay();
    ({ key } = await server.makeKey('client'));
    till = new Shop(server, key);
  });

  async function exhausted(): Promise<Shop> {
    passToNextDay();
    await guessUntilRefused(till);
    return till;
  }

  test('individual codes are refused whether they exist or not', async () => {
    const { uuid } = await shop.coupon();
    const code = await shop.codeFor(uuid, { email: freshEmail() });
    const refused = await exhausted();
    for (const asked of [code, guess(777_777)]) {
      for (const named of [{}, { email: freshEmail() }]) {
        expect((await refused.lookUp(asked, named)).status).toBe(429);
        expect((await refused.use(asked, named)).status).toBe(429);
      }
    }
    expect((await shop.counts(uuid)).redeemed).toBe(0);
  });

  test('a code goes on for its owner', async () => {
    const { uuid } = await shop.coupon();
    const email = freshEmail();
    const code = await shop.codeFor(uuid, { email });
    const refused = await exhausted();
    expect((await refused.lookUp(code, { email })).body.data.isValid).toBe(true);
    expect((await refused.use(code, { email })).body.code).toBe(1);
  });

  test('friendly and strict codes go on', async () => {
    const friendly = await shop.friendly();
    const strict = await shop.coupon({ strictUse: true });
    const email = freshEmail();
    const code = await shop.codeFor(strict.uuid, { email });
    const refused = await exhausted();
    expect((await refused.lookUp(friendly.code)).body.code).toBe(1);
    expect((await refused.use(friendly.code)).body.code).toBe(1);
    expect((await refused.lookUp(code)).body.data.reason.code).toBe(20108);
    expect((await refused.use(code, { email })).body.code).toBe(1);
  });

  test('a code goes on that this key was served within a day', async () => {
    const { uuid } = await shop.coupon();
    const [seen, unseen] = [await shop.codeFor(uuid), await shop.codeFor(uuid)];
    passToNextDay();
    await till.lookUp(seen);
    await guessUntilRefused(till);
    expect((await till.use(seen)).body.code).toBe(1);
    expect((await till.use(unseen)).status).toBe(429);
    const mine = await shop.codeFor(uuid);
    expect((await till.use(mine)).status).toBe(429);
    const issued = (await till.activate(uuid)).body.data.code;
    expect((await till.use(issued)).body.code).toBe(1);
    server.clock.pass(DAY);
    await guessUntilRefused(till);
    expect((await till.lookUp(seen)).status).toBe(429);
  });

  test('activation, coupons and clients go on', async () => {
    const { uuid } = await shop.coupon();
    const refused = await exhausted();
    expect((await refused.activate(uuid)).body.code).toBe(1);
    expect((await refused.call('GET', `/coupons/${uuid}`)).status).toBe(200);
    expect((await refused.call('GET', '/test')).status).toBe(200);
  });
});
