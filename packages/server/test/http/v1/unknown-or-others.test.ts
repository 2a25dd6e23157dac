import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshEmail } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { type V1Answer, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
/** A key that may use codes and is no admin's. */
let store: V1Shop;
let token: string;
/** Codes that somebody else has, one that nobody has yet, and one that is a draft's. */
let hidden: Readonly<Record<string, string>>;

async function open(options: Parameters<typeof startTestServer>[0] = {}): Promise<void> {
  server = await startTestServer(options);
  shop = new V1Shop(server, server.keys.admin);
  store = new V1Shop(server, server.keys.client);
  const asking = { client: { email: freshEmail() }, expiresIn: 3600 };
  ({ token } = (await shop.post('/v1/client-tokens', asking)).body);
  const strict = await shop.coupon({ codes: { kind: 'ean13' }, strict: true });
  const client = { email: freshEmail() };
  const others = await shop.post('/v1/activations', { couponId: strict.id, client });
  const nobodys = await shop.post(`/v1/coupons/${strict.id}/codes`, { count: 1 });
  const loose = await shop.coupon({ codes: { kind: 'ean13' } });
  const usable = await shop.post('/v1/activations', { couponId: loose.id, client });
  const draft = await shop.coupon({ state: 'draft' });
  hidden = {
    'somebody else has': others.body.code,
    'nobody has yet': String((nobodys.body.codes as readonly string[])[0]),
    'somebody else has and anybody may use': usable.body.code,
    'belongs to a draft': (draft.codes as { readonly code: string }).code,
  };
}

const UNKNOWN = '2999999999991';
const CART = { currency: 'GBP', lines: [{ id: '1', sku: 'MUG', quantity: 1, unitPrice: 500 }] };

/** What a browser, or a store that shows a browser's token, can ask of a code. */
const QUESTIONS: Readonly<Record<string, (code: string) => Promise<V1Answer>>> = {
  'reading it': (code) => shop.get(`/v1/codes/${code}`, { key: token }),
  'drawing it as SVG': (code) => shop.get(`/v1/codes/${code}/barcode.svg`, { key: token }),
  'drawing it as PNG': (code) => shop.get(`/v1/codes/${code}/barcode.png`, { key: token }),
  'trying it': (code) => store.post('/v1/validations', { codes: [code], client: { token } }),
  'trying it on a cart': (code) =>
    store.post('/v1/validations', { codes: [code], client: { token }, cart: CART }),
  'redeeming it': (code) => store.post('/v1/redemptions', { codes: [code], client: { token } }),
  'redeeming it for an order and a cart': (code) =>
    store.post('/v1/redemptions', { codes: [code], client: { token }, orderId: randomUUID(), cart: CART }),
  'holding it': (code) => store.post('/v1/reservations', { codes: [code], client: { token } }),
};

/** All that is told, where the code itself and the number of the request are the same. */
function told({ status, headers, text }: V1Answer, code: string) {
  return {
    status,
    type: headers.get('content-type'),
    retryAfter: headers.get('retry-after'),
    text: text.replaceAll(code, 'CODE').replaceAll(/"requestId":"[^"]*"/g, '"requestId":"R"'),
  };
}

const STRANGE = ['somebody else has', 'nobody has yet', 'belongs to a draft'];
const asked = Object.keys(QUESTIONS).flatMap((question) =>
  STRANGE.map((which) => [question, which] as const),
);
/** Who presents such a code may use it, and is not shown it. */
const shown = ['reading it', 'drawing it as SVG', 'drawing it as PNG'].map(
  (question) => [question, 'somebody else has and anybody may use'] as const,
);

describe('whoever shows a client token', () => {
  beforeAll(() => open());

  afterAll(() => server.stop());

  test.each([...asked, ...shown])(
    'is told by %s of a code that %s what it is told of one that does not exist',
    async (question, which) => {
      const ask = QUESTIONS[question]!;
      const code = hidden[which]!;
      const unknown = told(await ask(UNKNOWN), UNKNOWN);
      expect(told(await ask(code), code)).toEqual(unknown);
      expect(unknown.text).toMatch(/code_unknown|unknown_code/);
    },
  );
});

describe('whoever shows a client token and has guessed too often', () => {
  beforeAll(() => open({ guesses: { perMinute: 3, perDay: 1000, perWorkspaceDay: 10_000 } }));

  afterAll(() => server.stop());

  test.each([...asked, ...shown])(
    'is told by %s of a code that %s to wait, as of one that does not exist',
    async (question, which) => {
      const ask = QUESTIONS[question]!;
      const code = hidden[which]!;
      // No minute may end between one question and the next.
      server.clock.pass(60 - ((server.clock.now() / 1000) % 60));
      for (let time = 0, status = 0; status !== 429 && time < 10; time += 1) {
        ({ status } = await ask(UNKNOWN));
      }
      const unknown = told(await ask(UNKNOWN), UNKNOWN);
      expect(unknown.text).toContain('too_many_guesses');
      expect(told(await ask(code), code)).toEqual(unknown);
    },
  );
});
