import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { expectQuiet, Stage, settled } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false);
});

afterAll(() => stage.close());

async function visit(role: Parameters<Stage['visitor']>[0] = 'owner') {
  const made = await stage.visitor(role);
  onTestFinished(() => made.close());
  return made;
}

test('home says where to begin, then how today goes and what needs somebody', async () => {
  const { page, open, watched } = await visit();
  await open('/');
  await page.getByRole('heading', { name: 'Welcome to Couponry' }).waitFor();

  const shop = new V1Shop(stage.server, stage.server.keys.admin);
  const limits = [{ on: 'redemptions', per: 'coupon', max: 1 }];
  const { id } = await shop.coupon({
    name: 'Only one',
    codes: { kind: 'friendly', code: 'ONLYONE' },
    limits,
  });
  const use = (orderId: string) =>
    shop.post('/v1/redemptions', { codes: ['ONLYONE'], orderId, amount: 5000 });
  expect((await use('1')).status).toBe(201);
  expect((await use('2')).status).toBe(409);
  await expect
    .poll(async () => (await shop.get('/v1/statistics')).body.totals)
    .toMatchObject({ redeemed: 1, refused: 1 });
  await page.reload();
  await settled(page);
  const attention = page.getByRole('region', { name: 'Needs attention' });
  await attention.getByText(/has used up its limit: 1 in all/).waitFor();
  await page.getByRole('region', { name: 'Refused' }).getByText('1 ×').waitFor();
  await page.getByRole('region', { name: 'Most used' }).getByRole('link', { name: 'Only one' }).waitFor();
  await attention.getByRole('link', { name: 'Only one' }).click();
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/console/coupons/${id}`);
  expectQuiet(watched, stage.server);
});
