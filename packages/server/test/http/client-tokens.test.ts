import { randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mintClientToken } from '../../src/commands/clients/client-token.ts';
import { revokeApiKey } from '../../src/commands/keys/api-key-commands.ts';
import type { Workspace } from '../../src/commands/workspaces/workspaces.ts';
import { makeId } from '../../src/platform/ids.ts';
import { freshEmail, NOTHING, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;
let workspace: Workspace;
let keyId: string;
let client: string;
let email: string;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
  workspace = await server.workspace();
  ({ id: keyId } = await server.makeKey('client'));
  email = freshEmail();
  const { code } = await shop.friendly();
  client = (await shop.use(code, { email })).body.data.client.uuid;
});

afterAll(() => server.stop());

async function mint(seconds = 600, clientId = client): Promise<string> {
  return (await mintClientToken(workspace, keyId, clientId, seconds, server.clock)).token;
}

describe('a client token', () => {
  test('names its client wherever a client is named', async () => {
    const token = await mint();
    const { uuid } = await shop.coupon();
    const activated = await shop.activate(uuid, { token });
    expect(activated.body.data.client.uuid).toBe(client);
    const { code } = activated.body.data;
    expect((await shop.lookUp(code, { token })).body.data.client.uuid).toBe(client);
    expect((await shop.use(code, { token })).body.data.client.uuid).toBe(client);
    const path = `/coupons/active/${code}/use?token=${token}`;
    expect((await shop.call('POST', path)).body.data.client.uuid).toBe(client);
    expect((await shop.use(code, { token, email })).body.code).toBe(1);
  });

  test('beside another client is ambiguous', async () => {
    const { code } = await shop.friendly();
    const other = freshEmail();
    await shop.use(code, { email: other });
    expect((await shop.use(code, { token: await mint(), email: other })).body.code).toBe(20110);
  });

  test('is not told whose a strict code is: it is unknown', async () => {
    const { uuid } = await shop.coupon({ strictUse: true });
    const code = await shop.codeFor(uuid, { email: freshEmail() });
    const token = await mint();
    expect((await shop.lookUp(code, { token })).body).toMatchObject({ code: 20101, data: null });
    expect((await shop.use(code, { token })).body).toMatchObject({ code: 20101, data: null });
    expect((await shop.use(code, { email })).body.code).toBe(20106);
  });

  test.each([
    ['is over', async () => await mint(-1)],
    ['is empty of meaning', async () => 'a.b.c'],
    ['is cut', async () => (await mint()).slice(0, -3)],
    ['is unsigned', async () => new UnsecuredJWT({}).setSubject(client).setAudience(workspace.id).encode()],
    ['is signed with another key', async () => await forged({ secret: Buffer.alloc(32, 7) })],
    ['is signed with another algorithm', async () => await forged({ alg: 'HS512' })],
    ['is from another issuer', async () => await forged({ issuer: 'somebody' })],
    ['is for another workspace', async () => await forged({ audience: randomUUID() })],
    ['names no client', async () => await forged({ subject: null })],
    ['was minted by no key', async () => await forged({ kid: null })],
    ['was minted by a key that does not exist', async () => await forged({ kid: randomUUID() })],
    ['never ends', async () => await forged({ endless: true })],
  ])('that %s is refused: 20113, and nothing is done', async (_, make) => {
    const token = await make();
    const { uuid, code } = await shop.friendly();
    const answers = [
      await shop.use(code, { token, email }),
      await shop.lookUp(code, { token }),
      await shop.activate(uuid, { token }),
      await shop.call('POST', `/coupons/${uuid}/activate?token=${token}`),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ code: 20113, message: 'Client.TokenInvalid', data: null });
    }
    expect(await shop.counts(uuid)).toEqual(NOTHING);
  });

  test('is over at its end', async () => {
    const token = await mint(60);
    const { code } = await shop.friendly();
    expect((await shop.use(code, { token })).body.code).toBe(1);
    server.clock.pass(61);
    expect((await shop.use(code, { token })).body.code).toBe(20113);
  });

  test('of one workspace is nobody in another', async () => {
    const elsewhere = new Shop(server, server.otherKeys.admin);
    const { code } = await elsewhere.friendly();
    expect((await elsewhere.use(code, { token: await mint() })).body.code).toBe(20113);
  });

  test('dies with the key that minted it', async () => {
    const { id } = await server.makeKey('client');
    const { token } = await mintClientToken(workspace, id, client, 600, server.clock);
    const { code } = await shop.friendly();
    expect((await shop.use(code, { token })).body.code).toBe(1);
    await revokeApiKey({ pool: server.pool, clock: server.clock, makeId }, id);
    await vi.waitFor(async () => expect((await shop.use(code, { token })).body.code).toBe(20113), {
      timeout: 30_000,
      interval: 100,
    });
  });
});

interface Forgery {
  readonly secret?: Buffer;
  readonly alg?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly subject?: string | null;
  readonly kid?: string | null;
  readonly endless?: boolean;
}

/** A token that is right but for what is said. */
function forged({
  secret,
  alg = 'HS256',
  issuer,
  audience,
  subject = client,
  kid = keyId,
  endless,
}: Forgery) {
  const jwt = new SignJWT(subject === null ? {} : { sub: subject })
    .setProtectedHeader(kid === null ? { alg } : { alg, kid })
    .setIssuer(issuer ?? 'couponry')
    .setAudience(audience ?? workspace.id)
    .setIssuedAt();
  if (endless !== true) jwt.setExpirationTime(Math.floor(server.clock.now() / 1000) + 600);
  return jwt.sign(secret ?? workspace.tokenKey);
}
