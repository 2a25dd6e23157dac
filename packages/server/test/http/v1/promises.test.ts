import { randomUUID } from 'node:crypto';
import {
  type OperationId,
  type ProblemCode,
  problemsOf,
  ROLES,
  ROUTES_V1,
  type Role,
  type RouteV1,
  takesIdempotencyKey,
} from '@couponry/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from '../../support/browser.ts';
import { type Browsers, signInEverybody } from '../../support/browsers.ts';
import { sendRaw } from '../../support/raw-request.ts';
import { freshCode, freshEmail } from '../../support/shop.ts';
import { PASSWORD, startTestServer, type TestServer } from '../../support/test-server.ts';
import {
  idempotent,
  TEN_OFF,
  type V1Answer,
  type V1Body,
  type V1Options,
  V1Shop,
} from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
let guesser: string;
let browsers: Browsers;

beforeAll(async () => {
  server = await startTestServer({
    guesses: { perMinute: 20, perDay: 500, perWorkspaceDay: 5000 },
    trustProxy: ['127.0.0.1'],
  });
  server.clock.passToMorning();
  shop = new V1Shop(server, server.keys.admin);
  ({ key: guesser } = await server.makeKey('client'));
  browsers = await signInEverybody(server);
});

afterAll(() => server.stop());

const codeOf = ({ codes }: V1Body): string => (codes as { readonly code: string }).code;
const DAY = 86_400;

/** A request that is refused for a rule: what is sent, once everything is as it has to be. */
type Refused = () => Promise<Readonly<Record<string, unknown>>>;

const limited = async (...limits: readonly object[]): Promise<string> =>
  codeOf(await shop.coupon({ limits }));
const used = async (code: string, fields: object = {}): Promise<void> => {
  const { status, text } = await shop.post('/v1/redemptions', { codes: [code], ...fields });
  if (status !== 201) throw new Error(text);
};
const movedTo = async (...actions: readonly string[]): Promise<string> => {
  const coupon = await shop.coupon();
  for (const action of actions) await shop.post(`/v1/coupons/${coupon.id}/${action}`);
  return codeOf(coupon);
};
const issued = async (fields: object, client: object = {}): Promise<string> => {
  const { id } = await shop.coupon({ codes: { kind: 'ean13' }, ...fields });
  const named = Object.keys(client).length === 0 ? {} : { client };
  return (await shop.post('/v1/activations', { couponId: id, ...named })).body.code;
};
const disabled = async (code: string): Promise<string> => {
  await shop.post(`/v1/codes/${code}/disable`);
  return code;
};
const assign = (code: string, client: object = { email: freshEmail() }) =>
  shop.post(`/v1/codes/${code}/assign`, { client });
const client = async (): Promise<string> => (await shop.post('/v1/clients', { email: freshEmail() })).body.id;
const merge = (from: string, into: string) => shop.post(`/v1/clients/${from}/merge`, { into });
const ean13 = async (): Promise<string> => (await shop.coupon({ codes: { kind: 'ean13' } })).id;
const generated = async (couponId: string): Promise<string> => {
  const { body, text } = await shop.post(`/v1/coupons/${couponId}/codes`, { count: 1 });
  const [code] = body.codes as readonly string[];
  if (code === undefined) throw new Error(text);
  return code;
};
const onceIn = (limit: object) => async () => {
  const code = await limited(limit);
  await used(code);
  return { codes: [code] };
};
const twoClients = async () => {
  const [email, customIdentify] = [freshEmail(), freshCode()];
  await shop.post('/v1/clients', { email });
  await shop.post('/v1/clients', { customIdentify });
  return { email, customIdentify };
};

/** Why codes are neither redeemed nor held. */
const OF_USE: Readonly<Partial<Record<ProblemCode, Refused>>> = {
  unknown_code: async () => ({ codes: ['NO-SUCH-CODE'] }),
  client_ambiguous: async () => ({ codes: [codeOf(await shop.coupon())], client: await twoClients() }),
  coupon_draft: async () => ({ codes: [codeOf(await shop.coupon({ state: 'draft' }))] }),
  coupon_paused: async () => ({ codes: [await movedTo('pause')] }),
  coupon_archived: async () => ({ codes: [await movedTo('archive')] }),
  code_disabled: async () => ({ codes: [await disabled(await issued({}))] }),
  not_started: async () => ({ codes: [codeOf(await shop.coupon({ startsAt: '2099-01-01T00:00:00Z' }))] }),
  ended: async () => {
    const times = { startsAt: '2020-01-01T00:00:00Z', endsAt: '2021-01-01T00:00:00Z' };
    return { codes: [codeOf(await shop.coupon(times))] };
  },
  client_required: async () => ({ codes: [await limited({ on: 'redemptions', per: 'client', max: 1 })] }),
  not_yours: async () => {
    const code = await issued({ strict: true }, { email: freshEmail() });
    return { codes: [code], client: { email: freshEmail() } };
  },
  not_activated: async () => {
    const coupon = await shop.coupon({ activation: { required: true } });
    return { codes: [codeOf(coupon)], client: { email: freshEmail() } };
  },
  code_used_up: onceIn({ on: 'redemptions', per: 'code', max: 1 }),
  client_used_up: async () => {
    const code = await limited({ on: 'redemptions', per: 'client', max: 1 });
    const client = { email: freshEmail() };
    await used(code, { client });
    return { codes: [code], client };
  },
  period_used_up: onceIn({ on: 'redemptions', per: 'coupon', period: 'month', max: 1 }),
  order_mismatch: async () => {
    const [code, orderId] = [codeOf(await shop.coupon()), freshCode()];
    await shop.post('/v1/reservations', { codes: [code], orderId, client: { email: freshEmail() } });
    return { codes: [code], orderId, client: { email: freshEmail() } };
  },
  window_over: async () => {
    const client = { email: freshEmail() };
    const code = await issued({ activation: { validFor: 60 } }, client);
    server.clock.pass(60);
    return { codes: [code], client };
  },
  activations_used_up: onceIn({ on: 'activations', max: 1 }),
  coupon_used_up: onceIn({ on: 'redemptions', per: 'coupon', max: 1 }),
  amount_required: async () => ({ codes: [await limited({ on: 'discount', max: 5 })] }),
  budget_used_up: async () => ({ codes: [await limited({ on: 'discount', max: 5 })], amount: 1000 }),
  cart_required: async () => ({ codes: [codeOf(await shop.coupon({ discount: GIFT }))] }),
  cart_not_eligible: async () => ({
    codes: [codeOf(await shop.coupon({ eligibility: { rule: 'cart_subtotal', min: 201 } }))],
    cart: SMALL_CART,
  }),
  currency_mismatch: async () => {
    const code = codeOf(await shop.coupon({ currency: 'EUR' }));
    return { codes: [code], amount: 1000, currency: 'GBP' };
  },
};

const ALONE = { stacking: { exclusive: true } };
const ORDERS_HEAD = 'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n';
const GIFT = { kind: 'gift', sku: 'MUG' };
const SMALL_CART = { currency: 'GBP', lines: [{ id: '1', sku: 'A', quantity: 2, unitPrice: 100 }] };

/** What makes room for nobody once a hold of one use is over, by what was reserved and how it is spoiled. */
const OF_DEAD_HOLD: Readonly<
  Partial<
    Record<
      ProblemCode,
      {
        readonly fields?: Readonly<Record<string, unknown>>;
        readonly spoil: (coupon: V1Body) => Promise<unknown>;
      }
    >
  >
> = {
  coupon_paused: { spoil: ({ id }) => shop.post(`/v1/coupons/${id}/pause`) },
  coupon_archived: { spoil: ({ id }) => shop.post(`/v1/coupons/${id}/archive`) },
  not_started: { spoil: ({ id }) => shop.patch(`/v1/coupons/${id}`, { startsAt: '2099-01-01T00:00:00Z' }) },
  ended: {
    fields: { startsAt: '2020-01-01T00:00:00Z' },
    spoil: ({ id }) => shop.patch(`/v1/coupons/${id}`, { endsAt: '2021-01-01T00:00:00Z' }),
  },
  client_required: {
    spoil: ({ id }) =>
      shop.patch(`/v1/coupons/${id}`, { limits: [{ on: 'redemptions', per: 'client', max: 1 }] }),
  },
  code_used_up: {
    fields: { limits: [{ on: 'redemptions', per: 'code', max: 1 }] },
    spoil: (coupon) => used(codeOf(coupon)),
  },
  period_used_up: {
    fields: { limits: [{ on: 'redemptions', per: 'coupon', period: 'month', max: 1 }] },
    spoil: (coupon) => used(codeOf(coupon)),
  },
  activations_used_up: {
    fields: { limits: [{ on: 'activations', max: 1 }] },
    spoil: (coupon) => used(codeOf(coupon)),
  },
  coupon_used_up: {
    fields: { limits: [{ on: 'redemptions', per: 'coupon', max: 1 }] },
    spoil: (coupon) => used(codeOf(coupon)),
  },
  cart_required: { spoil: ({ id }) => shop.patch(`/v1/coupons/${id}`, { discount: GIFT }) },
  amount_required: {
    spoil: ({ id }) => shop.patch(`/v1/coupons/${id}`, { limits: [{ on: 'discount', max: 5 }] }),
  },
};

/** A reservation that is over, to be confirmed. */
async function deadHold(code: string, fields: object = {}): Promise<string> {
  const held = await shop.post('/v1/reservations', { codes: [code], expiresIn: 1, ...fields });
  if (held.status !== 201) throw new Error(held.text);
  server.clock.pass(1);
  return held.body.id;
}

const ofClient = async (
  limit: object | null,
  spoil: (coupon: V1Body, client: object) => Promise<unknown>,
) => {
  const coupon = await shop.coupon(limit === null ? {} : { limits: [limit] });
  const client = { email: freshEmail() };
  const id = await deadHold(codeOf(coupon), { client });
  await spoil(coupon, client);
  return id;
};

/** What a confirmation is refused for that needs more than a dead hold of a friendly code. */
const OF_CONFIRMATION: Readonly<
  Partial<Record<ProblemCode, () => Promise<{ readonly id: string; readonly json?: object }>>>
> = {
  reservation_released: async () => {
    const { id } = (await shop.post('/v1/reservations', { codes: [codeOf(await shop.coupon())] })).body;
    await shop.post(`/v1/reservations/${id}/release`);
    return { id };
  },
  order_redeemed: async () => {
    const [code, orderId] = [codeOf(await shop.coupon()), freshCode()];
    const { id } = (await shop.post('/v1/reservations', { codes: [code] })).body;
    await used(code, { orderId });
    return { id, json: { orderId } };
  },
  order_mismatch: async () => {
    const [code, orderId] = [codeOf(await shop.coupon()), freshCode()];
    const { id } = (await shop.post('/v1/reservations', { codes: [code] })).body;
    await shop.post('/v1/reservations', { codes: [code], orderId });
    return { id, json: { orderId } };
  },
  cart_not_eligible: async () => {
    const [held, other] = [await shop.coupon(ALONE), await shop.coupon()];
    const orderId = freshCode();
    const id = await deadHold(codeOf(held), { orderId, amount: 1000 });
    await used(codeOf(other), { orderId, amount: 1000 });
    return { id };
  },
  code_disabled: async () => {
    const code = await issued({});
    const id = await deadHold(code);
    await disabled(code);
    return { id };
  },
  client_used_up: async () => ({
    id: await ofClient({ on: 'redemptions', per: 'client', max: 1 }, (coupon, client) =>
      used(codeOf(coupon), { client }),
    ),
  }),
  not_activated: async () => ({
    id: await ofClient(null, ({ id }) => shop.patch(`/v1/coupons/${id}`, { activation: { required: true } })),
  }),
  not_yours: async () => {
    const coupon = await shop.coupon({ codes: { kind: 'ean13' } });
    const { code } = (await shop.post('/v1/activations', { couponId: coupon.id })).body;
    const id = await deadHold(code, { client: { email: freshEmail() } });
    await shop.patch(`/v1/coupons/${coupon.id}`, { strict: true });
    return { id };
  },
  window_over: async () => {
    const client = { email: freshEmail() };
    const id = await deadHold(await issued({ activation: { validFor: 60 } }, client), { client });
    server.clock.pass(60);
    return { id };
  },
  budget_used_up: async () => {
    const code = await limited({ on: 'discount', max: 100 });
    const id = await deadHold(code, { amount: 1000 });
    await used(code, { amount: 1000 });
    return { id };
  },
};

/** Sends the request of an operation for which it is to be refused. */
type Producer = () => Promise<V1Answer>;
type Produced = Partial<Record<ProblemCode, Producer>>;

const withUses = (path: string): Produced =>
  Object.fromEntries(
    Object.entries(OF_USE).map(([code, refused]) => [code, async () => shop.post(path, await refused())]),
  );
const guessing =
  (path: string): Producer =>
  async () => {
    const code = await issued({});
    // None of the minutes by which guesses are counted may end in the middle of this.
    server.clock.pass(60 - ((server.clock.now() / 1000) % 60));
    for (let time = 0; time < 4; time += 1) {
      const codes = Array.from({ length: 5 }, () => freshCode());
      await shop.post('/v1/validations', { codes }, { key: guesser });
    }
    return shop.post(path, { codes: [code] }, { key: guesser });
  };
const guessingAt =
  (suffix: string): Producer =>
  async () => {
    const code = await issued({});
    // No minute may end between the last guess and the question; one that ends before takes more guesses.
    server.clock.pass(60 - ((server.clock.now() / 1000) % 60));
    for (let time = 0, status = 404; status === 404 && time < 100; time += 1) {
      ({ status } = await shop.get(`/v1/codes/${freshCode()}`, { key: guesser }));
    }
    return shop.get(`/v1/codes/${code}${suffix}`, { key: guesser });
  };
const confirming = (): Produced => {
  const dead = Object.entries(OF_DEAD_HOLD).map(([code, { fields = {}, spoil }]) => {
    const produce: Producer = async () => {
      const coupon = await shop.coupon(fields);
      const id = await deadHold(codeOf(coupon));
      await spoil(coupon);
      return shop.post(`/v1/reservations/${id}/confirm`);
    };
    return [code, produce] as const;
  });
  const others = Object.entries(OF_CONFIRMATION).map(([code, make]) => {
    const produce: Producer = async () => {
      const { id, json } = await make();
      return shop.post(`/v1/reservations/${id}/confirm`, json);
    };
    return [code, produce] as const;
  });
  return Object.fromEntries([...dead, ...others]);
};
const byReservation =
  (code: ProblemCode): Producer =>
  async () => {
    const { id = '', json = {} } = (await OF_CONFIRMATION[code]?.()) ?? {};
    const { results } = (await shop.get(`/v1/reservations/${id}`)).body;
    const codes = (results as readonly V1Body[]).map((one) => one.code);
    return shop.post('/v1/redemptions', { codes, reservationId: id, ...json });
  };
const redeemed = async (fields: object = {}): Promise<string> => {
  const codes = [codeOf(await shop.coupon())];
  return (await shop.post('/v1/redemptions', { codes, ...fields })).body.id;
};
const redeemedWithCart = (): Promise<string> => redeemed({ cart: SMALL_CART });
const rollBack = (id: string, json: object = {}) => shop.post(`/v1/redemptions/${id}/rollback`, json);
const activate = (couponId: string, fields: object = {}, options = {}) =>
  shop.post('/v1/activations', { couponId, ...fields }, options);
const refusedActivation =
  (fields: Readonly<Record<string, unknown>>, sent: object = {}): Producer =>
  async () =>
    activate((await shop.coupon(fields)).id, sent);
const movedActivation =
  (action: string): Producer =>
  async () => {
    const { id } = await shop.coupon();
    await shop.post(`/v1/coupons/${id}/${action}`);
    return activate(id);
  };
const taken = async () => (await shop.coupon()).codes;

/** How each problem of a method's own comes about. */
const OWN: Partial<Record<OperationId, Produced>> = {
  createCoupon: {
    code_taken: async () => shop.post('/v1/coupons', { ...TEN_OFF(), codes: await taken() }),
    coupon_unknown: async () => {
      const [draft, key] = [{ ...TEN_OFF(), state: 'draft' }, idempotent()];
      const { body } = await shop.post('/v1/coupons', draft, key);
      await shop.call('DELETE', `/v1/coupons/${body.id}`);
      return shop.post('/v1/coupons', draft, key);
    },
  },
  deleteCoupon: {
    coupon_not_deletable: async () => shop.call('DELETE', `/v1/coupons/${(await shop.coupon()).id}`),
  },
  duplicateCoupon: {
    code_taken: async () => {
      const coupon = await shop.coupon();
      return shop.post(`/v1/coupons/${coupon.id}/duplicate`, { code: codeOf(coupon) });
    },
  },
  updateCoupon: {
    code_taken: async () => shop.patch(`/v1/coupons/${(await shop.coupon()).id}`, { codes: await taken() }),
    locked_after_issue: async () => {
      const { id } = await shop.coupon();
      await activate(id);
      return shop.patch(`/v1/coupons/${id}`, { currency: 'EUR' });
    },
    version_mismatch: async () => {
      const { id } = await shop.coupon();
      return shop.patch(`/v1/coupons/${id}`, { name: 'Late' }, { headers: { 'if-match': '"7"' } });
    },
  },
  generateCodes: {
    code_kind_mismatch: async () => shop.post(`/v1/coupons/${(await shop.coupon()).id}/codes`, { count: 1 }),
    coupon_archived: async () => {
      const id = await ean13();
      await shop.post(`/v1/coupons/${id}/archive`);
      return shop.post(`/v1/coupons/${id}/codes`, { count: 1 });
    },
    code_range_used_up: async () => {
      const { id } = await shop.coupon({ codes: { kind: 'ean13', prefix: '290001' } });
      await server.pool.query(
        `insert into code_ranges (workspace_id, prefix, next_index) values ($1, '290001', 999999)`,
        [(await server.workspace()).id],
      );
      return shop.post(`/v1/coupons/${id}/codes`, { count: 2 });
    },
  },
  importCodes: {
    code_kind_mismatch: async () =>
      shop.post(`/v1/coupons/${await ean13()}/codes/import`, { codes: [{ code: freshCode() }] }),
    coupon_archived: async () => {
      const { id } = await shop.coupon({ codes: { kind: 'imported' } });
      await shop.post(`/v1/coupons/${id}/archive`);
      return shop.post(`/v1/coupons/${id}/codes/import`, { codes: [{ code: freshCode() }] });
    },
  },
  getCode: {
    client_ambiguous: async () =>
      shop.get(`/v1/codes/${await issued({})}?${new URLSearchParams(await twoClients())}`),
    other_client: async () => {
      const { token } = await shop.token({ email: freshEmail() });
      return shop.get(`/v1/codes/${await issued({})}?clientId=${randomUUID()}`, { key: token });
    },
    too_many_guesses: guessingAt(''),
  },
  getBarcodeSvg: { too_many_guesses: guessingAt('/barcode.svg') },
  getBarcodePng: { too_many_guesses: guessingAt('/barcode.png') },
  disableCode: {
    friendly_code: async () => shop.post(`/v1/codes/${codeOf(await shop.coupon())}/disable`),
  },
  enableCode: {
    friendly_code: async () => shop.post(`/v1/codes/${codeOf(await shop.coupon())}/enable`),
    client_has_code: async () => {
      const couponId = await ean13();
      const client = { email: freshEmail() };
      const first = await disabled((await activate(couponId, { client })).body.code);
      await activate(couponId, { client });
      return shop.post(`/v1/codes/${first}/enable`);
    },
  },
  assignCode: {
    friendly_code: async () => assign(codeOf(await shop.coupon())),
    client_ambiguous: async () => assign(await issued({}), await twoClients()),
    client_required: async () => assign(await issued({}), {}),
    coupon_archived: async () => {
      const couponId = await ean13();
      const code = await generated(couponId);
      await shop.post(`/v1/coupons/${couponId}/archive`);
      return assign(code);
    },
    code_disabled: async () => assign(await disabled(await issued({}))),
    code_assigned: async () => assign(await issued({}, { email: freshEmail() })),
    code_used: async () => {
      const code = await issued({});
      await used(code);
      return assign(code);
    },
    client_has_code: async () => {
      const couponId = await ean13();
      const client = { email: freshEmail() };
      await assign(await generated(couponId), client);
      return assign(await generated(couponId), client);
    },
  },
  publishCoupon: { state_final: async () => actOn(['archive'], 'publish') },
  pauseCoupon: { state_final: async () => actOn(['archive'], 'pause') },
  upsertClient: {
    client_ambiguous: async () => shop.post('/v1/clients', await twoClients()),
  },
  findClients: {
    client_ambiguous: async () => shop.get(`/v1/clients?${new URLSearchParams(await twoClients())}`),
  },
  mergeClients: {
    client_merged: async () => {
      const [from, one, other] = [await client(), await client(), await client()];
      await merge(from, one);
      return merge(from, other);
    },
    client_erased: async () => {
      const [from, into] = [await client(), await client()];
      await shop.call('DELETE', `/v1/clients/${into}`);
      return merge(from, into);
    },
  },
  createClientToken: {
    client_ambiguous: async () => shop.post('/v1/client-tokens', { client: await twoClients() }),
  },
  createActivation: {
    coupon_unknown: () => activate(randomUUID()),
    other_client: async () => {
      const { token } = await shop.token({ email: freshEmail() });
      return activate(randomUUID(), { client: { email: freshEmail() } }, { key: token });
    },
    client_ambiguous: async () => activate((await shop.coupon()).id, { client: await twoClients() }),
    coupon_draft: refusedActivation({ state: 'draft' }),
    coupon_paused: movedActivation('pause'),
    coupon_archived: movedActivation('archive'),
    not_started: refusedActivation({ startsAt: '2099-01-01T00:00:00Z' }),
    ended: refusedActivation({ startsAt: '2020-01-01T00:00:00Z', endsAt: '2021-01-01T00:00:00Z' }),
    client_required: refusedActivation({ activation: { required: true } }),
    client_used_up: async () => {
      const coupon = await shop.coupon({ limits: [{ on: 'redemptions', per: 'client', max: 1 }] });
      const client = { email: freshEmail() };
      await used(codeOf(coupon), { client });
      return activate(coupon.id, { client });
    },
    window_over: async () => {
      const { id } = await shop.coupon({ activation: { validFor: 60 } });
      const client = { email: freshEmail() };
      await activate(id, { client });
      server.clock.pass(60);
      return activate(id, { client });
    },
    activations_used_up: async () => {
      const { id } = await shop.coupon({ limits: [{ on: 'activations', max: 1 }] });
      await activate(id);
      return activate(id);
    },
    code_range_used_up: async () => {
      const { id } = await shop.coupon({ codes: { kind: 'ean13', prefix: '290000' } });
      await server.pool.query(
        `insert into code_ranges (workspace_id, prefix, next_index) values ($1, '290000', 1000000)`,
        [(await server.workspace()).id],
      );
      return activate(id);
    },
  },
  updateMe: {
    password_wrong: () =>
      browsers.owner.call('PATCH', '/v1/me', { json: { email: freshEmail(), password: 'x' } }),
    email_taken: async () => {
      const { email } = await server.person(null);
      return browsers.owner.call('PATCH', '/v1/me', { json: { email, password: PASSWORD } });
    },
    too_many_sign_ins: async () => {
      const browser = await newcomer();
      const wrong = { json: { email: freshEmail(), password: 'x' } };
      for (let time = 0; time < 5; time += 1) await browser.call('PATCH', '/v1/me', wrong);
      return browser.call('PATCH', '/v1/me', wrong);
    },
  },
  updatePerson: { last_owner: () => lastOwner('PATCH', { role: 'analyst' }) },
  removePerson: { last_owner: () => lastOwner('DELETE') },
  createInvitation: {
    already_member: async () => {
      const { email } = await server.person('analyst');
      return browsers.owner.post('/v1/invitations', { email, role: 'support' });
    },
  },
  acceptInvitation: {
    password_wrong: async () => accept((await server.person(null)).email, 'not the password'),
    already_member: async () => {
      const { email } = await server.person(null);
      const two = [await tokenFor(email), await tokenFor(email)];
      const [, again] = [await acceptBy(two[0], PASSWORD), await acceptBy(two[1], PASSWORD)];
      return again;
    },
    too_many_sign_ins: async () => {
      const { email } = await server.person(null);
      for (let time = 0; time < 5; time += 1) await accept(email, 'not the password');
      return accept(email, 'not the password');
    },
  },
  startSimulation: {
    // The length alone says it: so much is not sent for nothing.
    too_large: async () => {
      const { status, head, body } = await sendRaw(server.url, [
        'POST /v1/simulations HTTP/1.1',
        `authorization: Bearer ${server.keys.admin}`,
        'content-type: application/json',
        `content-length: ${50 * 1024 * 1024 + 1}`,
      ]);
      const headers = new Headers({ 'content-type': /^content-type: (.*)$/im.exec(head)?.[1]?.trim() ?? '' });
      return { status, text: body, body: JSON.parse(body), headers };
    },
    coupon_unknown: () => shop.post('/v1/simulations', { couponId: randomUUID(), ordersCsv: ORDERS_HEAD }),
    simulation_running: async () => {
      const json = { coupon: TEN_OFF(), ordersCsv: `${ORDERS_HEAD}${'1,A,1,2010-12-01,1\n'.repeat(20_000)}` };
      let answered = await shop.post('/v1/simulations', json);
      // Each takes longer than to ask for the next one.
      while (answered.status === 201) answered = await shop.post('/v1/simulations', json);
      return answered;
    },
  },
  validateCodes: { too_many_guesses: guessing('/v1/validations') },
  createRedemption: {
    ...withUses('/v1/redemptions'),
    too_many_guesses: guessing('/v1/redemptions'),
    reservation_unknown: () => shop.post('/v1/redemptions', { codes: ['ABC'], reservationId: randomUUID() }),
    reservation_released: byReservation('reservation_released'),
    order_redeemed: byReservation('order_redeemed'),
  },
  rollBackRedemption: {
    nothing_left: async () => {
      const id = await redeemed();
      await rollBack(id);
      return rollBack(id);
    },
    more_than_left: async () => rollBack(await redeemed({ amount: 10 }), { amount: 11 }),
    amount_unknown: async () => rollBack(await redeemed(), { amount: 1 }),
    line_unknown: async () => rollBack(await redeemedWithCart(), { lines: [{ lineId: '2', quantity: 1 }] }),
    lines_required: async () => rollBack(await redeemedWithCart(), { amount: 1 }),
    lines_unknown: async () => rollBack(await redeemed(), { lines: [{ lineId: '1', quantity: 1 }] }),
  },
  createReservation: {
    ...withUses('/v1/reservations'),
    too_many_guesses: guessing('/v1/reservations'),
    order_redeemed: async () => {
      const [code, orderId] = [codeOf(await shop.coupon()), freshCode()];
      await used(code, { orderId });
      return shop.post('/v1/reservations', { codes: [code], orderId });
    },
  },
  confirmReservation: confirming(),
  releaseReservation: {
    reservation_confirmed: async () => {
      const { id } = (await shop.post('/v1/reservations', { codes: [codeOf(await shop.coupon())] })).body;
      await shop.post(`/v1/reservations/${id}/confirm`);
      return shop.post(`/v1/reservations/${id}/release`);
    },
  },
};

/** Somebody new who is signed in as an owner. */
async function newcomer(): Promise<Browser> {
  const { email } = await server.person('owner');
  const browser = new Browser(server, (await server.workspace()).id);
  await browser.signIn(email, PASSWORD);
  return browser;
}

/** The only owner of a new workspace is to stop being one. */
async function lastOwner(method: string, json?: object): Promise<V1Answer> {
  const { email, id } = await server.person('owner');
  const browser = new Browser(server, (await server.workspace()).id);
  await browser.signIn(email, PASSWORD);
  browser.workspaceId = (await browser.post('/v1/workspaces', { name: 'Alone' })).body.id;
  return browser.call(method, `/v1/people/${id}`, { json });
}

async function tokenFor(email: string): Promise<string> {
  return (await browsers.owner.post('/v1/invitations', { email, role: 'support' })).body.token;
}

function acceptBy(token: string | undefined, password: string): Promise<V1Answer> {
  return shop.post('/v1/invitations/accept', { token, password }, { key: null });
}

async function accept(email: string, password: string): Promise<V1Answer> {
  return acceptBy(await tokenFor(email), password);
}

async function actOn(before: readonly string[], action: string): Promise<V1Answer> {
  const { id } = await shop.coupon();
  for (const each of before) await shop.post(`/v1/coupons/${id}/${each}`);
  return shop.post(`/v1/coupons/${id}/${action}`);
}

/** What happens when too much is asked, or something is broken: tests of overload and faults bring it about. */
const ELSEWHERE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'too_many_keys',
  'failed',
  'unavailable',
  'idempotency_in_flight',
]);
const NOT_THERE = /_unknown$|^key_not_found$/;
let addresses = 0;
/** The headers of somebody from an address of its own: unknown keys are counted by address. */
const fromElsewhere = () => {
  addresses += 1;
  return { 'x-forwarded-for': `198.51.100.${addresses % 256}` };
};
/** Whose methods a key may not call: they are asked by the owner. */
const isForPeople = (route: RouteV1): boolean => route.scopes.length === 0;
const call = (route: RouteV1, path: string, options: V1Options = {}): Promise<V1Answer> =>
  isForPeople(route)
    ? browsers.owner.call(route.method, path, options)
    : shop.call(route.method, path, options);

const routes = Object.entries(ROUTES_V1) as [OperationId, RouteV1][];
const promised = routes.flatMap(([id, route]) =>
  problemsOf(route)
    .filter((code) => !ELSEWHERE.has(code))
    .map((code) => [id, code, route] as const),
);

/** How the problems come about that all methods share. */
function shared(code: ProblemCode, route: RouteV1): Producer | undefined {
  const path = route.path.replaceAll(/\{\w+\}/g, () => randomUUID());
  const json = route.method === 'GET' || route.method === 'DELETE' ? undefined : (route.body?.example ?? {});
  const ask = (options: object) => shop.call(route.method, path, { json, ...options });
  const askAs = (role: Role, options: V1Options = {}) =>
    browsers[role].call(route.method, path, { json, ...options });
  const ours: Produced = {
    key_missing: () => ask({ key: null }),
    key_unknown: () => ask({ key: randomUUID().toUpperCase(), headers: fromElsewhere() }),
    scope_missing: async () => {
      const { token } = await shop.token({ email: freshEmail() });
      const denied = (['client', 'batch', 'admin'] as const).find((scope) => !route.scopes.includes(scope));
      return ask({ key: denied === undefined ? token : server.keys[denied] });
    },
    origin_denied: async () => {
      const { token } = await shop.token({ email: freshEmail() }, { origins: ['https://shop.example'] });
      return ask({ key: token, headers: { origin: 'https://other.example' } });
    },
    session_over: () => {
      const [name = ''] = browsers.owner.cookies.keys();
      return ask({ key: null, headers: { cookie: `${name}=nobody.c2lnbmVk` } });
    },
    csrf_failed: () => askAs('owner', { headers: { 'couponry-csrf': '' } }),
    password_change_required: () => browsers.newcomer.call(route.method, path, { json }),
    workspace_missing: () =>
      new Browser(server, null, browsers.owner.cookies).call(route.method, path, { json }),
    workspace_denied: () => askAs('owner', { headers: { 'couponry-workspace': randomUUID() } }),
    role_missing: () => askAs(ROLES.find((role) => !route.roles.includes(role)) ?? 'owner'),
    invalid_request: () => invalid(route),
    too_large: () => onReal(route, { json: JSON.stringify({ name: 'x'.repeat(5 * 1024 * 1024) }) }),
    media_type_unknown: () =>
      onReal(route, { json: '<xml/>', headers: { 'content-type': 'application/xml' } }),
  };
  const isNotThere = NOT_THERE.test(code) && (route.params !== undefined || route.isOpen === true);
  return ours[code] ?? (isNotThere ? () => call(route, path, { json }) : undefined);
}

async function onReal(route: RouteV1, options: object): Promise<V1Answer> {
  return call(route, await pathOf(route), options);
}

/** A field that nobody knows, of something that is there. */
async function invalid(route: RouteV1): Promise<V1Answer> {
  const path = await pathOf(route);
  if (route.method === 'GET') return call(route, `${path}?nonsense=1`);
  return call(route, path, { json: { nonsense: 1 } });
}

/** The path of something that is there. */
async function pathOf({ path }: RouteV1): Promise<string> {
  const state = path.endsWith('/publish') ? 'draft' : 'published';
  if (path.endsWith('/enable')) return path.replace('{code}', await disabled(await issued({})));
  if (path.includes('{code}')) return path.replace('{code}', await issued({}));
  if (path.endsWith('/import')) {
    return path.replace('{couponId}', (await shop.coupon({ codes: { kind: 'imported' } })).id);
  }
  if (path.endsWith('/codes')) return path.replace('{couponId}', await ean13());
  if (path.includes('{couponId}')) return path.replace('{couponId}', (await shop.coupon({ state })).id);
  if (path.includes('{redemptionId}')) return path.replace('{redemptionId}', await redeemed());
  if (path.includes('{personId}')) return path.replace('{personId}', (await server.person('analyst')).id);
  if (path.includes('{workspaceId}')) return path.replace('{workspaceId}', (await server.workspace()).id);
  if (path.includes('{clientId}')) {
    return path.replace('{clientId}', await client());
  }
  if (!path.includes('{reservationId}')) return path;
  const { id } = (await shop.post('/v1/reservations', { codes: [codeOf(await shop.coupon())] })).body;
  return path.replace('{reservationId}', id);
}

/** One key for two requests. */
async function reuse(id: OperationId, route: RouteV1): Promise<V1Answer> {
  const key = idempotent();
  const first = FIRST[id];
  const [one, two] =
    first === undefined ? [route.body?.example ?? {}, route.body?.example ?? {}] : await first();
  const path = await pathOf(route);
  await call(route, path, { json: one, ...key });
  return call(route, await pathOf(route), { json: two, ...key });
}

/** Two bodies that both succeed, where the path does not make the requests differ. */
const FIRST: Partial<Record<OperationId, () => Promise<readonly [object, object]>>> = {
  createCoupon: async () => [TEN_OFF(), TEN_OFF()],
  duplicateCoupon: async () => [{ code: freshCode() }, { code: freshCode() }],
  upsertClient: async () => [{ email: freshEmail() }, { email: freshEmail() }],
  mergeClients: async () => [{ into: await client() }, { into: await client() }],
  createClientToken: async () => [{ client: { email: freshEmail() } }, { client: { email: freshEmail() } }],
  createInvitation: async () => [
    { email: freshEmail(), role: 'support' },
    { email: freshEmail(), role: 'support' },
  ],
  createWorkspace: async () => [{ name: 'One' }, { name: 'Two' }],
  createKey: async () => [{ scope: 'client' }, { scope: 'batch' }],
  createActivation: async () => [
    { couponId: (await shop.coupon()).id },
    { couponId: (await shop.coupon()).id },
  ],
  createRedemption: async () => [
    { codes: [codeOf(await shop.coupon())] },
    { codes: [codeOf(await shop.coupon())] },
  ],
  createReservation: async () => [
    { codes: [codeOf(await shop.coupon())] },
    { codes: [codeOf(await shop.coupon())] },
  ],
  importCodes: async () => [{ codes: [{ code: freshCode() }] }, { codes: [{ code: freshCode() }] }],
  disableCode: async () => [{}, {}],
  assignCode: async () => [{ client: { email: freshEmail() } }, { client: { email: freshEmail() } }],
  publishCoupon: async () => [{}, {}],
  rollBackRedemption: async () => [{}, {}],
};

describe('every problem that a method promises', () => {
  test.each(promised)('%s: %s', async (id, code, route) => {
    const producer =
      OWN[id]?.[code] ??
      (code === 'idempotency_key_reused' && takesIdempotencyKey(route)
        ? () => reuse(id, route)
        : shared(code, route));
    if (producer === undefined) throw new Error(`Nothing shows how ${id} comes to ${code}`);
    server.clock.pass(DAY);
    const { status, body } = await producer();
    const { title, type } = body as V1Body & { readonly title: string; readonly type: string };
    expect(body.code).toBe(code);
    expect(body.status).toBe(status);
    expect(type).toBe(`urn:couponry:problem:${code}`);
    expect(title).toMatch(/^[A-Z].*[.!`]$/);
    expect(body.instance).toMatch(/^\/v1\//);
    expect(body.requestId).toEqual(expect.any(String));
  });
});
