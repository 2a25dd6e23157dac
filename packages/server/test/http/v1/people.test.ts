import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Browser } from '../../support/browser.ts';
import { type Browsers, signInEverybody } from '../../support/browsers.ts';
import { freshEmail } from '../../support/shop.ts';
import { PASSWORD, startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, TEN_OFF, type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let browsers: Browsers;
let workspaceId: string;

beforeAll(async () => {
  server = await startTestServer({ publicUrl: 'https://coupons.example.com/' });
  browsers = await signInEverybody(server);
  ({ id: workspaceId } = await server.workspace());
});

afterAll(() => server.stop());

const signedIn = async (email: string, password = PASSWORD) => {
  const browser = new Browser(server, workspaceId);
  expect((await browser.signIn(email, password)).status).toBe(200);
  return browser;
};

describe('inviting somebody', () => {
  test('gives a link, by which they choose a password and belong to the workspace', async () => {
    const email = freshEmail();
    const invited = await browsers.owner.post('/v1/invitations', {
      email: email.toUpperCase(),
      role: 'marketer',
    });
    expect(invited.status).toBe(201);
    const { token, url, path } = invited.body as V1Body & { url: string; path: string };
    expect(path).toBe(`/console/invitation#token=${token}`);
    expect(url).toBe(`https://coupons.example.com${path}`);
    const stranger = new Browser(server);
    const found = await stranger.post('/v1/invitations/look-up', { token });
    const { name } = await server.workspace();
    expect(found.body).toEqual({
      workspace: { id: workspaceId, name },
      email,
      role: 'marketer',
      isKnown: false,
    });
    const short = await stranger.post('/v1/invitations/accept', { token, password: 'short' });
    expect(short).toMatchObject({ status: 400, body: { errors: [{ field: '/password' }] } });
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        stranger.post('/v1/invitations/accept', { token, name: 'Eve', password: PASSWORD }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
    const eve = await signedIn(email);
    expect((await eve.get('/v1/me')).body).toMatchObject({ name: 'Eve', workspaces: [{ role: 'marketer' }] });
    expect((await eve.post('/v1/coupons', TEN_OFF())).status).toBe(201);
    expect((await eve.get('/v1/keys')).body.code).toBe('role_missing');
  });

  test('who is known already asks for their own password, and adds to their workspaces', async () => {
    const person = await server.person(null);
    const { token } = (await browsers.owner.post('/v1/invitations', { email: person.email, role: 'support' }))
      .body;
    const stranger = new Browser(server);
    expect((await stranger.post('/v1/invitations/look-up', { token })).body.isKnown).toBe(true);
    const wrong = await stranger.post('/v1/invitations/accept', { token, password: 'another password' });
    expect(wrong.body.code).toBe('password_wrong');
    expect((await stranger.post('/v1/invitations/accept', { token, password: PASSWORD })).status).toBe(200);
    const browser = await signedIn(person.email);
    expect((await browser.get('/v1/me')).body.workspaces).toMatchObject([{ role: 'support' }]);
  });

  test('two for one e-mail that are accepted at once make one person', async () => {
    const email = freshEmail();
    const invited = async () =>
      (await browsers.owner.post('/v1/invitations', { email, role: 'analyst' })).body;
    const tokens = [(await invited()).token, (await invited()).token];
    const held = await server.pool.connect();
    await held.query('begin');
    await held.query('lock table people in exclusive mode');
    const accepting = tokens.map((token) =>
      new Browser(server).post('/v1/invitations/accept', { token, name: 'Ivo', password: PASSWORD }),
    );
    const waiting = `select count(*)::int as count from pg_locks where relation = 'people'::regclass and not granted`;
    await expect.poll(async () => (await server.pool.query(waiting)).rows[0].count).toBe(2);
    await held.query('commit');
    held.release();
    const answers = await Promise.all(accepting);
    expect(answers.map(({ body, status }) => body.code ?? status).toSorted()).toEqual([
      200,
      'already_member',
    ]);
    expect((await (await signedIn(email)).get('/v1/me')).body).toMatchObject({ name: 'Ivo' });
  });

  test('can be repeated and taken back, and ends by itself', async () => {
    const [key, wanted] = [idempotent(), { email: freshEmail(), role: 'analyst' }];
    const first = await browsers.owner.post('/v1/invitations', wanted, key);
    const again = await browsers.owner.post('/v1/invitations', wanted, key);
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id, token: null, url: null } });
    const open = async () =>
      (await browsers.owner.get('/v1/invitations')).body.data.some(({ id }) => id === first.body.id);
    expect(await open()).toBe(true);
    await browsers.owner.call('DELETE', `/v1/invitations/${first.body.id}`);
    expect(await open()).toBe(false);
    const used = { token: first.body.token, password: PASSWORD };
    expect((await new Browser(server).post('/v1/invitations/accept', used)).status).toBe(404);
    const late = (await browsers.owner.post('/v1/invitations', { ...wanted, email: freshEmail() })).body;
    server.clock.pass(7 * 86_400);
    const { status } = await new Browser(server).post('/v1/invitations/look-up', { token: late.token });
    expect(status).toBe(404);
  });

  test('stores nothing that opens it', async () => {
    const wanted = { email: freshEmail(), role: 'analyst' };
    const { token } = (await browsers.owner.post('/v1/invitations', wanted, idempotent())).body;
    const { rows } = await server.pool.query(
      'select (select json_agg(i) from invitations i) a, (select json_agg(k) from idempotency_keys k) b, (select json_agg(l) from audit_log l) c',
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('the people of a workspace', () => {
  test('get another role at once', async () => {
    const person = await server.person('analyst');
    const browser = await signedIn(person.email);
    expect((await browser.post('/v1/coupons', TEN_OFF())).body.code).toBe('role_missing');
    const changed = await browsers.owner.call('PATCH', `/v1/people/${person.id}`, {
      json: { role: 'marketer' },
    });
    expect(changed.body).toMatchObject({ id: person.id, role: 'marketer' });
    expect((await browser.post('/v1/coupons', TEN_OFF())).status).toBe(201);
  });

  test('are let go of at once', async () => {
    const person = await server.person('marketer');
    const browser = await signedIn(person.email);
    await browsers.owner.call('DELETE', `/v1/people/${person.id}`);
    expect((await browser.get('/v1/coupons')).body.code).toBe('workspace_denied');
    expect((await browser.get('/v1/me')).body.workspaces).toEqual([]);
    const { data } = (await browsers.owner.get('/v1/people?limit=100')).body;
    expect(data.map(({ id }) => id)).not.toContain(person.id);
  });

  test('always have an owner, also when two let go of each other at once', async () => {
    const [one, two] = [await server.person('owner'), await server.person('owner')];
    const first = await signedIn(one.email);
    first.workspaceId = (await first.post('/v1/workspaces', { name: 'Ours' })).body.id;
    const { token } = (await first.post('/v1/invitations', { email: two.email, role: 'owner' })).body;
    await new Browser(server).post('/v1/invitations/accept', { token, password: PASSWORD });
    const second = await signedIn(two.email);
    second.workspaceId = first.workspaceId;
    const answers = await Promise.all([
      first.call('DELETE', `/v1/people/${one.id}`),
      second.call('PATCH', `/v1/people/${two.id}`, { json: { role: 'analyst' } }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { rows } = await server.pool.query(
      `select count(*)::int as owners from memberships where workspace_id = $1 and role = 'owner'`,
      [first.workspaceId],
    );
    expect(rows).toEqual([{ owners: 1 }]);
  });

  test('are in the audit log with what was done', async () => {
    const person = await server.person('analyst', { name: 'Zoe' });
    await browsers.owner.call('PATCH', `/v1/people/${person.id}`, { json: { role: 'support' } });
    await browsers.owner.call('PATCH', `/v1/people/${person.id}`, { json: { role: 'support' } });
    await browsers.owner.call('DELETE', `/v1/people/${person.id}`);
    const { data } = (await browsers.owner.get(`/v1/audit-log?object=${person.id}`)).body;
    expect(data.map(({ action, changes }) => ({ action, changes }))).toEqual([
      { action: 'person.removed', changes: { role: { from: 'support', to: null } } },
      { action: 'person.role_changed', changes: { role: { from: 'analyst', to: 'support' } } },
    ]);
  });
});

describe('a person', () => {
  test('changes name freely, and by what they sign in with the password', async () => {
    const person = await server.person('owner');
    const browser = await signedIn(person.email);
    const named = await browser.call('PATCH', '/v1/me', { json: { name: 'Ada' } });
    expect(named.body).toMatchObject({ name: 'Ada', email: person.email });
    const email = freshEmail();
    expect((await browser.call('PATCH', '/v1/me', { json: { email } })).status).toBe(400);
    const changed = await browser.call('PATCH', '/v1/me', {
      json: { email: ` ${email}`.trim(), password: PASSWORD },
    });
    expect(changed.body.email).toBe(email);
    expect((await new Browser(server).signIn(person.email, PASSWORD)).status).toBe(401);
    expect((await signedIn(email)).cookies.size).toBeGreaterThan(0);
  });
});

describe('a workspace', () => {
  test('is made by an owner, and apart from the others', async () => {
    const person = await server.person('owner');
    const browser = await signedIn(person.email);
    const key = idempotent();
    const made = await browser.post('/v1/workspaces', { name: 'Kraków', currency: 'PLN' }, key);
    expect(made).toMatchObject({ status: 201, body: { name: 'Kraków', currency: 'PLN', timeZone: 'UTC' } });
    expect(await browser.post('/v1/workspaces', { name: 'Kraków', currency: 'PLN' }, key)).toMatchObject({
      status: 200,
      body: { id: made.body.id },
    });
    const { data } = (await browser.get('/v1/workspaces')).body;
    expect(data.map(({ name, role }) => [name, role])).toEqual([
      ['Default', 'owner'],
      ['Kraków', 'owner'],
    ]);
    const { id } = (await browser.post('/v1/coupons', TEN_OFF())).body;
    browser.workspaceId = made.body.id;
    expect((await browser.get(`/v1/coupons/${id}`)).status).toBe(404);
    expect((await browser.get('/v1/people')).body.data).toHaveLength(1);
    expect((await browsers.owner.get('/v1/me')).text).not.toContain(made.body.id);
    const { status } = await browser.get(`/v1/workspaces/${workspaceId}`);
    expect(status).toBe(404);
  });

  test('has settings that new coupons take, in every process', async () => {
    const person = await server.person('owner');
    const browser = await signedIn(person.email);
    const { id } = (await browser.post('/v1/workspaces', { name: 'Set' })).body;
    browser.workspaceId = id;
    const other = new Browser(await server.another(), id);
    await other.signIn(person.email, PASSWORD);
    expect((await other.get(`/v1/workspaces/${id}`)).body.currency).toBe('GBP');
    const settings = { currency: 'JPY', timeZone: 'Asia/Tokyo', language: 'pl', codePrefix: '211' };
    const edited = await browser.call('PATCH', `/v1/workspaces/${id}`, { json: settings });
    expect(edited.body).toEqual({ id, name: 'Set', ...settings });
    const numbers = { ...TEN_OFF(), codes: { kind: 'ean13' } };
    const coupon = (await browser.post('/v1/coupons', numbers)).body;
    expect(coupon).toMatchObject({ currency: 'JPY', timeZone: 'Asia/Tokyo', codes: { prefix: '211' } });
    await vi.waitFor(
      async () => expect((await other.get(`/v1/workspaces/${id}`)).body.currency).toBe('JPY'),
      { timeout: 30_000, interval: 200 },
    );
    const { data } = (await browser.get('/v1/audit-log?action=workspace.edited')).body;
    expect(data).toMatchObject([{ changes: { currency: { from: 'GBP', to: 'JPY' } } }]);
  });

  test.each([
    [{ currency: 'ZZZ' }, '/currency'],
    [{ timeZone: 'Mars/Base' }, '/timeZone'],
    [{ name: ' ' }, '/name'],
    [{ codePrefix: 'abc' }, '/codePrefix'],
  ])('refuses %j and says which field', async (json, field) => {
    const { status, body } = await browsers.owner.call('PATCH', `/v1/workspaces/${workspaceId}`, { json });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field }]);
  });

  test('tells no secret', async () => {
    const { text } = await browsers.owner.get(`/v1/workspaces/${workspaceId}`);
    const { codeKey } = await server.workspace();
    expect(text).not.toContain(codeKey.toString('hex'));
    expect(text).not.toMatch(/key/i);
  });
});

test('a key sees to no people', async () => {
  const shop = new V1Shop(server, server.keys.admin);
  for (const path of ['/v1/people', '/v1/invitations', '/v1/me', '/v1/workspaces']) {
    expect((await shop.get(path)).body.code).toBe('scope_missing');
  }
});
