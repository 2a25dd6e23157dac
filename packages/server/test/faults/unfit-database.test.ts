import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createCluster } from '../../src/platform/embedded-postgres/create-cluster.ts';
import { describeCluster } from '../../src/platform/embedded-postgres/describe-cluster.ts';
import {
  type EmbeddedConnection,
  embeddedConnection,
} from '../../src/platform/embedded-postgres/embedded-connection.ts';
import { guardPrefix } from '../../src/platform/embedded-postgres/folder-guard.ts';
import { keepRunning } from '../../src/platform/embedded-postgres/keep-running.ts';
import { locatePostgres } from '../../src/platform/embedded-postgres/postgres-binaries.ts';
import {
  postgresSettings,
  settingArguments,
} from '../../src/platform/embedded-postgres/postgres-settings.ts';
import { chooseRunIdentity } from '../../src/platform/embedded-postgres/run-identity.ts';
import { socketFolderOf } from '../../src/platform/embedded-postgres/socket-folder.ts';
import { ShopClient } from '../support/fault-client.ts';
import { ask, makeMix } from '../support/fault-ledger.ts';
import {
  databaseUrl,
  firstKeys,
  freshSettings,
  runCouponry,
  scratchFolder,
  startServer,
} from '../support/fault-server.ts';
import { createTestDatabase } from '../support/test-database.ts';

/** The start with a database is refused with one line on stderr, and 1. */
async function expectRefused(connection: EmbeddedConnection, line: RegExp): Promise<void> {
  const settings = await freshSettings({ DATABASE_URL: databaseUrl(connection) });
  const { code, stdout, stderr } = await runCouponry(['serve'], settings);
  expect(stdout).toBe('');
  expect(stderr.split('\n')).toEqual([expect.stringMatching(line), '']);
  expect(code).toBe(1);
}

/** An empty database with an encoding. */
async function emptyDatabase(encoding: string): Promise<EmbeddedConnection> {
  const server = inject('postgres');
  const database = `unfit_${encoding.toLowerCase()}`;
  await ask(
    server,
    `create database ${database} encoding '${encoding}' locale_provider libc locale 'C' template template0`,
  );
  onTestFinished(() => ask(server, `drop database ${database} with (force)`).then(() => undefined));
  return { ...server, database };
}

test('a database that can not keep all letters: one line', async () => {
  const line =
    /^The database has the encoding LATIN1, in which .* Create one with encoding 'UTF8' template template0\.$/;
  await expectRefused(await emptyDatabase('LATIN1'), line);
});

test('a user who may make no tables: one line', async () => {
  const connection = await emptyDatabase('UTF8');
  await ask(connection, 'create role couponry_guest login');
  onTestFinished(() => ask(connection, 'drop role couponry_guest').then(() => undefined));
  await expectRefused(
    { ...connection, user: 'couponry_guest' },
    /^The user of DATABASE_URL may not do what is needed \(permission denied for schema public\)\. Make it the owner/,
  );
});

/** Lets nobody write in a database any more, or lets everybody again; who is connected has to connect anew. */
async function setReadOnly(connection: EmbeddedConnection, value: 'on' | 'off'): Promise<void> {
  const { database } = connection;
  const server = inject('postgres');
  await ask(server, `alter database ${database} set default_transaction_read_only = ${value}`);
  await ask(server, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`);
}

test('a database that can only be read: one line', async () => {
  const connection = await emptyDatabase('UTF8');
  await setReadOnly(connection, 'on');
  await expectRefused(
    connection,
    /^The database can only be read \(.*read-only transaction\)\. Set DATABASE_URL to the one that takes writes\.$/,
  );
});

test('a database that can only be read for a while: nobody is told of a fault of the server, and nothing is done', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const server = await startServer(await freshSettings({ DATABASE_URL: databaseUrl(database.connection) }));
  const { admin = '' } = await firstKeys(server);
  const shop = new ShopClient(admin);
  onTestFinished(() => shop.close());
  await makeMix(shop, server.url);
  await setReadOnly(database.connection, 'on');
  const use = (orderId: string) => shop.call(server.url, 'POST', '/coupons/active/OPEN/use', { orderId });
  const unavailable = { status: 503, retryAfter: '1', envelope: { data: { outcome: 'none' } } };
  expect(await use('1')).toMatchObject(unavailable);
  const coupon = { name: 'New', code: 'NEW', discountType: 'percent', discountValue: 10 };
  expect(await shop.call(server.url, 'POST', '/coupons', coupon)).toMatchObject(unavailable);
  const ready = await fetch(`${server.url}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { status: 'unavailable', reason: 'The database can only be read.' },
  ]);
  await setReadOnly(database.connection, 'off');
  await expect.poll(async () => (await use('1')).status).toBe(200);
  await expect.poll(async () => (await fetch(`${server.url}/health/ready`)).status).toBe(200);
  expect(await ask(database.connection, 'select id from redemptions')).toHaveLength(1);
});

test('a standby: one line at the start, and no connection to one is kept', async () => {
  const folder = await scratchFolder();
  const binaries = await locatePostgres();
  const identity = chooseRunIdentity(binaries);
  const cluster = describeCluster(folder);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  await createCluster(cluster, binaries, identity, log);
  const settings = { ...postgresSettings(binaries, identity, cluster, '16MB'), wal_level: 'replica' };
  const program = [...identity.prefix, ...guardPrefix(cluster), binaries.postgres];
  const command = [...program, '-D', cluster.folder, ...settingArguments(settings)];
  const connection = embeddedConnection(socketFolderOf(cluster));
  const start = () => keepRunning({ cluster, command, connection, log, onUnexpectedExit: () => {} });
  const primary = await start();
  const options = await freshSettings({ DATABASE_URL: databaseUrl(connection) });
  const server = await startServer(options);
  const { admin = '' } = await firstKeys(server);
  const shop = new ShopClient(admin);
  onTestFinished(() => shop.close());
  await primary.stop();
  await writeFile(join(cluster.folder, 'standby.signal'), '');
  const standby = await start();
  onTestFinished(() => standby.stop());
  expect(await ask(connection, 'select pg_is_in_recovery() as is')).toEqual([{ is: true }]);
  await expectRefused(connection, /^The database can only be read/);
  expect(await shop.call(server.url, 'GET', '/coupons')).toMatchObject({ status: 503 });
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
  await ask(connection, 'select pg_promote()');
  await expect.poll(async () => (await shop.call(server.url, 'GET', '/coupons')).status).toBe(200);
});
