import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetExpired } from '../../../src/commands/workspaces/forget-expired.ts';
import { Browser } from '../../support/browser.ts';
import { PASSWORD, startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
let workspaceId: string;

beforeAll(async () => {
  server = await startTestServer({ trustProxy: ['127.0.0.1'] });
  ({ id: workspaceId } = await server.workspace());
});

afterAll(() => server.stop());

const NEW_PASSWORD = 'staple battery horse';

async function signedIn(role: Parameters<TestServer['person']>[0] = 'owner') {
  const person = await server.person(role);
  const browser = new Browser(server, workspaceId);
  expect((await browser.signIn(person.email, PASSWORD)).status).toBe(200);
  return { person, browser };
}

describe('the owner that the first start made', () => {
  test('can do nothing before a new password is chosen, and everything after', async () => {
    const browser = new Browser(server, workspaceId);
    const { email, password } = server.owner;
    expect((await browser.signIn(email, password)).status).toBe(200);
    for (const path of ['/v1/coupons', '/v1/me']) {
      const { status, body } = await browser.get(path);
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'password_change_required' });
    }
    const factor = await browser.post('/v1/auth/two-factor/enable', { password });
    expect(factor.body.code).toBe('password_change_required');
    const same = { currentPassword: password, newPassword: password };
    expect((await browser.post('/v1/auth/change-password', same)).status).toBe(400);
    const short = await browser.post('/v1/auth/change-password', { ...same, newPassword: 'short' });
    expect(short).toMatchObject({ status: 400, body: { errors: [{ field: '/newPassword' }] } });
    const chosen = { currentPassword: password, newPassword: NEW_PASSWORD };
    expect((await browser.post('/v1/auth/change-password', chosen)).status).toBe(200);
    expect((await browser.get('/v1/coupons')).status).toBe(200);
    expect((await new Browser(server).signIn(email, password)).body.code).toBe('credentials_wrong');
    expect((await new Browser(server).signIn(email, NEW_PASSWORD)).status).toBe(200);
  });
});

describe('signing in', () => {
  test('says no more of who exists than that it did not work', async () => {
    const { email } = await server.person('owner');
    const wrong = await new Browser(server).signIn(email, 'not the password');
    const nobody = await new Browser(server).signIn('nobody@people.example', 'not the password');
    expect(wrong.status).toBe(401);
    expect({ ...nobody.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  });

  test('gives a cookie that no script reads, no other site sends and no answer repeats', async () => {
    const { email } = await server.person('owner');
    const browser = new Browser(server, workspaceId);
    const { headers, text } = await browser.signIn(email, PASSWORD);
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(/^couponry\.session_token=[^;]{40,}; /);
    expect(cookie.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      expect.stringMatching(/^Max-Age=\d+$/),
      'Path=/v1',
      'SameSite=Strict',
    ]);
    expect(text).not.toContain('token');
    expect((await browser.get('/v1/auth/get-session')).text).not.toContain('token');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('over TLS gives one that is sent over TLS alone', async () => {
    const { email } = await server.person('owner');
    const tls = { headers: { 'x-forwarded-proto': 'https' } };
    const browser = new Browser(server, workspaceId);
    const { headers } = await browser.post('/v1/auth/sign-in/email', { email, password: PASSWORD }, tls);
    expect(headers.getSetCookie()[0]).toMatch(/^__Secure-couponry\.session_token=.*; Secure/);
    expect((await browser.get('/v1/coupons', tls)).status).toBe(200);
    expect((await browser.get('/v1/coupons')).status).toBe(401);
  });

  test('makes a session of its own, whatever cookie was there before', async () => {
    const { browser, person } = await signedIn();
    const before = browser.cookie;
    await browser.signIn(person.email, PASSWORD);
    expect(browser.cookie).not.toBe(before);
    const planted = new Browser(server, workspaceId);
    planted.cookies.set('couponry.session_token', 'chosen-by-an-attacker.c2lnbmVk');
    await planted.signIn(person.email, PASSWORD);
    expect(planted.cookie).not.toContain('chosen-by-an-attacker');
  });

  test.each(['', 'x', 'a.b', '%', `${'a'.repeat(32)}.${createHmac('sha256', 'x').digest('base64')}`])(
    'is not done by a cookie of %j',
    async (value) => {
      const browser = new Browser(server, workspaceId);
      browser.cookies.set('couponry.session_token', value);
      expect((await browser.get('/v1/coupons')).status).toBe(401);
    },
  );

  test('ends everywhere at once', async () => {
    const { browser, person } = await signedIn();
    const phone = new Browser(await server.another(), workspaceId);
    await phone.signIn(person.email, PASSWORD);
    expect((await phone.get('/v1/coupons')).status).toBe(200);
    const cookies = [browser.cookie, phone.cookie];
    expect((await browser.post('/v1/auth/revoke-sessions')).status).toBe(200);
    for (const cookie of cookies) {
      const { status, body } = await phone.get('/v1/coupons', { headers: { cookie } });
      expect({ status, code: body.code }).toEqual({ status: 401, code: 'session_over' });
    }
  });

  test('ends here', async () => {
    const { browser } = await signedIn();
    const { cookie } = browser;
    await browser.post('/v1/auth/sign-out');
    expect(browser.cookies.size).toBe(0);
    expect((await browser.get('/v1/coupons', { headers: { cookie } })).status).toBe(401);
  });

  test('elsewhere ends with a new password', async () => {
    const { browser, person } = await signedIn();
    const phone = new Browser(server, workspaceId);
    await phone.signIn(person.email, PASSWORD);
    const wrong = { currentPassword: 'not the password', newPassword: NEW_PASSWORD };
    expect((await browser.post('/v1/auth/change-password', wrong)).body.code).toBe('password_wrong');
    const chosen = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect((await browser.post('/v1/auth/change-password', chosen)).status).toBe(200);
    expect((await browser.get('/v1/coupons')).status).toBe(200);
    expect((await phone.get('/v1/coupons')).status).toBe(401);
  });
});

describe('a request of another site', () => {
  test.each([
    { 'couponry-csrf': '' },
    { 'couponry-csrf': '0' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('with %j is turned away, session or not', async (headers) => {
    const { browser, person } = await signedIn();
    for (const path of ['/v1/coupons', '/v1/keys', '/v1/auth/sign-out', '/v1/auth/revoke-sessions']) {
      const { status, body } = await browser.post(path, {}, { headers });
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'csrf_failed' });
    }
    const signIn = { email: person.email, password: PASSWORD };
    const { body } = await new Browser(server).post('/v1/auth/sign-in/email', signIn, { headers });
    expect(body.code).toBe('csrf_failed');
    expect((await browser.get('/v1/coupons')).status).toBe(200);
  });

  test('is told from the console’s own by where it comes from', async () => {
    const { browser } = await signedIn();
    const headers = { origin: server.url, 'sec-fetch-site': 'same-origin' };
    expect((await browser.get('/v1/coupons', { headers })).status).toBe(200);
  });
});

describe('a second factor', () => {
  test('is asked for once it was shown, and a backup code stands for it once', async () => {
    const { browser, person } = await signedIn();
    const wrong = await browser.post('/v1/auth/two-factor/enable', { password: 'not the password' });
    expect(wrong.body.code).toBe('password_wrong');
    const begun = (await browser.post('/v1/auth/two-factor/enable', { password: PASSWORD })).body;
    const { totpURI, backupCodes } = begun as unknown as { totpURI: string; backupCodes: string[] };
    const never = new Browser(server, workspaceId);
    expect((await never.signIn(person.email, PASSWORD)).body).not.toHaveProperty('twoFactorRedirect');
    expect((await browser.post('/v1/auth/two-factor/verify-totp', { code: totp(totpURI) })).status).toBe(200);
    expect((await browser.get('/v1/coupons')).status).toBe(200);

    const phone = new Browser(server, workspaceId);
    expect((await phone.signIn(person.email, PASSWORD)).body).toMatchObject({ twoFactorRedirect: true });
    expect((await phone.get('/v1/coupons')).status).toBe(401);
    expect((await phone.post('/v1/auth/two-factor/verify-totp', { code: '000000' })).body.code).toBe(
      'second_factor_wrong',
    );
    expect((await phone.post('/v1/auth/two-factor/verify-totp', { code: totp(totpURI) })).status).toBe(200);
    expect((await phone.get('/v1/coupons')).status).toBe(200);

    for (const [index, status] of [200, 401].entries()) {
      const lost = new Browser(server, workspaceId);
      await lost.signIn(person.email, PASSWORD);
      const code = { code: backupCodes[0] };
      expect((await lost.post('/v1/auth/two-factor/verify-backup-code', code)).status, `${index}`).toBe(
        status,
      );
    }
    expect((await browser.post('/v1/auth/two-factor/disable', { password: PASSWORD })).status).toBe(200);
    const { data } = (await browser.get(`/v1/audit-log?object=${person.id}`)).body;
    expect(data.map(({ action }) => action)).toEqual([
      'person.second_factor_removed',
      'person.second_factor_added',
    ]);
    const plain = new Browser(server, workspaceId);
    await plain.signIn(person.email, PASSWORD);
    expect((await plain.get('/v1/coupons')).status).toBe(200);
  });
});

describe('guessing passwords', () => {
  test('is slowed for an account and an address, also many at once, and the right one has to wait as well', async () => {
    const { email } = await server.person('owner');
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    const guess = (address: string, password = 'not the password') =>
      new Browser(server).post('/v1/auth/sign-in/email', { email, password }, from(address));
    for (let time = 0; time < 5; time += 1) expect((await guess('192.0.2.1')).status).toBe(401);
    await guess('192.0.2.1');
    const slowed = await guess('192.0.2.1', PASSWORD);
    expect(slowed).toMatchObject({ status: 429, body: { code: 'too_many_sign_ins' } });
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await guess('192.0.2.2', PASSWORD)).status).toBe(200);
    const many = await Promise.all(Array.from({ length: 60 }, (_, at) => guess(`192.0.2.${10 + at}`)));
    expect(many.filter(({ status }) => status === 429).length).toBeGreaterThan(20);
    expect((await guess('192.0.2.99', PASSWORD)).status).toBe(429);
    expect((await guess('192.0.2.2', PASSWORD)).status).toBe(200);
  });
});

/** The code of now, worked out from what an authenticator is shown (RFC 6238). */
function totp(uri: string): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const bits = [...secret]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('what is over is forgotten, and nothing else', async () => {
  const { browser } = await signedIn();
  await server.pool.query(
    `insert into people_challenges (id, identifier, value, expires_at, created_at, updated_at)
      select gen_random_uuid(), 'old', '', now() - interval '1 hour', now(), now()`,
  );
  await server.pool.query(
    `insert into sign_in_failures (subject, failures, failed_at) values ('old', 1, now() - interval '40 days')`,
  );
  await forgetExpired(server.pool, [workspaceId], Date.now());
  const { rows } = await server.pool.query(
    `select (select count(*)::int from people_challenges where identifier = 'old') as challenges,
      (select count(*)::int from sign_in_failures where subject = 'old') as failures`,
  );
  expect(rows).toEqual([{ challenges: 0, failures: 0 }]);
  expect((await browser.get('/v1/coupons')).status).toBe(200);
  await forgetExpired(server.pool, [workspaceId], Date.now() + 8 * 86_400_000);
  expect((await browser.get('/v1/coupons')).status).toBe(401);
});
