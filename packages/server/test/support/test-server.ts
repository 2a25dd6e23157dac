import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Role } from '@couponry/contract';
import pg from 'pg';
import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { type AuditReport, audit } from '../../src/commands/audit/audit.ts';
import { createApiKey, DEFAULT_STORE } from '../../src/commands/keys/api-key-commands.ts';
import { bootstrap } from '../../src/commands/workspaces/bootstrap.ts';
import { newWorkspace, type Workspace } from '../../src/commands/workspaces/workspaces.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { query } from '../../src/platform/db/query.ts';
import { makeId } from '../../src/platform/ids.ts';
import { makePartitions } from '../../src/platform/partitions.ts';
import { hashPassword } from '../../src/platform/password-hash.ts';
import type { ApiKeyRow } from '../../src/sql/api-keys.ts';
import { insertMembership } from '../../src/sql/memberships.ts';
import { insertPerson, type NewPerson } from '../../src/sql/people.ts';
import { insertWorkspace, readWorkspaces, selectWorkspaces } from '../../src/sql/workspaces.ts';
import { type Answer, type CallOptions, call } from './call.ts';
import { TestClock } from './test-clock.ts';
import { createTestDatabase } from './test-database.ts';

/** What the people of a test sign in with. */
export const PASSWORD = 'correct horse battery';
let passwordHash: string | undefined;

/** One key for each scope. */
interface TestKeys {
  readonly admin: string;
  readonly client: string;
  readonly batch: string;
}

/** A process' worth of a server, listening; several of them can share one database. */
export interface TestProcess {
  readonly url: string;
  /** Sends one request; with the first workspace's admin key where the options say nothing else. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  stop(): Promise<void>;
}

/** A server on a database of its own, with two workspaces: `keys` open the first, `otherKeys` the second. */
export interface TestServer extends TestProcess {
  readonly clock: TestClock;
  readonly keys: TestKeys;
  readonly otherKeys: TestKeys;
  /** Who may sign in to the first workspace, and has to choose a password then. */
  readonly owner: { readonly email: string; readonly password: string };
  /** Makes a person of the first workspace, or of none. They all have {@link PASSWORD}. */
  person(role: Role | null, fields?: Partial<NewPerson>): Promise<NewPerson>;
  /** The server's view of the database, for what cannot be seen from outside. */
  readonly pool: pg.Pool;
  workspace(): Promise<Workspace>;
  /** Makes one more workspace, in pounds, and its keys. */
  freshWorkspace(): Promise<TestKeys>;
  /** Makes one more key of the first workspace. */
  makeKey(scope: ApiKeyRow['scope'], store?: string): Promise<{ readonly key: string; readonly id: string }>;
  /** Starts another process on the same database. */
  another(): Promise<TestProcess>;
  audit(): Promise<AuditReport>;
}

/** What a test may ask for: narrow bounds for guessing, for example. */
export type TestSettings = Partial<Pick<Config, 'guesses' | 'trustProxy' | 'publicUrl'>> & {
  readonly consoleFolder?: string;
};

/**
 * Starts the whole server on a database of the test file's own.
 *
 * @example
 * const server = await startTestServer();
 * afterAll(() => server.stop());
 * const { status, body } = await server.call('GET', '/coupons');
 */
export async function startTestServer({
  consoleFolder,
  ...settings
}: TestSettings = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const clock = new TestClock();
  const pool = new pg.Pool({ ...database.connection, max: 3 });
  pool.on('error', () => {});
  const connection = await pool.connect();
  await makePartitions(connection, clock.now());
  connection.release();
  const ports = { pool, clock, makeId };
  const made = await bootstrap(ports, async () => {});
  if (made === null) throw new Error('A new database has a workspace already');
  const otherKeys = await makeWorkspace(ports, { currency: 'JPY', timeZone: 'Asia/Tokyo' });
  const config = { ...loadConfig({}), ...settings };
  const start = async (): Promise<TestProcess> => {
    const app = await createApp({
      config,
      database: database.connection,
      log: pino({ level: 'silent' }),
      readAllMetrics: null,
      clock,
      ...(consoleFolder === undefined ? {} : { consoleFolder }),
    });
    await app.http.listen({ host: '127.0.0.1', port: 0 });
    const server: Server = app.http.server;
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return {
      url,
      call: (method, path, options = {}) =>
        call(`${url}${path}`, method, { key: made.keys.admin, ...options }),
      async stop() {
        server.closeAllConnections();
        await app.close();
      },
    };
  };
  const first = await start();
  const others: TestProcess[] = [];
  return {
    ...first,
    clock,
    pool,
    keys: made.keys,
    otherKeys,
    owner: made.owner,
    async person(role, fields = {}) {
      const now = clock.now();
      const id = makeId(now);
      const email = `${id}@people.example`;
      passwordHash ??= await hashPassword(PASSWORD);
      const person = { id, name: 'Ann', email, passwordHash, mustChangePassword: false, ...fields };
      const statements = insertPerson(person, makeId(now), now);
      if (role !== null) statements.push(insertMembership(made.workspace.id, id, role, now));
      await query(pool, statements, 'writes');
      return person;
    },
    async workspace() {
      const [result] = await query(pool, [selectWorkspaces()]);
      const found = readWorkspaces(result?.rows ?? []).find(({ id }) => id === made.workspace.id);
      if (found === undefined) throw new Error('The first workspace is gone');
      return found;
    },
    freshWorkspace: () => makeWorkspace(ports, { currency: 'GBP', timeZone: 'Europe/London' }),
    async makeKey(scope, store = DEFAULT_STORE) {
      const wanted = { workspaceId: made.workspace.id, scope, store, name: 'One more' };
      const { key, row } = await createApiKey(ports, wanted);
      return { key, id: row.id };
    },
    async another() {
      const process = await start();
      others.push(process);
      return process;
    },
    audit: () => audit(pool, () => {}),
    async stop() {
      await Promise.all([first, ...others].map((process) => process.stop()));
      await pool.end();
      await database.drop();
    },
  };
}

async function makeWorkspace(
  ports: Parameters<typeof createApiKey>[0],
  wanted: { readonly currency: string; readonly timeZone: string },
): Promise<TestKeys> {
  const now = ports.clock.now();
  const workspace = newWorkspace(ports.makeId(now), { name: 'Other', ...wanted });
  await query(ports.pool, [insertWorkspace(workspace, now)], 'writes');
  const key = async (scope: ApiKeyRow['scope']) =>
    (await createApiKey(ports, { workspaceId: workspace.id, scope, store: DEFAULT_STORE, name: scope })).key;
  return { admin: await key('admin'), client: await key('client'), batch: await key('batch') };
}
