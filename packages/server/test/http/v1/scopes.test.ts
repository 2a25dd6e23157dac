import { randomUUID } from 'node:crypto';
import {
  type Access,
  AUTH_METHODS,
  type OperationId,
  ROLES,
  ROUTES_V1,
  type RouteV1,
  SCOPES,
} from '@couponry/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from '../../support/browser.ts';
import { type Browsers, signInEverybody } from '../../support/browsers.ts';
import { freshEmail } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
let bearers: Record<Access, string>;
let browsers: Browsers;

beforeAll(async () => {
  server = await startTestServer({ trustProxy: ['127.0.0.1'] });
  shop = new V1Shop(server, server.keys.admin);
  const { token } = await shop.token({ email: freshEmail() });
  bearers = { ...server.keys, token };
  browsers = await signInEverybody(server);
});

afterAll(() => server.stop());

const routes = Object.entries(ROUTES_V1) as [OperationId, RouteV1][];
const everybody: readonly Access[] = [...SCOPES, 'token'];
const asked = routes.filter(([, { isOpen }]: readonly [OperationId, RouteV1]) => isOpen !== true);
const peopled = asked.flatMap(([id, route]) => ROLES.map((role) => [id, role, route] as const));
const walked = asked.flatMap(([id, route]) => everybody.map((access) => [id, access, route] as const));

/** All that a call could have changed. */
async function rows(): Promise<unknown> {
  const { rows: found } = await server.pool.query(
    `select (select count(*) from coupons) as coupons, (select count(*) from clients) as clients,
      (select count(*) from api_keys where revoked_at is null) as keys, (select count(*) from events) as events,
      (select json_agg(m order by person_id) from memberships m) as members, (select count(*) from invitations) as invitations,
      (select json_agg(name order by id) from workspaces) as workspaces`,
  );
  return found[0];
}

/** A request that nothing is wrong with, but for ids of nobody. */
function ask(route: RouteV1, key: string | null, headers: Readonly<Record<string, string>> = {}) {
  return shop.call(route.method, pathOf(route), { key, headers, ...bodyOf(route) });
}

/** The headers of somebody from an address of its own: unknown keys are counted by address. */
const fromElsewhere = (index: number) => ({ 'x-forwarded-for': `198.51.100.${index % 256}` });

function pathOf({ path }: RouteV1): string {
  return path.replaceAll(/\{\w+\}/g, () => randomUUID());
}

function bodyOf({ body }: RouteV1) {
  return body === undefined ? {} : { json: body.example };
}

describe('the table of methods', () => {
  test.each(walked)('%s for %s is as it says', async (_, access, route) => {
    const before = await rows();
    const { status, body } = await ask(route, bearers[access]);
    if (route.scopes.includes(access)) {
      expect(status).not.toBe(401);
      expect(['scope_missing', 'path_unknown']).not.toContain(body.code);
    } else {
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'scope_missing' });
      expect(await rows()).toEqual(before);
    }
  });

  test.each(peopled)('%s for people who are %s is as it says', async (_, role, route) => {
    const before = await rows();
    const { status, body } = await browsers[role].call(route.method, pathOf(route), bodyOf(route));
    if (route.roles.includes(role)) {
      expect(status).not.toBe(401);
      expect(['role_missing', 'workspace_denied', 'path_unknown']).not.toContain(body.code);
    } else {
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'role_missing' });
      expect(await rows()).toEqual(before);
    }
  });

  test.each(asked)('%s is for nobody of another workspace', async (_, route) => {
    if ((route as RouteV1).isPersonal === true) return;
    const before = await rows();
    const headers = { 'couponry-workspace': randomUUID() };
    const { body } = await browsers.owner.call(route.method, pathOf(route), { ...bodyOf(route), headers });
    expect(body.code).toBe('workspace_denied');
    expect(await rows()).toEqual(before);
  });

  test.each(AUTH_METHODS)('$method /v1/auth$path is for nobody of another site', async ({ method, path }) => {
    const { cookie } = browsers.owner;
    const json = method === 'GET' ? {} : { json: {} };
    const { body } = await shop.call(method, `/v1/auth${path}`, { key: null, headers: { cookie }, ...json });
    expect(body.code).toBe('csrf_failed');
  });

  test.each(['/sign-up/email', '/update-user', '/list-sessions', '/delete-user', '/ok', '/error'])(
    'has no /v1/auth%s',
    async (path) => {
      for (const method of ['GET', 'POST']) {
        const { status, body } = await new Browser(server).call(method, `/v1/auth${path}`);
        expect({ status, code: body.code }).toEqual({ status: 404, code: 'path_unknown' });
      }
    },
  );

  test.each(asked)('%s is for nobody without a key', async (id, route) => {
    const before = await rows();
    const none = await ask(route, null);
    expect({ status: none.status, code: none.body.code }).toEqual({ status: 401, code: 'key_missing' });
    const address = fromElsewhere(asked.findIndex(([other]) => other === id));
    const unknown = await ask(route, randomUUID().toUpperCase(), address);
    expect({ status: unknown.status, code: unknown.body.code }).toEqual({ status: 401, code: 'key_unknown' });
    expect(await rows()).toEqual(before);
  });

  test('is what the server has, and nothing else', async () => {
    const { body } = await shop.get('/openapi.json', { key: null });
    const told = Object.entries(body.paths as object).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const table = routes.map(([, { method, path }]) => `${method} ${path}`);
    expect(told.toSorted()).toEqual(table.toSorted());
    for (const path of ['/v1', '/v1/coupon', '/v1/coupons/a/b/c', '/v1/openapi.json']) {
      const { status, body: problem } = await shop.get(path);
      expect({ status, code: problem.code }).toEqual({ status: 404, code: 'path_unknown' });
    }
  });
});
