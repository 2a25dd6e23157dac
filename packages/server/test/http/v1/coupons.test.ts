import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, Shop } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, TEN_OFF, type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

/** A coupon with everything that a coupon can have. */
const WHOLE = {
  name: 'Winter',
  description: '10 % off',
  additionalDescription: 'Not with other offers.',
  termsUrl: 'https://shop.example.com/terms',
  image: '/winter.png',
  tags: ['winter', 'mail'],
  products: [{ sku: '85123A' }],
  locations: { cities: ['Leeds'] },
  attributes: { channel: 'mail' },
  currency: 'EUR',
  timeZone: 'Europe/Warsaw',
  startsAt: '2026-12-01T00:00:00Z',
  endsAt: '2027-01-01T00:00:00.500Z',
  activation: { required: true, validFor: 86_400 },
  strict: true,
  limits: [
    { on: 'activations', max: 1000 },
    { on: 'redemptions', per: 'client', max: 1 },
    { on: 'redemptions', per: 'client', period: 'week', max: 2 },
    { on: 'redemptions', per: 'code', max: 3 },
    { on: 'redemptions', per: 'coupon', period: 'month', max: 9_007_199_254_740_991 },
    { on: 'discount', max: 500_000 },
  ],
  rollback: { givesBack: false },
  discount: { kind: 'amount', amount: 1000 },
  hidden: true,
};

describe('POST /v1/coupons', () => {
  test('makes a draft of the least, with the workspace’s currency and zone', async () => {
    const { state: _, ...least } = TEN_OFF();
    const { status, body, headers } = await shop.post('/v1/coupons', least);
    expect(status).toBe(201);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      ...least,
      state: 'draft',
      currency: 'GBP',
      timeZone: 'UTC',
      endsAt: null,
      activation: { required: false, validFor: null },
      strict: false,
      limits: [],
      rollback: { givesBack: true },
      hidden: false,
      version: 1,
    });
    expect((await shop.get(`/v1/coupons/${body.id}`)).body).toEqual(body);
  });

  test('keeps all that is sent, as it was sent', async () => {
    const json = { ...WHOLE, codes: { kind: 'friendly', code: freshCode() } };
    const { status, body } = await shop.post('/v1/coupons', json);
    expect(status).toBe(201);
    expect(body).toMatchObject(json);
  });

  test('takes individual codes, of the default range too', async () => {
    const codes = async (json: object) => (await shop.coupon({ codes: json })).codes;
    expect(await codes({ kind: 'ean13', prefix: '590' })).toEqual({ kind: 'ean13', prefix: '590' });
    expect(await codes({ kind: 'ean13' })).toEqual({ kind: 'ean13', prefix: '29' });
  });

  test.each([0.0001, 12.5, 33.3333, 100])('keeps %d percent exactly', async (percent) => {
    const { discount } = await shop.coupon({ discount: { kind: 'percent', percent } });
    expect(discount).toEqual({ kind: 'percent', percent, cap: null, target: { on: 'order' } });
  });

  test('is one coupon for one idempotency key, and 422 for another request', async () => {
    const json = TEN_OFF();
    const key = idempotent();
    const first = await shop.post('/v1/coupons', json, key);
    const again = await shop.post('/v1/coupons', json, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    const other = await shop.post('/v1/coupons', TEN_OFF(), key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test('refuses a code that another coupon has, and makes nothing', async () => {
    const { codes } = await shop.coupon();
    const before = (await shop.get('/v1/coupons?limit=1')).text;
    const { status, body } = await shop.post('/v1/coupons', { ...TEN_OFF(), codes });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'code_taken' });
    expect((await shop.get('/v1/coupons?limit=1')).text).toBe(before);
  });

  test('tells a publisher what to know', async () => {
    const limits = [{ on: 'redemptions', per: 'client', period: 'day', max: 1 }];
    const { warnings } = await shop.coupon({ limits });
    expect(warnings).toMatchObject([{ code: 'client_needed' }]);
    expect(await shop.coupon()).not.toHaveProperty('warnings');
  });
});

describe('POST /v1/coupons/{couponId}/duplicate', () => {
  const RULES = {
    discount: { kind: 'percent', percent: 12.5, cap: 500, target: { on: 'order' } },
    eligibility: { rule: 'cart_subtotal', min: 3000 },
    stacking: { priority: 3, group: 'season', exclusive: false, base: 'original' },
    limits: [{ on: 'redemptions', per: 'client', max: 2 }],
    rollback: { givesBack: false },
    tags: ['winter'],
  };
  const codeOf = ({ codes }: V1Body) => (codes as { readonly code?: string }).code;

  test('makes a draft with all that the coupon is, and notes of which', async () => {
    const original = await shop.coupon({ ...RULES, name: 'Winter' });
    const { status, body } = await shop.post(`/v1/coupons/${original.id}/duplicate`);
    expect(status).toBe(201);
    const { id, codes, version, createdAt, updatedAt, ...rest } = body;
    expect(rest).toEqual({
      ...without(original, ['id', 'codes', 'version', 'createdAt', 'updatedAt', 'warnings']),
      ...{ name: 'Winter (copy)', state: 'draft' },
    });
    expect([version, codeOf(body)]).toEqual([1, `${codeOf(original)}-COPY`]);
    expect((await shop.get(`/v1/coupons/${id}`)).body).toMatchObject({ codes, createdAt, updatedAt });
    const { data } = (await shop.get(`/v1/coupons/${id}/history`)).body;
    expect(data).toMatchObject([
      { action: 'coupon.created', changes: { copyOf: { from: null, to: original.id } } },
    ]);
  });

  test('finds a code that is free, or takes the one that is given', async () => {
    const original = await shop.coupon({ state: 'published' });
    const code = codeOf(original);
    const duplicate = (of: string, json: object = {}) => shop.post(`/v1/coupons/${of}/duplicate`, json);
    const copy = (await duplicate(original.id)).body;
    const next = [await duplicate(original.id), await duplicate(copy.id)];
    expect(next.map(({ body }) => codeOf(body))).toEqual([`${code}-COPY-2`, `${code}-COPY-3`]);
    const named = await duplicate(original.id, { name: 'Mine', code: `${code}-MINE` });
    expect(named.body).toMatchObject({ name: 'Mine', codes: { code: `${code}-MINE` } });
    const taken = await duplicate(original.id, { code: `${code}-MINE` });
    expect(taken).toMatchObject({ status: 409, body: { code: 'code_taken' } });
    const long = await shop.coupon({ codes: { kind: 'friendly', code: `${code}${'ß'.repeat(25)}` } });
    expect(codeOf((await duplicate(long.id)).body)).toMatch(/ß-COPY$/);
  });

  test('names the field that can not be so', async () => {
    const [friendly, individual] = [await shop.coupon(), await shop.coupon({ codes: { kind: 'ean13' } })];
    const refused = async ({ id }: V1Body, json: object) => {
      const { status, body } = await shop.post(`/v1/coupons/${id}/duplicate`, json);
      return [status, body.errors[0]?.field];
    };
    expect(await refused(friendly, { code: 'TEN OFF' })).toEqual([400, '/code']);
    expect(await refused(friendly, { name: ' ' })).toEqual([400, '/name']);
    expect(await refused(individual, { code: 'TEN' })).toEqual([400, '/code']);
  });
});

/** A coupon but for these fields. */
function without(coupon: V1Body, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(coupon).filter(([name]) => !names.includes(name)));
}

const BAD: readonly (readonly [string, Readonly<Record<string, unknown>>, string, string])[] = [
  ['no name', { name: undefined }, '/name', 'missing'],
  ['a blank name', { name: '  ' }, '/name', 'invalid'],
  ['no codes', { codes: undefined }, '/codes', 'missing'],
  ['codes of no kind', { codes: {} }, '/codes/kind', 'not_one_of'],
  ['codes of an unknown kind', { codes: { kind: 'secret' } }, '/codes/kind', 'not_one_of'],
  ['a code with a blank', { codes: { kind: 'friendly', code: 'TEN OFF' } }, '/codes/code', 'invalid'],
  ['a code of another kind', { codes: { kind: 'ean13', code: 'X' } }, '/codes/code', 'unknown'],
  ['a prefix of letters', { codes: { kind: 'ean13', prefix: 'A' } }, '/codes/prefix', 'wrong_form'],
  ['a mistyped field', { startAt: '2026-12-01T00:00:00Z' }, '/startAt', 'unknown'],
  ['a state that is no first one', { state: 'paused' }, '/state', 'not_one_of'],
  ['a number for a name', { name: 7 }, '/name', 'wrong_type'],
  ['text for a flag', { strict: 'yes' }, '/strict', 'wrong_type'],
  ['no percentage', { discount: { kind: 'percent' } }, '/discount/percent', 'missing'],
  ['0 percent', { discount: { kind: 'percent', percent: 0 } }, '/discount/percent', 'out_of_range'],
  ['101 percent', { discount: { kind: 'percent', percent: 101 } }, '/discount/percent', 'out_of_range'],
  ['five decimals', { discount: { kind: 'percent', percent: 0.12345 } }, '/discount/percent', 'invalid'],
  ['half a penny', { discount: { kind: 'amount', amount: 0.5 } }, '/discount/amount', 'wrong_type'],
  ['an unknown currency', { currency: 'XXX' }, '/currency', 'invalid'],
  ['an unknown zone', { timeZone: 'Mars' }, '/timeZone', 'invalid'],
  ['a local time', { startsAt: '2026-12-01T00:00:00' }, '/startsAt', 'wrong_form'],
  ['an end before the start', { endsAt: '2020-01-01T00:00:00Z' }, '/endsAt', 'invalid'],
  ['strict without activation', { strict: true }, '/strict', 'invalid'],
  ['a window of 0', { activation: { validFor: 0 } }, '/activation/validFor', 'out_of_range'],
  ['an address that is none', { termsUrl: 'javascript:alert(1)' }, '/termsUrl', 'wrong_form'],
  ['a limit of 0', { limits: [{ on: 'discount', max: 0 }] }, '/limits/0/max', 'out_of_range'],
  ['a limit on nothing', { limits: [{ on: 'love', max: 1 }] }, '/limits/0/on', 'not_one_of'],
  ['a limit per nobody', { limits: [{ on: 'redemptions', max: 1 }] }, '/limits/0/per', 'missing'],
  [
    'a limit per year',
    { limits: [{ on: 'redemptions', per: 'client', period: 'year', max: 1 }] },
    '/limits/0/period',
    'not_one_of',
  ],
  [
    'a limit twice',
    { limits: [1, 2].map((max) => ({ on: 'redemptions', per: 'client', max })) },
    '/limits/1',
    'invalid',
  ],
];

describe('a coupon with', () => {
  test.each(BAD)('%s is refused by naming the field', async (_, fields, field, code) => {
    const before = (await shop.get('/v1/coupons?limit=1')).text;
    const { status, body } = await shop.post('/v1/coupons', { ...TEN_OFF(), ...fields });
    expect(status).toBe(400);
    expect(body.code).toBe('invalid_request');
    expect(body.errors).toMatchObject([{ field, code }]);
    expect((await shop.get('/v1/coupons?limit=1')).text).toBe(before);
  });

  test('a mistyped field is told the nearest name', async () => {
    const { body } = await shop.post('/v1/coupons', { ...TEN_OFF(), limts: [] });
    expect(body.errors).toEqual([
      { field: '/limts', code: 'unknown', message: 'is unknown; did you mean "limits"?' },
    ]);
    expect(body.detail).toBe('The field "limts" is unknown; did you mean "limits"?');
  });
});

describe('PATCH /v1/coupons/{couponId}', () => {
  test('changes what is sent and nothing else, and moves the version', async () => {
    const before = await shop.coupon({ tags: ['a'], activation: { required: true, validFor: 60 } });
    const json = { name: 'Other', activation: { validFor: null }, tags: [] };
    const { status, body, headers } = await shop.patch(`/v1/coupons/${before.id}`, json);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"2"');
    const { updatedAt: _, warnings: __, ...rest } = before;
    const activation = { required: true, validFor: null };
    expect(body).toMatchObject({ ...rest, name: 'Other', tags: [], activation, version: 2 });
  });

  test('that changes nothing leaves the version', async () => {
    const { id, limits, name } = await shop.coupon({ limits: [{ on: 'discount', max: 5 }] });
    const { body } = await shop.patch(`/v1/coupons/${id}`, { limits, name });
    expect(body.version).toBe(1);
  });

  test('with If-Match of another version is 412, with the coupon as it is, and changes nothing', async () => {
    const { id } = await shop.coupon();
    await shop.patch(`/v1/coupons/${id}`, { name: 'Faster' });
    const headers = { 'if-match': '"1"' };
    const { status, body } = await shop.patch(`/v1/coupons/${id}`, { name: 'Slower' }, { headers });
    expect({ status, code: body.code }).toEqual({ status: 412, code: 'version_mismatch' });
    const now = (await shop.get(`/v1/coupons/${id}`)).body;
    expect(body.coupon).toEqual(now);
    expect(now.name).toBe('Faster');
  });

  test.each(['"1"', 'W/"1"', '"7", "1"', '*'])('with If-Match %s of its version edits', async (tag) => {
    const { id } = await shop.coupon();
    const headers = { 'if-match': tag };
    expect((await shop.patch(`/v1/coupons/${id}`, { name: 'New' }, { headers })).status).toBe(200);
  });

  test.each(['1', 'old', '"one"', '"1", 2'])('with If-Match %s is unreadable', async (tag) => {
    const { id } = await shop.coupon();
    const headers = { 'if-match': tag };
    const { status, body } = await shop.patch(`/v1/coupons/${id}`, { name: 'New' }, { headers });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field: '/If-Match' }]);
  });

  test('can not change codes, currency and, with periods, the zone once something was issued', async () => {
    const limits = [{ on: 'redemptions', per: 'coupon', period: 'day', max: 5 }];
    const { id } = await shop.coupon({ limits });
    await shop.post('/v1/activations', { couponId: id, client: { email: `${randomUUID()}@example.com` } });
    const edits = {
      codes: { kind: 'friendly', code: freshCode() },
      currency: 'EUR',
      timeZone: 'Europe/Paris',
    };
    for (const [name, value] of Object.entries(edits)) {
      const { status, body } = await shop.patch(`/v1/coupons/${id}`, { [name]: value });
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'locked_after_issue' });
      expect(body.errors).toMatchObject([{ field: `/${name}` }]);
    }
    expect((await shop.get(`/v1/coupons/${id}`)).body.version).toBe(1);
  });

  test.each([
    ['another coupon’s code', { codes: { kind: 'friendly', code: 'TAKEN-CODE' } }, 409, 'code_taken'],
    ['a bad field', { limits: 'none' }, 400, 'invalid_request'],
    ['its state', { state: 'archived' }, 400, 'invalid_request'],
  ])('of %s is refused and changes nothing', async (_, json, status, code) => {
    await shop.post('/v1/coupons', { ...TEN_OFF(), codes: { kind: 'friendly', code: 'TAKEN-CODE' } });
    const before = await shop.coupon();
    const answer = await shop.patch(`/v1/coupons/${before.id}`, json);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect((await shop.get(`/v1/coupons/${before.id}`)).body).toEqual(before);
  });
});

describe('an action', () => {
  const act = async (id: string, ...names: readonly string[]) => {
    const told = [];
    for (const name of names) {
      const { status, body } = await shop.post(`/v1/coupons/${id}/${name}`);
      told.push(status === 200 ? body.state : `${status} ${body.code}`);
    }
    return told;
  };

  test('moves a coupon through its life', async () => {
    const { id } = await shop.coupon({ state: 'draft' });
    const life = ['pause', 'publish', 'publish', 'pause', 'publish', 'archive', 'publish', 'archive'];
    expect(await act(id, ...life)).toEqual([
      '409 state_final',
      'published',
      'published',
      'paused',
      'published',
      'archived',
      '409 state_final',
      'archived',
    ]);
  });

  test('that is repeated under its key does not undo what came after', async () => {
    const { id } = await shop.coupon({ state: 'draft' });
    const key = idempotent();
    const publish = () => shop.post(`/v1/coupons/${id}/publish`, undefined, key);
    expect((await publish()).body.state).toBe('published');
    await act(id, 'pause');
    expect(await publish()).toMatchObject({ status: 200, body: { state: 'paused' } });
    const other = await shop.coupon();
    const reused = await shop.post(`/v1/coupons/${other.id}/publish`, undefined, key);
    expect({ status: reused.status, code: reused.body.code }).toEqual({
      status: 422,
      code: 'idempotency_key_reused',
    });
  });

  test('takes no body', async () => {
    const { id } = await shop.coupon();
    const { status, body } = await shop.post(`/v1/coupons/${id}/pause`, { why: 'rain' });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field: '/why', code: 'unknown' }]);
    expect((await shop.get(`/v1/coupons/${id}`)).body.state).toBe('published');
  });
});

describe('a coupon made over one API', () => {
  test('is whole in the other one', async () => {
    const old = new Shop(server);
    const made = await old.coupon({
      code: freshCode(),
      discountType: 'cost',
      discountValue: 2.5,
      limitGlobal: 7,
      limitPerClient: 2,
      activationRequired: true,
      validFor: 60,
      endAt: '2087-01-01T00:00:00Z',
      tags: ['x'],
    });
    const { body } = await shop.get(`/v1/coupons/${made.uuid}`);
    expect(body).toMatchObject({
      id: made.uuid,
      state: 'published',
      codes: { kind: 'friendly', code: made.code },
      discount: { kind: 'amount', amount: 250 },
      limits: [
        { on: 'activations', max: 7 },
        { on: 'redemptions', per: 'client', max: 2 },
      ],
      rollback: { givesBack: true },
      activation: { required: true, validFor: 60 },
      endsAt: '2087-01-01T00:00:00Z',
      tags: ['x'],
    });
  });

  test('keeps what 3.0.0 does not know when it is edited there', async () => {
    const old = new Shop(server);
    const { id, limits, rollback } = await shop.coupon({
      limits: WHOLE.limits,
      rollback: { givesBack: false },
    });
    const told = (await old.call('GET', `/coupons/${id}`)).body.data.coupon;
    expect(told).toMatchObject({ limitGlobal: 1000, limitPerClient: 1, discountType: 'percent' });
    await old.patch(id, { name: 'Edited' });
    expect((await shop.get(`/v1/coupons/${id}`)).body).toMatchObject({ name: 'Edited', limits, rollback });
    await old.patch(id, { limitGlobal: 0, limitPerClient: 5 });
    const { body } = await shop.get(`/v1/coupons/${id}`);
    expect(body.limits).toEqual([{ on: 'redemptions', per: 'client', max: 5 }, ...WHOLE.limits.slice(2)]);
    await old.patch(id, { limitGlobal: 9 });
    expect((await shop.get(`/v1/coupons/${id}`)).body.limits).toContainEqual({ on: 'activations', max: 9 });
  });
});

describe('DELETE /v1/coupons/{couponId}', () => {
  const draft = async (fields: object = {}) => {
    const { body } = await shop.post('/v1/coupons', { ...TEN_OFF(), state: 'draft', ...fields });
    return body as V1Body & { readonly id: string; readonly codes: { readonly code: string } };
  };
  const remove = (id: string) => shop.call('DELETE', `/v1/coupons/${id}`);

  test('deletes a draft, tells it as it was, and notes it; its code is free', async () => {
    const { id, codes, name } = await draft();
    expect(await remove(id)).toMatchObject({ status: 200, body: { id, name, state: 'draft' } });
    expect((await shop.get(`/v1/coupons/${id}`)).status).toBe(404);
    expect(await remove(id)).toMatchObject({ status: 404, body: { code: 'coupon_unknown' } });
    const { body: log } = await shop.get(`/v1/audit-log?object=${id}`);
    expect(log.data).toMatchObject([
      { action: 'coupon.deleted', object: { id, name } },
      { action: 'coupon.created' },
    ]);
    const again = await shop.post('/v1/coupons', { ...TEN_OFF(), codes, state: 'published' });
    expect(again.status).toBe(201);
    const left = await Promise.all(
      ['coupons', 'coupon_totals', 'coupon_days', 'codes'].map(async (table) => {
        const column = table === 'coupons' ? 'id' : 'coupon_id';
        return (await server.pool.query(`select from ${table} where ${column} = $1`, [id])).rowCount;
      }),
    );
    expect(left).toEqual([0, 0, 0, 0]);
    expect((await server.audit()).differences).toEqual([]);
  });

  test('gives the code back to the archived coupon that had it', async () => {
    const first = await shop.coupon();
    await shop.post(`/v1/coupons/${first.id}/archive`);
    const { id } = await draft({ codes: first.codes });
    await remove(id);
    const { codes } = first as unknown as { readonly codes: { readonly code: string } };
    const { body } = await shop.get(`/v1/codes/${codes.code}`);
    expect(body).toMatchObject({ coupon: { id: first.id } });
  });

  test.each(['published', 'paused', 'archived'])('keeps one that is %s', async (state) => {
    const { id } = await shop.coupon({ state: 'published' });
    if (state !== 'published')
      await shop.post(`/v1/coupons/${id}/${state === 'paused' ? 'pause' : 'archive'}`);
    expect(await remove(String(id))).toMatchObject({ status: 409, body: { code: 'coupon_not_deletable' } });
    expect((await shop.get(`/v1/coupons/${id}`)).body).toMatchObject({ id, state });
  });

  test('keeps a draft of which codes are out', async () => {
    const { id } = await draft({ codes: { kind: 'ean13', prefix: '29' } });
    const made = await shop.post(`/v1/coupons/${id}/codes`, { count: 2 });
    expect(made.status).toBe(201);
    expect(await remove(id)).toMatchObject({ status: 409, body: { code: 'coupon_not_deletable' } });
    expect((await shop.get(`/v1/coupons/${id}`)).status).toBe(200);
  });

  test('is not done with a key that makes no offers', async () => {
    const { id } = await draft();
    const other = new V1Shop(server, server.keys.client);
    expect((await other.call('DELETE', `/v1/coupons/${id}`)).status).toBe(403);
    expect((await shop.get(`/v1/coupons/${id}`)).status).toBe(200);
  });

  test('whoever repeats under its key the request that made it is told that it is gone', async () => {
    const fields = { ...TEN_OFF(), state: 'draft' };
    const key = idempotent(randomUUID());
    const made = await shop.post('/v1/coupons', fields, key);
    await remove(String(made.body.id));
    const repeat = await shop.post('/v1/coupons', fields, key);
    expect(repeat).toMatchObject({ status: 404, body: { code: 'coupon_unknown' } });
  });
});
