import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../support/call.ts';
import { freshCode, freshEmail, NOTHING, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
/** The same shop at two processes that share a database. */
let shops: readonly [Shop, Shop];

beforeAll(async () => {
  server = await startTestServer();
  shops = [new Shop(server), new Shop(await server.another())];
});

afterAll(() => server.stop());

const CLIENTS = 200;
const USES = 50;

function times(count: number, ask: (index: number) => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
}

/** How many answers have which code. */
function tally(answers: readonly Answer[]): Record<number, number> {
  const counted: Record<number, number> = {};
  for (const { body } of answers) counted[body.code] = (counted[body.code] ?? 0) + 1;
  return counted;
}

async function expectCleanAudit(): Promise<void> {
  expect((await server.audit()).differences).toEqual([]);
}

describe.each([
  ['one process', 1],
  ['two processes', 2],
] as const)('over %s', (_, processes) => {
  const shopOf = (index: number): Shop => shops[index % processes] ?? shops[0];

  test('200 clients who race for 50 uses get exactly 50', async () => {
    const { uuid, code } = await shops[0].friendly({ limitGlobal: USES, limitPerClient: 1 });
    const answers = await times(CLIENTS, (index) => shopOf(index).use(code, { email: freshEmail() }));
    expect(tally(answers)).toEqual({ 1: USES, 20105: CLIENTS - USES });
    expect(await shops[0].counts(uuid)).toEqual({
      ...NOTHING,
      activated: USES,
      redeemed: USES,
      clients: USES,
    });
    await expectCleanAudit();
  });

  test('200 uses that name nobody get exactly 50', async () => {
    const { uuid, code } = await shops[0].friendly({ limitGlobal: USES });
    const answers = await times(CLIENTS, (index) => shopOf(index).use(code));
    expect(tally(answers)).toEqual({ 1: USES, 20105: CLIENTS - USES });
    expect((await shops[0].counts(uuid)).redeemed).toBe(USES);
    await expectCleanAudit();
  });

  test('200 clients who race for 50 activations get exactly 50, each a code of its own', async () => {
    const { uuid } = await shops[0].coupon({ limitGlobal: USES });
    const answers = await times(CLIENTS, (index) => shopOf(index).activate(uuid, { email: freshEmail() }));
    expect(tally(answers)).toEqual({ 1: USES, 20107: CLIENTS - USES });
    const codes = answers.filter(({ body }) => body.code === 1).map(({ body }) => body.data.code);
    expect(new Set(codes).size).toBe(USES);
    expect(await shops[0].counts(uuid)).toEqual({ ...NOTHING, issued: USES, activated: USES, clients: USES });
    await expectCleanAudit();
  });

  test('one client that activates many times at once gets one code', async () => {
    const { uuid } = await shops[0].coupon();
    const email = freshEmail();
    const answers = await times(40, (index) => shopOf(index).activate(uuid, { email }));
    expect(tally(answers)).toEqual({ 1: 40 });
    expect(new Set(answers.map(({ body }) => body.data.code)).size).toBe(1);
    expect(new Set(answers.map(({ body }) => body.data.client.uuid)).size).toBe(1);
    expect(await shops[0].counts(uuid)).toEqual({ ...NOTHING, issued: 1, activated: 1, clients: 1 });
    await expectCleanAudit();
  });

  test('one client that uses a coupon many times at once keeps to its limit', async () => {
    const { uuid, code } = await shops[0].friendly({ limitPerClient: 3 });
    const email = freshEmail();
    const answers = await times(40, (index) => shopOf(index).use(code, { email }));
    expect(tally(answers)).toEqual({ 1: 3, 20105: 37 });
    expect(await shops[0].counts(uuid)).toEqual({ ...NOTHING, activated: 1, redeemed: 3, clients: 1 });
    await expectCleanAudit();
  });

  test('one individual code keeps to its limit, whoever presents it', async () => {
    const { uuid } = await shops[0].coupon({ limitPerClient: 2 });
    const code = await shops[0].codeFor(uuid);
    const answers = await times(40, (index) => shopOf(index).use(code, { email: freshEmail() }));
    expect(tally(answers)).toEqual({ 1: 2, 20105: 38 });
    await expectCleanAudit();
  });

  test('one order that is sent many times at once is one redemption', async () => {
    const { uuid, code } = await shops[0].friendly();
    const orderId = freshCode();
    const email = freshEmail();
    const answers = await times(40, (index) => shopOf(index).use(code, { email, orderId, amount: 10 }));
    expect(tally(answers)).toEqual({ 1: 40 });
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await shops[0].counts(uuid)).redeemed).toBe(1);
    await expectCleanAudit();
  });

  test('one order that names nobody is one redemption too', async () => {
    const { uuid, code } = await shops[0].friendly({ limitGlobal: 5 });
    const orderId = freshCode();
    const answers = await times(40, (index) => shopOf(index).use(code, { orderId }));
    expect(tally(answers)).toEqual({ 1: 40 });
    expect((await shops[0].counts(uuid)).redeemed).toBe(1);
    await expectCleanAudit();
  });

  test('one Idempotency-Key that is sent many times at once is carried out once', async () => {
    const { uuid, code } = await shops[0].friendly();
    const headers = { 'idempotency-key': freshCode() };
    const answers = await times(20, (index) => shopOf(index).use(code, { amount: 5 }, { headers }));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const done = answers.filter(({ status }) => status === 200);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    expect((await shops[0].counts(uuid)).redeemed).toBe(1);
    await expectCleanAudit();
  });

  test('one client under many names at once stays one client', async () => {
    const { code } = await shops[0].friendly();
    const named = { email: freshEmail(), customIdentify: freshCode() };
    const answers = await times(30, (index) => shopOf(index).use(code, named));
    expect(tally(answers)).toEqual({ 1: 30 });
    expect(new Set(answers.map(({ body }) => body.data.client.uuid)).size).toBe(1);
    await expectCleanAudit();
  });

  test('a coupon without a limit that gets one while it is used counts exactly', async () => {
    const { uuid, code } = await shops[0].friendly();
    const before = times(100, (index) => shopOf(index).use(code));
    // Comes somewhere among them, and counts those that were before it.
    const edit = shopOf(1).patch(uuid, { limitGlobal: 120 });
    expect((await edit).status).toBe(200);
    const after = times(100, (index) => shopOf(index + 1).use(code));
    const codes = tally([...(await before), ...(await after)]);
    expect(codes).toEqual({ 1: 120, 20105: 80 });
    expect((await shops[0].counts(uuid)).redeemed).toBe(120);
    await expectCleanAudit();
  });

  test('a coupon whose limit goes up and down while it is used never passes the highest', async () => {
    const { uuid, code } = await shops[0].friendly({ limitGlobal: 10 });
    const uses = times(150, (index) => shopOf(index).use(code, { email: freshEmail() }));
    for (const limitGlobal of [40, 20, 60, 5, 0, 30])
      await shopOf(limitGlobal / 5).patch(uuid, { limitGlobal });
    const codes = tally(await uses);
    expect((codes[1] ?? 0) + (codes[20105] ?? 0)).toBe(150);
    const { redeemed } = await shops[0].counts(uuid);
    expect(redeemed).toBe(codes[1] ?? 0);
    await expectCleanAudit();
    const rest = tally(await times(40, (index) => shopOf(index).use(code, { email: freshEmail() })));
    expect(rest[1] ?? 0).toBe(Math.max(0, 30 - redeemed));
  });

  test('a coupon that is paused while it is used counts what was answered', async () => {
    const { uuid, code } = await shops[0].friendly();
    const uses = times(80, (index) => shopOf(index).use(code));
    await shopOf(1).patch(uuid, { status: 'paused' });
    const codes = tally(await uses);
    expect(Object.keys(codes).every((told) => told === '1' || told === '20109')).toBe(true);
    expect((await shops[0].counts(uuid)).redeemed).toBe(codes[1] ?? 0);
    expect((await shopOf(1).use(code)).body.code).toBe(20109);
    await expectCleanAudit();
  });
});

test('many coupons, clients and codes at once over two processes leave nothing uncounted', async () => {
  const emails = Array.from({ length: 8 }, freshEmail);
  const coupons = await Promise.all([
    shops[0].friendly({ limitGlobal: 6 }),
    shops[0].friendly({ limitPerClient: 2 }),
    shops[0].friendly({ activationRequired: true, limitPerClient: 1 }),
    shops[0].coupon({ limitGlobal: 5, limitPerClient: 2 }),
    shops[0].coupon({ strictUse: true }),
  ]);
  const wishes = Array.from({ length: 300 }, (_, index) => async () => {
    const shop = shops[index % 2] ?? shops[0];
    const { uuid, code } = coupons[index % coupons.length] ?? coupons[0];
    const named = { email: emails[(index * 7) % emails.length] };
    if (index % 3 === 0) return shop.activate(uuid, named);
    const held = code ?? (await shop.activate(uuid, named)).body.data?.code;
    return shop.use(held ?? 'NO-CODE', index % 4 === 0 ? named : { ...named, orderId: String(index % 20) });
  });
  const answers = await Promise.all(wishes.map((wish) => wish()));
  for (const { status } of answers) expect(status).toBe(200);
  await expectCleanAudit();
});
