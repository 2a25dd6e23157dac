import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshEmail, Shop } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
let old: Shop;

const DAY = 86_400;
const soon = { timeout: 30_000, interval: 100 };

beforeAll(async () => {
  server = await startTestServer();
  server.clock.passToMorning();
  shop = new V1Shop(server, server.keys.admin);
  old = new Shop(server);
});

afterAll(() => server.stop());

const codeOf = (coupon: object) => (coupon as { readonly codes: { readonly code: string } }).codes.code;
const attention = async (from = shop) => (await from.get('/v1/attention')).body;
/** What is told of one coupon. */
const toldOf = async (id: string) =>
  (await attention()).data.filter(({ coupon }) => (coupon as { id: string } | null)?.id === id);
const use = async (code: string, times: number) => {
  for (let time = 0; time < times; time += 1) await old.use(code, { email: freshEmail(), amount: 10 });
};

describe('GET /v1/attention', () => {
  test('tells nothing where nothing needs attention', async () => {
    await shop.coupon({ limits: [{ on: 'redemptions', per: 'coupon', max: 100 }] });
    expect(await attention()).toEqual({ data: [], isAll: true });
  });

  test('tells a limit once more than 80 % of it are used', async () => {
    const limits = [
      { on: 'redemptions', per: 'coupon', max: 5 },
      { on: 'redemptions', per: 'client', max: 1 },
      { on: 'discount', max: 10_000 },
    ];
    const coupon = await shop.coupon({ name: 'Five', limits });
    await use(codeOf(coupon), 4);
    expect(await toldOf(coupon.id)).toEqual([]);
    await use(codeOf(coupon), 1);
    expect(await toldOf(coupon.id)).toEqual([
      { kind: 'limit', coupon: { id: coupon.id, name: 'Five' }, currency: 'GBP', limit: limits[0], used: 5 },
    ]);
    await shop.post(`/v1/coupons/${coupon.id}/pause`);
    expect(await toldOf(coupon.id)).toEqual([]);
  });

  test('tells a budget in its currency, the fullest limit first', async () => {
    const first = await shop.coupon({ currency: 'EUR', limits: [{ on: 'discount', max: 1100 }] });
    const second = await shop.coupon({ limits: [{ on: 'activations', max: 10 }] });
    await use(codeOf(second), 10);
    await use(codeOf(first), 10);
    const told = (await attention()).data.filter(({ kind }) => kind === 'limit');
    expect(told).toMatchObject([
      { coupon: { id: second.id }, used: 10 },
      { coupon: { id: first.id }, currency: 'EUR', limit: { on: 'discount' }, used: 1000 },
    ]);
  });

  test('counts a period anew', async () => {
    const coupon = await shop.coupon({
      limits: [{ on: 'redemptions', per: 'coupon', period: 'day', max: 1 }],
    });
    await use(codeOf(coupon), 1);
    expect(await toldOf(coupon.id)).toMatchObject([{ kind: 'limit', used: 1 }]);
    server.clock.pass(DAY);
    expect(await toldOf(coupon.id)).toEqual([]);
  });

  test('tells what ends within three days, the soonest first, and not what has ended', async () => {
    const inDays = (count: number) => new Date(server.clock.now() + count * DAY * 1000).toISOString();
    const later = await shop.coupon({ endsAt: inDays(2.9) });
    const sooner = await shop.coupon({ endsAt: inDays(1) });
    const never = await shop.coupon({ endsAt: inDays(3.1) });
    const ids = async () =>
      (await attention()).data
        .filter(({ kind }) => kind === 'ending')
        .map(({ coupon }) => (coupon as { readonly id: string }).id);
    expect(await ids()).toEqual([sooner.id, later.id]);
    server.clock.pass(2 * DAY);
    expect(await ids()).toEqual([later.id, never.id]);
  });

  test('tells imported codes that are nearly used up', async () => {
    const coupon = await shop.coupon({ codes: { kind: 'imported' } });
    const codes = ['ATT-0001', 'ATT-0002', 'ATT-0003', 'ATT-0004', 'ATT-0005'];
    await shop.post(`/v1/coupons/${coupon.id}/codes/import`, { codes: codes.map((code) => ({ code })) });
    for (const code of codes.slice(0, 4)) await use(code, 1);
    expect(await toldOf(coupon.id)).toEqual([]);
    await use(codes[4]!, 1);
    expect(await toldOf(coupon.id)).toMatchObject([{ kind: 'codes', used: 5, max: 5 }]);
  });

  test('tells a range that is nearly used up, to every coupon that shares it', async () => {
    const codes = { kind: 'ean13', prefix: '294444' };
    const coupons = [await shop.coupon({ codes }), await shop.coupon({ codes })];
    await shop.post('/v1/activations', { couponId: coupons[0]!.id, client: { email: freshEmail() } });
    const { id } = await server.workspace();
    const taken = 'update code_ranges set next_index = 900000 where workspace_id = $1 and prefix = $2';
    await server.pool.query(taken, [id, codes.prefix]);
    for (const coupon of coupons) {
      expect(await toldOf(coupon.id)).toMatchObject([{ kind: 'codes', used: 900_000, max: 1_000_000 }]);
    }
  });

  test('tells refusals that are twice as many as a week before, and not just a few', async () => {
    const coupon = await shop.coupon({ limits: [{ on: 'activations', max: 1 }] });
    const refused = async (count: number) => {
      const before = (await shop.get(`/v1/coupons/${coupon.id}/statistics`)).body.refused as object;
      const counted = Object.values(before).reduce((sum: number, each: number) => sum + each, 0);
      await use(codeOf(coupon), count);
      await vi.waitFor(async () => {
        const { body } = await shop.get(`/v1/coupons/${coupon.id}/statistics`);
        expect(body.refused).toEqual({ activations_used_up: counted + count });
      }, soon);
    };
    const jumps = async () => (await toldOf(coupon.id)).filter(({ kind }) => kind === 'refusals');
    await use(codeOf(coupon), 1);
    await refused(21);
    expect(await jumps()).toMatchObject([{ reason: 'activations_used_up', refused: 21, before: 0 }]);
    server.clock.pass(7 * DAY);
    await refused(41);
    expect(await jumps()).toEqual([]);
    await refused(1);
    expect(await jumps()).toMatchObject([{ refused: 42, before: 21 }]);
  });

  test('tells nothing of another workspace', async () => {
    const other = new V1Shop(server, server.otherKeys.admin);
    expect((await attention()).data.length).toBeGreaterThan(0);
    expect(await attention(other)).toEqual({ data: [], isAll: true });
  });
});
