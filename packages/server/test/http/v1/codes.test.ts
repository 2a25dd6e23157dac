import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail, Shop } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
let till: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
  till = new Shop(server);
});

afterAll(() => server.stop());

afterEach(async () => {
  expect((await server.audit()).differences).toEqual([]);
});

const PATTERN = /^WIN-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/;
const kinds = {
  ean13: { kind: 'ean13' },
  pattern: { kind: 'pattern', pattern: 'win-####-####' },
  imported: { kind: 'imported' },
} as const;

async function couponOf(kind: keyof typeof kinds, fields: object = {}): Promise<string> {
  return (await shop.coupon({ codes: kinds[kind], ...fields })).id;
}

async function generate(couponId: string, count: number): Promise<readonly string[]> {
  const { status, body, text } = await shop.post(`/v1/coupons/${couponId}/codes`, { count });
  if (status !== 201) throw new Error(text);
  return body.codes as readonly string[];
}

const importing = (couponId: string, codes: readonly (string | object)[], options: object = {}) =>
  shop.post(
    `/v1/coupons/${couponId}/codes/import`,
    { codes: codes.map((code) => (typeof code === 'string' ? { code } : code)) },
    options,
  );

/** A coupon with so many imported codes. */
async function stocked(count: number, fields: object = {}) {
  const id = await couponOf('imported', fields);
  const codes = Array.from({ length: count }, freshCode);
  if (count > 0) await importing(id, codes);
  return { id, codes };
}

const activate = (couponId: string, email?: string, options: object = {}) =>
  shop.post('/v1/activations', { couponId, ...(email === undefined ? {} : { client: { email } }) }, options);
const redeem = (code: string, fields: object = {}) =>
  shop.post('/v1/redemptions', { codes: [code], ...fields });
const read = async (code: string): Promise<V1Body> =>
  (await shop.get(`/v1/codes/${encodeURIComponent(code)}`)).body;
const assign = (code: string, email: string, options: object = {}) =>
  shop.post(`/v1/codes/${code}/assign`, { client: { email } }, options);
const disable = (code: string) => shop.post(`/v1/codes/${code}/disable`, { reason: 'stolen' });
const codesOf = ({ data }: V1Body): string[] => data.map(({ code }) => code);

describe('a coupon with a pattern', () => {
  test('gives each client a code of its own that is asked for without regard to case', async () => {
    const { id, codes, warnings } = await shop.coupon({ codes: kinds.pattern });
    expect({ codes, warnings }).toEqual({
      codes: { kind: 'pattern', pattern: 'WIN-####-####' },
      warnings: undefined,
    });
    const email = freshEmail();
    const first = (await activate(id, email)).body.code;
    expect(first).toMatch(PATTERN);
    expect((await activate(id, email)).body.code).toBe(first);
    expect((await activate(id, freshEmail())).body.code).not.toBe(first);
    expect((await redeem(first.toLowerCase())).status).toBe(201);
    expect((await till.lookUp(first)).body.data).toMatchObject({ code: first, isValid: true });
    const { body } = await till.call('GET', `/coupons/${id}`);
    expect(body.data.coupon).toMatchObject({ code: null, codePrefix: null });
  });

  test('tells who publishes it when its codes could be guessed', async () => {
    const { warnings } = await shop.coupon({
      codes: { kind: 'pattern', pattern: 'A#####' },
      limits: [{ on: 'activations', max: 25 }],
    });
    expect(warnings).toMatchObject([{ code: 'range_guessable' }]);
  });

  test('keeps it where 3.0.0 edits something else', async () => {
    const id = await couponOf('pattern');
    expect((await till.patch(id, { name: 'Renamed' })).body.code).toBe(1);
    expect((await shop.get(`/v1/coupons/${id}`)).body.codes).toEqual({
      kind: 'pattern',
      pattern: 'WIN-####-####',
    });
  });

  test.each(['WIN-####', 'WIN #####', '#############', ''])('can not have %j', async (pattern) => {
    const { status, body } = await shop.post('/v1/coupons', {
      ...{ name: 'x', codes: { kind: 'pattern', pattern }, discount: { kind: 'percent', percent: 5 } },
    });
    expect([status, body.errors[0]?.field]).toEqual([400, '/codes/pattern']);
  });
});

describe('generating codes', () => {
  test.each(['ean13', 'pattern'] as const)(
    'makes as many of kind %s as are asked for, nobody’s',
    async (kind) => {
      const id = await couponOf(kind);
      const codes = await generate(id, 1000);
      expect(new Set(codes).size).toBe(1000);
      const [one = ''] = codes;
      expect(one).toMatch(kind === 'pattern' ? PATTERN : /^29\d{11}$/);
      expect(await read(one)).toMatchObject({
        state: 'issued',
        clientId: null,
        activatedAt: null,
        redemptions: 0,
      });
      const { totals } = (await shop.get(`/v1/coupons/${id}/statistics`)).body;
      expect(totals).toMatchObject({ issued: 1000, activated: 0 });
    },
  );

  test('once for a request that is repeated, also at once', async () => {
    const id = await couponOf('ean13');
    const key = idempotent();
    const answers = await Promise.all(
      [1, 2, 3].map(() => shop.post(`/v1/coupons/${id}/codes`, { count: 50 }, key)),
    );
    const made = answers.filter(({ status }) => status === 201 || status === 200);
    const sorted = made.map(({ body }) => (body.codes as string[]).toSorted());
    expect(sorted.every((codes) => codes.join() === sorted[0]?.join())).toBe(true);
    expect(made.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await shop.get(`/v1/coupons/${id}/codes?limit=100`)).body.data).toHaveLength(50);
  });

  test('locks what was issued: kind and range stay', async () => {
    const id = await couponOf('pattern');
    await generate(id, 1);
    const { status, body } = await shop.patch(`/v1/coupons/${id}`, { codes: kinds.ean13 });
    expect([status, body.code]).toEqual([409, 'locked_after_issue']);
  });

  test.each([0, 1001, 1.5, '5'])('refuses %j', async (count) => {
    const { status } = await shop.post(`/v1/coupons/${await couponOf('ean13')}/codes`, { count });
    expect(status).toBe(400);
  });

  test('makes up for codes that another range has taken', async () => {
    const id = await couponOf('ean13', { codes: { kind: 'ean13', prefix: '291111' } });
    const wide = await generate(id, 500);
    const [one = ''] = wide;
    const overlapping = one.slice(0, 5);
    const other = await couponOf('ean13', { codes: { kind: 'ean13', prefix: overlapping } });
    expect(new Set([...wide, ...(await generate(other, 1000))]).size).toBe(1500);
  });
});

describe('importing codes', () => {
  test('tells what became of each', async () => {
    const id = await couponOf('imported');
    const friendly = (await shop.coupon()).codes as { readonly code: string };
    const [a, b] = [freshCode(), freshCode()];
    const { status, body } = await importing(id, [
      a,
      a.toLowerCase(),
      b,
      'x',
      '4006381333932',
      friendly.code,
    ]);
    expect(status).toBe(201);
    expect(body).toMatchObject({ couponId: id, imported: 2, taken: 2, invalid: 2 });
    expect((body.codes as V1Body[]).map(({ result }) => result)).toEqual([
      ...['imported', 'taken', 'imported', 'invalid', 'invalid', 'taken'],
    ]);
    expect((await importing(id, [b])).body).toMatchObject({ imported: 0, taken: 1 });
  });

  test('gives codes to clients, one to each', async () => {
    const id = await couponOf('imported');
    const client = { email: freshEmail() };
    const [a, b, c] = [freshCode(), freshCode(), freshCode()];
    const { body } = await importing(id, [{ code: a, client }, { code: b, client }, { code: c }]);
    const results = (body.codes as V1Body[]).map(({ result, clientId, problem }) => ({
      ...{ result, hasClient: clientId !== null, problem },
    }));
    expect(results).toContainEqual({ result: 'imported', hasClient: true, problem: null });
    expect(results).toContainEqual({ result: 'imported', hasClient: false, problem: 'client_has_code' });
    expect(results[2]).toEqual({ result: 'imported', hasClient: false, problem: null });
  });

  test('once for a request that is repeated', async () => {
    const id = await couponOf('imported');
    const [key, codes] = [idempotent(), [freshCode(), freshCode(), 'x']];
    const first = await importing(id, codes, key);
    const again = await importing(id, codes, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
  });

  test('of the same codes at once lets each in once', async () => {
    const ids = await Promise.all([couponOf('imported'), couponOf('imported')]);
    const codes = Array.from({ length: 300 }, freshCode);
    const tries = [codes, codes.toReversed(), codes, codes.toReversed()];
    const answers = await Promise.all(tries.map((list, index) => importing(ids[index % 2] ?? '', list)));
    const imported = answers.map(({ body }) => Number(body.imported));
    expect(imported.reduce((sum, count) => sum + count)).toBe(300);
  });
});

describe('an activation of imported codes', () => {
  test('hands out each once, however many ask at once, and then none', async () => {
    const { id, codes } = await stocked(60);
    const other = new V1Shop(await server.another(), server.keys.admin);
    const answers = await Promise.all(
      Array.from({ length: 90 }, (_, index) =>
        (index % 2 === 0 ? shop : other).post('/v1/activations', {
          couponId: id,
          client: { email: freshEmail() },
        }),
      ),
    );
    const given = answers.filter(({ status }) => status === 201).map(({ body }) => body.code);
    expect(given.toSorted()).toEqual(codes.toSorted());
    const refused = answers.filter(({ status }) => status === 409).map(({ body }) => body.code);
    expect(refused).toEqual(Array.from({ length: 30 }, () => 'code_range_used_up'));
  });

  test('answers a client the same code, and 3.0.0 tells it when none is left', async () => {
    const { id, codes } = await stocked(1);
    const email = freshEmail();
    expect((await activate(id, email)).body.code).toBe(codes[0]);
    expect((await activate(id, email)).body.code).toBe(codes[0]);
    expect((await till.activate(id, { email: freshEmail() })).body).toMatchObject({
      ...{ code: 20107, message: 'Coupon.LimitReached' },
    });
  });

  test('never hands out one that was presented while others ask', async () => {
    const { id, codes } = await stocked(40);
    const answers = await Promise.all(
      codes.flatMap((code) => [
        redeem(code, { client: { email: freshEmail() } }),
        activate(id, freshEmail()),
      ]),
    );
    const used = codes.filter((_, index) => answers[index * 2]?.status === 201);
    const given = answers
      .filter((_, index) => index % 2 === 1)
      .flatMap(({ status, body }) => (status === 201 ? body.code : []));
    expect(new Set(given).size).toBe(given.length);
    for (const code of used) {
      const { redemptions } = await read(code);
      expect(redemptions).toBe(1);
    }
  });
});

describe('an imported code that is presented', () => {
  test('is activated by its first redemption, and by its rollback not any more', async () => {
    const { codes } = await stocked(1, { limits: [{ on: 'activations', max: 5 }] });
    const [code = ''] = codes;
    const { body } = await redeem(code);
    expect(await read(code)).toMatchObject({ state: 'redeemed', redemptions: 1 });
    await shop.post(`/v1/redemptions/${body.id}/rollback`);
    expect(await read(code)).toMatchObject({ state: 'issued', activatedAt: null, redemptions: 0 });
  });

  test('is refused where the coupon has to be activated first', async () => {
    const { codes } = await stocked(1, { activation: { required: true } });
    expect((await redeem(codes[0] ?? '')).body.code).toBe('not_activated');
  });
});

describe('a code that is given to a client', () => {
  test('is the one that its activation activates', async () => {
    const id = await couponOf('ean13', { activation: { required: true, validFor: 60 } });
    const [code = ''] = await generate(id, 1);
    const email = freshEmail();
    expect((await assign(code, email)).body).toMatchObject({ state: 'issued', code });
    expect((await assign(code, email)).status).toBe(200);
    expect((await redeem(code, { client: { email } })).body.code).toBe('not_activated');
    const activated = await activate(id, email);
    expect([activated.status, activated.body.code]).toEqual([201, code]);
    expect(await read(code)).toMatchObject({ state: 'activated', clientId: activated.body.clientId });
    expect((await redeem(code, { client: { email } })).status).toBe(201);
    server.clock.pass(61);
    expect((await activate(id, email)).body.code).toBe('window_over');
  });

  test('is told in its wallet before it is activated', async () => {
    const [code = ''] = await generate(await couponOf('ean13'), 1);
    const { clientId } = (await assign(code, freshEmail())).body;
    expect((await shop.get(`/v1/clients/${clientId}/wallet`)).body.usable).toMatchObject([{ code }]);
  });

  test('and was activated by a use stays activated on purpose after an activation, when the use is given back', async () => {
    const id = await couponOf('ean13');
    const [code = ''] = await generate(id, 1);
    const email = freshEmail();
    await assign(code, email);
    const used = await redeem(code, { client: { email } });
    expect((await activate(id, email)).body.code).toBe(code);
    await shop.post(`/v1/redemptions/${used.body.id}/rollback`);
    expect(await read(code)).toMatchObject({ state: 'activated', redemptions: 0 });
  });

  test('goes to one of those who are given it at once, and each client to one code', async () => {
    const id = await couponOf('ean13');
    const codes = await generate(id, 6);
    const emails = Array.from({ length: 4 }, freshEmail);
    const other = new V1Shop(await server.another(), server.keys.admin);
    const answers = await Promise.all(
      codes.flatMap((code, turn) =>
        emails.map((email, index) =>
          ((turn + index) % 2 === 0 ? shop : other).post(`/v1/codes/${code}/assign`, { client: { email } }),
        ),
      ),
    );
    const given = answers.filter(({ status }) => status === 200).map(({ body }) => body);
    expect(given).toHaveLength(4);
    expect(new Set(given.map(({ code }) => code)).size).toBe(4);
    expect(new Set(given.map(({ clientId }) => clientId)).size).toBe(4);
  });

  test('or activated by others at once is exact', async () => {
    const { id, codes } = await stocked(20);
    const emails = codes.map(() => freshEmail());
    await Promise.all(
      codes.flatMap((code, index) => [
        assign(code, emails[index] ?? ''),
        activate(id, emails[index] ?? ''),
        redeem(code),
        disable(code),
      ]),
    );
  });

  test('was not used by a hold that has run out', async () => {
    const { id } = await shop.coupon({ codes: { kind: 'ean13' } });
    const { body } = await shop.post(`/v1/coupons/${id}/codes`, { count: 1 });
    const [code = ''] = body.codes as readonly string[];
    await shop.post('/v1/reservations', { codes: [code], expiresIn: 1 });
    expect(await assign(code, freshEmail())).toMatchObject({ status: 409, body: { code: 'code_used' } });
    server.clock.pass(1);
    expect(await assign(code, freshEmail())).toMatchObject({ status: 200, body: { state: 'issued', code } });
  });
});

describe('a disabled code', () => {
  test('works in no way, and is told so', async () => {
    const id = await couponOf('ean13');
    const email = freshEmail();
    const code = (await activate(id, email)).body.code;
    expect((await disable(code)).body).toMatchObject({ state: 'disabled', disabledAt: expect.any(String) });
    expect((await disable(code)).status).toBe(200);
    expect((await redeem(code)).body.code).toBe('code_disabled');
    expect((await shop.post('/v1/reservations', { codes: [code] })).body.code).toBe('code_disabled');
    const dry = (await shop.post('/v1/validations', { codes: [code] })).body.results as V1Body[];
    expect(dry[0]).toMatchObject({ applied: false, reasons: [{ code: 'code_disabled' }] });
    const told = await till.lookUp(code, { email });
    expect(told.body.data).toMatchObject({ isValid: false, reason: { code: 20109 } });
    const used = await till.use(code, { email });
    expect([used.status, used.body.code]).toEqual([200, 20109]);
    const { clientId } = (await read(code)) as V1Body;
    const { unusable } = (await shop.get(`/v1/clients/${clientId}/wallet`)).body;
    expect(unusable).toMatchObject([{ code, reason: { code: 'code_disabled' } }]);
  });

  test('that a live reservation holds is redeemed by its confirmation', async () => {
    const code = (await activate(await couponOf('ean13'))).body.code;
    const { id } = (await shop.post('/v1/reservations', { codes: [code] })).body;
    await disable(code);
    expect((await shop.post(`/v1/reservations/${id}/confirm`)).status).toBe(201);
    expect((await redeem(code)).body.code).toBe('code_disabled');
  });

  test('gives its client another one, which counts as one more; the old one stays dead', async () => {
    const id = await couponOf('ean13', { limits: [{ on: 'activations', max: 2 }] });
    const email = freshEmail();
    const first = (await activate(id, email)).body.code;
    await disable(first);
    const second = (await activate(id, email)).body.code;
    expect(second).not.toBe(first);
    expect((await activate(id, email)).body.code).toBe(second);
    expect((await activate(id, freshEmail())).body.code).toBe('activations_used_up');
    expect((await shop.post(`/v1/codes/${first}/enable`)).body.code).toBe('client_has_code');
    await disable(second);
    expect((await shop.post(`/v1/codes/${first}/enable`)).body.state).toBe('activated');
    expect((await redeem(first, { client: { email } })).status).toBe(201);
  });

  test('is used before or refused after, when both happen at once', async () => {
    const id = await couponOf('ean13', { limits: [{ on: 'redemptions', per: 'code', max: 1 }] });
    const codes = await generate(id, 30);
    const other = new V1Shop(await server.another(), server.keys.admin);
    await Promise.all(
      codes.map(async (code) => {
        const [used, off] = await Promise.all([redeem(code), other.post(`/v1/codes/${code}/disable`)]);
        expect(off.status).toBe(200);
        expect([201, 409]).toContain(used.status);
        const { redemptions } = await read(code);
        expect(redemptions).toBe(used.status === 201 ? 1 : 0);
        expect((await redeem(code)).body.code).toBe('code_disabled');
      }),
    );
  });

  test('is changed once for a request that is repeated', async () => {
    const code = (await activate(await couponOf('ean13'))).body.code;
    const key = idempotent();
    await shop.post(`/v1/codes/${code}/disable`, {}, key);
    await shop.post(`/v1/codes/${code}/enable`);
    expect((await shop.post(`/v1/codes/${code}/disable`, {}, key)).body.state).toBe('activated');
  });
});

describe('finding codes', () => {
  test('of a coupon by any part, state and client, a page at a time', async () => {
    const id = await couponOf('ean13');
    const codes = (await generate(id, 25)).toSorted();
    const email = freshEmail();
    const mine = (await activate(id, email)).body;
    const path = `/v1/coupons/${id}/codes`;
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await shop.get(`${path}?limit=10${cursor}`);
      seen.push(...codesOf(body));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual([...codes, mine.code].toSorted());
    const [one = '', two = '', three = ''] = codes;
    expect(codesOf((await shop.get(`${path}?search=${one.slice(3, 12)}`)).body)).toEqual([one]);
    await redeem(one);
    await disable(two);
    await assign(three, freshEmail());
    const inState = async (state: string) =>
      codesOf((await shop.get(`${path}?state=${state}&limit=100`)).body);
    expect(await inState('redeemed')).toEqual([one]);
    expect(await inState('disabled')).toEqual([two]);
    expect(await inState('activated')).toEqual([mine.code]);
    expect(await inState('issued')).toEqual(codes.slice(2));
    expect(await inState('expired')).toEqual([]);
    expect(codesOf((await shop.get(`${path}?clientId=${mine.clientId}`)).body)).toEqual([mine.code]);
  });

  test('tells those whose time ran out unused', async () => {
    const id = await couponOf('ean13', { activation: { required: true, validFor: 60 } });
    const code = (await activate(id)).body.code;
    const [left = ''] = await generate(id, 1);
    server.clock.pass(60);
    expect(await read(code)).toMatchObject({ state: 'expired' });
    expect(await read(left)).toMatchObject({ state: 'issued', expiresAt: null });
    const ended = await couponOf('ean13', {
      startsAt: '2020-01-01T00:00:00Z',
      endsAt: '2021-01-01T00:00:00Z',
    });
    const [late = ''] = await generate(ended, 1);
    expect(await read(late)).toMatchObject({ state: 'expired', expiresAt: '2021-01-01T00:00:00Z' });
  });

  test('over all coupons by beginning and end', async () => {
    const [start, end] = [freshCode(), freshCode()];
    const names = [`${start}-1`, `${start}-2`, `A-${end}`, `B-${end}`];
    await importing(await couponOf('imported'), names.slice(0, 3));
    await importing(await couponOf('imported'), names.slice(3));
    const search = async (text: string, more = '') =>
      (await shop.get(`/v1/codes?search=${encodeURIComponent(text)}${more}`)).body;
    expect(codesOf(await search(start.toLowerCase()))).toEqual(names.slice(0, 2));
    expect(codesOf(await search(end))).toEqual(names.slice(2));
    expect(codesOf(await search(names[0] ?? ''))).toEqual([names[0]]);
    const first = await search(end, '&limit=1');
    expect(codesOf(first)).toEqual([names[2]]);
    expect(codesOf(await search(end, `&limit=1&cursor=${first.nextCursor}`))).toEqual([names[3]]);
    expect((await search('%_%')).data).toEqual([]);
  });

  test('finds the friendly one of a coupon too', async () => {
    const { id, codes } = await shop.coupon();
    const { code } = codes as { readonly code: string };
    expect((await shop.get(`/v1/coupons/${id}/codes`)).body.data).toMatchObject([{ code, kind: 'friendly' }]);
    expect(await read(code.toLowerCase())).toMatchObject({ code, state: 'issued' });
  });

  test('tells how often a friendly one was used by everybody, to admins alone', async () => {
    const { id, codes } = await shop.coupon();
    const { code } = codes as { readonly code: string };
    expect(await read(code)).toMatchObject({ redemptions: 0, usedAt: null });
    for (const _ of [1, 2]) await redeem(code, { client: { email: freshEmail() } });
    const { body: back } = await redeem(code);
    await shop.post(`/v1/redemptions/${back.id}/rollback`);
    const { redeemedAt: usedAt } = back;
    const told = { code, state: 'issued', redemptions: 2, usedAt };
    expect((await shop.get(`/v1/coupons/${id}/codes`)).body.data).toMatchObject([told]);
    expect((await shop.get(`/v1/codes?search=${code}`)).body.data).toMatchObject([told]);
    expect(await read(code)).toMatchObject(told);
    const { token } = await shop.token({ email: freshEmail() });
    for (const key of [server.keys.client, token]) {
      const { body } = await shop.get(`/v1/codes/${code}`, { key });
      expect(body).toMatchObject({ code, redemptions: 0, usedAt: null });
    }
  });

  test('counts for a friendly one what its present coupon has seen', async () => {
    const { id, codes } = await shop.coupon();
    const { code } = codes as { readonly code: string };
    await redeem(code);
    await shop.post(`/v1/coupons/${id}/archive`);
    await shop.coupon({ codes });
    expect(await read(code)).toMatchObject({ redemptions: 0, usedAt: null });
    await redeem(code);
    expect(await read(code)).toMatchObject({ redemptions: 1 });
  });

  test.each(['cursor=abc', 'limit=0', 'limit=101', 'state=lost', 'clientId=x'])(
    'refuses %s',
    async (query) => {
      const id = await couponOf('ean13');
      expect((await shop.get(`/v1/coupons/${id}/codes?${query}`)).status).toBe(400);
    },
  );

  test.each(['', 'search=ab', `search=${'a'.repeat(65)}`, 'search=abc&cursor=eA'])(
    'over all coupons refuses %j',
    async (query) => {
      expect((await shop.get(`/v1/codes?${query}`)).status).toBe(400);
    },
  );
});

describe('who is told of a code', () => {
  test('an owner is told to admins, and to whoever names the same client', async () => {
    const email = freshEmail();
    const { code, clientId } = (await activate(await couponOf('ean13'), email)).body;
    const asStore = { key: server.keys.client };
    expect((await shop.get(`/v1/codes/${code}`)).body.clientId).toBe(clientId);
    expect((await shop.get(`/v1/codes/${code}`, asStore)).body).toMatchObject({ code, clientId: null });
    const named = `/v1/codes/${code}?${new URLSearchParams({ email })}`;
    expect((await shop.get(named, asStore)).body.clientId).toBe(clientId);
    const other = `/v1/codes/${code}?${new URLSearchParams({ email: freshEmail() })}`;
    expect((await shop.get(other, asStore)).body.clientId).toBeNull();
  });

  test('a draft’s code is told to admins only', async () => {
    const [code = ''] = await generate(await couponOf('ean13', { state: 'draft' }), 1);
    expect((await shop.get(`/v1/codes/${code}`)).status).toBe(200);
    expect((await shop.get(`/v1/codes/${code}`, { key: server.keys.client })).body.code).toBe('code_unknown');
  });

  test('a client token sees its own codes and friendly ones', async () => {
    const mine = await shop.token({ email: freshEmail() });
    const id = await couponOf('ean13');
    const own = (await activate(id, undefined, { key: mine.token })).body.code;
    const others = (await activate(id, freshEmail())).body.code;
    const [nobodys = ''] = await generate(id, 1);
    const { code: friendly } = (await shop.coupon()).codes as { readonly code: string };
    const asked = async (code: string) => (await shop.get(`/v1/codes/${code}`, { key: mine.token })).status;
    expect(await Promise.all([own, others, nobodys, friendly].map(asked))).toEqual([200, 404, 404, 200]);
  });

  test('another workspace sees and changes nothing', async () => {
    const theirs = new V1Shop(server, server.otherKeys.admin);
    const { id, codes } = await stocked(1);
    const [code = ''] = codes;
    const before = await read(code);
    expect((await theirs.get(`/v1/codes/${code}`)).status).toBe(404);
    expect((await theirs.get(`/v1/codes?search=${code}`)).body.data).toEqual([]);
    expect((await theirs.get(`/v1/coupons/${id}/codes`)).status).toBe(404);
    for (const action of ['disable', 'enable', 'assign']) {
      const json = action === 'assign' ? { client: { email: freshEmail() } } : {};
      expect((await theirs.post(`/v1/codes/${code}/${action}`, json)).body.code).toBe('code_unknown');
    }
    expect(
      (await theirs.post(`/v1/coupons/${id}/codes/import`, { codes: [{ code: freshCode() }] })).status,
    ).toBe(404);
    expect((await theirs.post(`/v1/coupons/${id}/codes`, { count: 1 })).status).toBe(404);
    expect(await read(code)).toEqual(before);
    const mirror = (await theirs.coupon({ codes: kinds.imported })).id;
    const { body } = await theirs.post(`/v1/coupons/${mirror}/codes/import`, { codes: [{ code }] });
    expect(body.imported).toBe(1);
  });
});
