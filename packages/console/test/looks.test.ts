import { afterAll, beforeAll, describe, onTestFinished, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { expectGood } from './support/looks.ts';
import { Stage, type Visit } from './support/stage.ts';

let stage: Stage;
const ids: Record<string, string> = {};

beforeAll(async () => {
  stage = await Stage.open();
  const shop = new V1Shop(stage.server, stage.server.keys.admin);
  const { body } = await shop.get('/v1/coupons');
  for (const { id, name } of body.data) ids[String(name)] = id;
  const used = await shop.get(`/v1/coupons/${ids['Loyalty card']}/codes?state=redeemed&limit=1`);
  ids['a code'] = used.body.data[0]?.code ?? '';
  ids['a client'] = used.body.data[0]?.clientId ?? '';
});

afterAll(() => stage.close());

/** Every page, by the name of its picture. `{Winter sale}` stands for the id of that coupon, `{a code}` for one that was used. */
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  coupons: '/coupons',
  'coupons-nothing': '/coupons?q=no-such-coupon',
  coupon: '/coupons/{Loyalty card}',
  'coupon-limit': '/coupons/{Early bird}',
  'coupon-codes': '/coupons/{Loyalty card}/codes',
  'coupon-redemptions': '/coupons/{Loyalty card}/redemptions',
  'coupon-rules': '/coupons/{Club offer}/rules',
  'coupon-history': '/coupons/{Winter sale}/history',
  'coupon-settings': '/coupons/{Winter sale}/settings',
  cart: '/cart',
  settings: '/settings',
  'settings-people': '/settings/people',
  'settings-keys': '/settings/keys',
  'settings-audit': '/settings/audit',
  'settings-about': '/settings/about',
  account: '/account',
  'invitation-gone': '/invitation',
  'coupon-new': '/coupons/new?template=welcome',
  'coupon-edit': '/coupons/{Club offer}/edit',
  codes: '/codes?coupon={Gift card}',
  'codes-look-up': '/codes',
  'codes-nothing': '/codes?q=no-such-code',
  code: '/codes/{a code}',
  clients: '/clients',
  'clients-nothing': '/clients?q=nobody',
  client: '/clients/{a client}',
  backtest: '/backtest',
  missing: '/no/such/page',
};

describe('on a laptop and a phone, light and dark', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await stage.visitor();
  });

  afterAll(() => visit.close());

  test.each(Object.entries(PAGES))('%s is quiet and accessible', async (name, path) => {
    await visit.open(path.replace(/\{(.*)\}/, (_, coupon: string) => ids[coupon] ?? coupon));
    await expectGood(visit, name, stage.server);
  });

  test('sign-in is quiet and accessible', async () => {
    const stranger = await stage.stranger();
    onTestFinished(() => stranger.close());
    await stranger.open('/sign-in');
    await expectGood(stranger, 'sign-in', stage.server);
  });
});
