import { RULES } from '@couponry/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Shop } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { TEN_OFF, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
let deployed: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
  deployed = new Shop(server);
});

afterAll(() => server.stop());

const EVERY_RULE = [...RULES.values()].flatMap(({ name, examples }) =>
  examples.map((example) => [name, { rule: name, ...example }] as const),
);
const small = { rule: 'cart_subtotal', min: 5000 };
const deep = (levels: number): object => (levels === 1 ? small : { not: deep(levels - 1) });

describe('a condition', () => {
  test.each(EVERY_RULE)('by %s is kept as it was sent: %j', async (_, eligibility) => {
    const made = await shop.coupon({ eligibility });
    expect(made.eligibility).toEqual(eligibility);
  });

  test('is kept as it was put together, whatever else changes over either API', async () => {
    const eligibility = { all: [small, { any: [{ not: small }, { rule: 'nth_order', equals: 1 }] }] };
    const made = await shop.coupon({ eligibility });
    await deployed.patch(made.id, { name: 'Renamed' });
    await shop.patch(`/v1/coupons/${made.id}`, { description: 'More' });
    expect((await shop.get(`/v1/coupons/${made.id}`)).body).toMatchObject({ name: 'Renamed', eligibility });
    expect((await shop.patch(`/v1/coupons/${made.id}`, { eligibility: null })).body.eligibility).toBeNull();
  });

  test.each([
    ['a mistyped rule', { rule: 'cart_subtotl', min: 1 }, '', '/rule', /"cart_subtotal"\?$/],
    ['a mistyped parameter', { rule: 'cart_subtotal', minn: 1 }, '', '/minn', /did you mean "min"\?$/],
    ['a mistyped word', { al: [small] }, '', '/al', /did you mean "all"\?$/],
    [
      'a text for a number',
      { any: [small, { rule: 'cart_subtotal', min: '1' }] },
      '',
      '/any/1/min',
      /integer/,
    ],
    ['bounds upside down', { not: { rule: 'cart_quantity', min: 3, max: 2 } }, '', '/not/min', /above "max"/],
    ['nine levels', deep(9), '/not'.repeat(8), '', /at most 8 deep/],
    [
      'no such zone',
      { rule: 'weekday', in: ['monday'], timeZone: 'Mars/Olympus' },
      '',
      '/timeZone',
      /London/,
    ],
  ])('with %s is refused by its field, and nothing is made', async (_, eligibility, path, rest, says) => {
    const answer = await shop.post('/v1/coupons', { ...TEN_OFF(), eligibility });
    expect(answer.status).toBe(400);
    const errors = answer.body.errors;
    const found = errors.find(({ field }) => field === `/eligibility${path}${rest}`);
    expect(found?.message).toMatch(says);
  });

  test('of 201 parts is refused, of 200 not', async () => {
    const made = await shop.coupon({ eligibility: { any: Array(199).fill(small) } });
    expect(made.eligibility).toMatchObject({ any: expect.any(Array) });
    const { status, body } = await shop.patch(`/v1/coupons/${made.id}`, {
      eligibility: { any: Array(200).fill(small) },
    });
    expect([status, body.errors[0]?.field]).toEqual([400, '/eligibility/any/199']);
  });

  test('eight deep is taken', async () => {
    expect((await shop.coupon({ eligibility: deep(8) })).eligibility).toEqual(deep(8));
  });
});

describe('a reason', () => {
  test('is told in Polish to who asks for it, and in English to all others', async () => {
    const { codes } = await shop.coupon({ eligibility: small });
    const body = { codes: [(codes as Readonly<Record<string, unknown>>).code] };
    const told = async (headers: Readonly<Record<string, string>>) => {
      const { text } = await shop.call('POST', '/v1/validations', { json: body, headers });
      return text;
    };
    expect(await told({ 'accept-language': 'pl-PL,pl;q=0.9,en;q=0.8' })).toContain('Podaj koszyk.');
    expect(await told({ 'accept-language': 'de' })).toContain('Send the cart.');
    expect(await told({})).toContain('Send the cart.');
  });
});
