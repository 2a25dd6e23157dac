import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server as NetServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { clusterProcesses } from '../../src/platform/embedded-postgres/cluster-processes.ts';
import { createCluster } from '../../src/platform/embedded-postgres/create-cluster.ts';
import { describeCluster } from '../../src/platform/embedded-postgres/describe-cluster.ts';
import { embeddedConnection } from '../../src/platform/embedded-postgres/embedded-connection.ts';
import { guardPrefix } from '../../src/platform/embedded-postgres/folder-guard.ts';
import { keepRunning } from '../../src/platform/embedded-postgres/keep-running.ts';
import { locatePostgres } from '../../src/platform/embedded-postgres/postgres-binaries.ts';
import {
  postgresSettings,
  settingArguments,
} from '../../src/platform/embedded-postgres/postgres-settings.ts';
import { chooseRunIdentity } from '../../src/platform/embedded-postgres/run-identity.ts';
import { socketFolderOf } from '../../src/platform/embedded-postgres/socket-folder.ts';
import { ask } from '../support/fault-ledger.ts';
import {
  databaseUrl,
  firstKeys,
  freshSettings,
  launchServer,
  runCouponry,
  type Settings,
  scratchFolder,
  settingsWithPort,
  startServer,
} from '../support/fault-server.ts';
import { sendRaw } from '../support/raw-request.ts';
import { createTestDatabase } from '../support/test-database.ts';

/** The start is refused with one line on stderr, nothing on stdout, and 1. */
async function expectRefused(settings: Settings, line: RegExp): Promise<void> {
  const { code, stdout, stderr } = await runCouponry(['serve'], settings);
  expect(stdout).toBe('');
  expect(stderr.split('\n')).toEqual([expect.stringMatching(line), '']);
  expect(code).toBe(1);
}

async function takenPort(): Promise<{ holder: NetServer; port: number }> {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void holder.close());
  const address = holder.address();
  return { holder, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

test('a port in use: one line, and nothing is made', async () => {
  const { port } = await takenPort();
  const settings = await freshSettings({ PORT: String(port) });
  await expectRefused(settings, new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is in use\\. Set PORT to`));
  expect(existsSync(settings.COUPONRY_DATA ?? '')).toBe(false);
});

test('a port that is taken while the database starts: one line, and no process is left behind', async () => {
  const settings = await settingsWithPort();
  const port = Number(settings.PORT);
  const owner = join(settings.COUPONRY_DATA ?? '', 'owner.json');
  let program = launchServer(settings);
  for (let isTaken = false; !isTaken; ) {
    await expect.poll(() => existsSync(owner), { timeout: 60_000, interval: 5 }).toBe(true);
    const second = createServer().listen(port, '127.0.0.1');
    isTaken = await once(second, 'listening').then(
      () => true,
      () => false,
    );
    onTestFinished(() => void second.close());
    if (isTaken) break;
    // This test was held up, and the server had its port by then.
    program.child.kill('SIGTERM');
    await program.ended;
    program = launchServer(settings);
  }
  expect(await program.ended).toEqual({ code: 1, signal: null });
  expect(program.stderr()).toMatch(new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is in use\\..*\n$`));
  expect(clusterProcesses(describeCluster(settings.COUPONRY_DATA ?? ''))).toEqual([]);
  expect(existsSync(owner)).toBe(false);
});

test('a data folder in use by another server: one line, and the other goes on', async () => {
  const server = await startServer(await freshSettings());
  await expectRefused(
    server.settings,
    new RegExp(`^The data folder .* is in use by couponry serve \\(pid ${server.pid}\\)\\. Stop it or set`),
  );
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
});

test.each([
  [{ COUPONRY_WORKER: '2' }, /^COUPONRY_WORKER .* no setting of Couponry. Did you mean COUPONRY_WORKERS\?$/],
  [{ COUPONRY_WORKERS: 'two' }, /^COUPONRY_WORKERS \(from the environment\) is "two"; it must be an integer/],
  [{ PORT: '70000' }, /^PORT \(from the environment\) is "70000"; it must be an integer from 0 to 65535\.$/],
  [{ COUPONRY_LOG: 'loud' }, /^COUPONRY_LOG .* it must be one of .*warn/],
  [{ DATABASE_URL: 'mysql://me:secret@host/db' }, /^DATABASE_URL .*must be an address that begins with/],
  [{ COUPONRY_PUBLIC_URL: 'coupons.example.com' }, /^COUPONRY_PUBLIC_URL .* it must be an address that/],
  [{ COUPONRY_PUBLIC_URL: 'https://example.com/?shop=1' }, /^COUPONRY_PUBLIC_URL .* has no query/],
  [{ COUPONRY_TRUST_PROXY: 'proxy.example' }, /^COUPONRY_TRUST_PROXY .* it must be addresses or networks/],
  [{ COUPONRY_TRUST_PROXY: '10.0.0.0/99' }, /^COUPONRY_TRUST_PROXY .* it must be addresses or networks/],
  [{ COUPONRY_TRUST_PROXY: '127.0.0.1,1' }, /^COUPONRY_TRUST_PROXY .* it must be addresses or networks/],
  [{ HOST: '203.0.113.7' }, /^HOST is "203\.0\.113\.7", which is no address of this machine\.$/],
  [
    { HOST: 'no-such-host.invalid' },
    /^HOST is "no-such-host\.invalid", which is no address of this machine\.$/,
  ],
])('%j: one line that says what would be right, and nothing is made', async (wrong, line) => {
  const settings = await freshSettings();
  await expectRefused({ ...settings, ...wrong }, line);
  expect(existsSync(settings.COUPONRY_DATA ?? '')).toBe(false);
});

test('a secret in a setting that is wrong is not printed', async () => {
  const settings = await freshSettings({ DATABASE_URL: 'mysql://me:secret@host/db' });
  expect((await runCouponry(['serve'], settings)).stderr).not.toContain('secret');
});

test('a data folder that is a file, or lies under one: one line', async () => {
  const file = join(await scratchFolder(), 'file');
  await writeFile(file, '');
  const line = /^The data folder .* can't be made, because a file stands in its way\./;
  await expectRefused(await freshSettings({ COUPONRY_DATA: file }), line);
  await expectRefused(await freshSettings({ COUPONRY_DATA: join(file, 'data') }), line);
});

test('a database that is newer than the program: one line, and nothing is changed', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  await ask(database.connection, `insert into schema_migrations values ('9999-later.sql', now())`);
  const settings = await freshSettings({ DATABASE_URL: databaseUrl(database.connection) });
  const before = await ask(database.connection, 'select count(*) from pg_class');
  await expectRefused(settings, /^The database is newer than this program: it has 9999-later\.sql\./);
  expect(await ask(database.connection, 'select count(*) from pg_class')).toEqual(before);
  expect(await ask(database.connection, 'select from workspaces')).toEqual([]);
});

test.each([
  [
    'postgresql://couponry@127.0.0.1:1/couponry',
    /^The database can not be reached: .*ECONNREFUSED.*127\.0\.0\.1:1$/,
  ],
  [
    'postgresql://couponry@no-such-host.invalid/couponry',
    /^The database can not be reached: .*no-such-host\.invalid$/,
  ],
  [
    'postgresql://couponry@/couponry?host=/no/such/folder',
    /^The database can not be reached: .*ENOENT \/no\/such\/folder\/\.s\.PGSQL\.5432$/,
  ],
])('a database that is not there (%s): one line', async (url, line) => {
  await expectRefused(await freshSettings({ DATABASE_URL: url }), line);
});

test('something that hangs up where the database should be: one line', async () => {
  const other = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const settings = await freshSettings({ DATABASE_URL: `postgresql://couponry@127.0.0.1:${port}/couponry` });
  await expectRefused(settings, /^The database can not be reached: .*(terminated|ECONNRESET).*$/);
});

test('a database of that name that does not exist: one line', async () => {
  const database = await createTestDatabase();
  await database.drop();
  const settings = await freshSettings({ DATABASE_URL: databaseUrl(database.connection) });
  await expectRefused(settings, /^The database can not be reached: database "test_.*" does not exist$/);
});

test.each(['fsync', 'full_page_writes'])('a database with %s off: one line', async (setting) => {
  const folder = await scratchFolder();
  const binaries = await locatePostgres();
  const identity = chooseRunIdentity(binaries);
  const cluster = describeCluster(folder);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  await createCluster(cluster, binaries, identity, log);
  const settings = { ...postgresSettings(binaries, identity, cluster, '16MB'), [setting]: 'off' };
  const program = [...identity.prefix, ...guardPrefix(cluster), binaries.postgres];
  const command = [...program, '-D', cluster.folder, ...settingArguments(settings)];
  const connection = embeddedConnection(socketFolderOf(cluster));
  const server = await keepRunning({ cluster, command, connection, log, onUnexpectedExit: () => {} });
  onTestFinished(() => server.stop());
  const line = new RegExp(`^The database has ${setting} off and would lose redemptions in a crash\\. Set`);
  await expectRefused(await freshSettings({ DATABASE_URL: databaseUrl(connection) }), line);
  expect(await ask(connection, `select from pg_class where relname = 'coupons'`)).toEqual([]);
});

test('a server as it is bundled finds a code with a percent sign, as one from the sources does', async () => {
  const server = await startServer(await settingsWithPort());
  for (const path of ['/coupons/active/50%DEAL', '/v1/codes/50%DEAL']) {
    expect((await sendRaw(server.url, [`GET ${path} HTTP/1.1`])).status).toBe(401);
  }
  const { admin = '' } = await firstKeys(server);
  const { body } = await sendRaw(server.url, ['GET /coupons/active/50%DEAL HTTP/1.1', `Api-Key: ${admin}`]);
  expect(JSON.parse(body)).toMatchObject({ code: 20101 });
});
