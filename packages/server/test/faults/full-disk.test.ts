import { spawnSync } from 'node:child_process';
import { appendFile, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serverFile } from '../../../../tools/server.mjs';
import {
  type EmbeddedConnection,
  embeddedConnection,
} from '../../src/platform/embedded-postgres/embedded-connection.ts';
import { readPostmasterPidFile } from '../../src/platform/embedded-postgres/postmaster-pid-file.ts';
import { ShopClient } from '../support/fault-client.ts';
import {
  expectCleanAudit,
  expectSoundAnswers,
  expectTrueLedger,
  makeMix,
  useOfMix,
} from '../support/fault-ledger.ts';
import { Load } from '../support/fault-load.ts';
import { databaseUrl, firstKeys, readyServer, scratchFolder, startProgram } from '../support/fault-server.ts';

/** A namespace of its own has disks of its own; an ordinary user gets one together with the rights to mount in it. */
const NAMESPACE = ['unshare', process.getuid?.() === 0 ? '-m' : '-Urm'];
const MOUNT = 'mount -t tmpfs -o size="$1"m none "$0" && shift && exec "$@"';

function onSmallDisk(folder: string, megabytes: number) {
  const command = [
    ...NAMESPACE,
    'sh',
    '-c',
    MOUNT,
    folder,
    String(megabytes),
    process.execPath,
    serverFile,
    'serve',
  ];
  return startProgram(command, { PORT: '0', COUPONRY_LOG: 'error', COUPONRY_DATA: join(folder, 'data') });
}

/** Why this machine gives nobody a small disk, or null where it does. What a full disk does is then shown by batch-faults.test.ts. */
function refusal(): string | null {
  const [program = '', ...args] = [...NAMESPACE, 'sh', '-c', 'mount -t tmpfs none /mnt'];
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? null : `${error?.message ?? stderr}`;
}

/** The database on a disk that only its own processes see. */
function databaseOn(disk: string): EmbeddedConnection {
  const dataFolder = join(disk, 'data');
  const folder = join(dataFolder, 'postgres');
  const file = readPostmasterPidFile({ dataFolder, folder, logFile: '', name: '' });
  return embeddedConnection(file?.socketFolder ?? '', file?.port);
}

/** Keeps the disk of a program full to the last byte; answers how to free it. */
function fill(disk: string): () => Promise<void> {
  const ballast = join(disk, 'ballast');
  let filling = Promise.resolve();
  const more = async (): Promise<void> => {
    const { bavail, bsize } = await statfs(disk);
    // It ends where the disk does.
    await appendFile(ballast, Buffer.alloc((bavail + 1) * bsize)).catch(() => undefined);
  };
  const timer = setInterval(() => {
    filling = filling.then(more, more);
  }, 20);
  onTestFinished(() => clearInterval(timer));
  return async () => {
    clearInterval(timer);
    await filling;
    await rm(ballast);
  };
}

test('a disk that fills up under load: 503 while it lasts, then service again, and nothing answered is lost', async () => {
  const why = refusal();
  if (why !== null) return expect(why).toMatch(/permitted|denied|unshare|mount/);
  const folder = await scratchFolder();
  const program = onSmallDisk(folder, 160);
  const disk = `/proc/${program.pid}/root${folder}`;
  const settings = { COUPONRY_DATA: join(disk, 'data') };
  const server = await readyServer(program, settings);
  const shop = new ShopClient((await firstKeys(server)).admin ?? '');
  onTestFinished(() => shop.close());
  await makeMix(shop, server.url);
  const load = new Load({ shop, servers: [server.url], clients: 16, uses: useOfMix });
  await load.serves(50, 0);
  const free = fill(disk);
  await load.until(({ seen }) => seen['503 none'] + seen['503 unknown'] > 200);
  expect((await shop.call(server.url, 'GET', '/health/live')).status).toBe(200);
  await free();
  await load.serves(100, performance.now());
  await load.finish();
  expectSoundAnswers(load);
  const database = databaseOn(disk);
  await expectTrueLedger(database, [load]);
  await expectCleanAudit({ DATABASE_URL: databaseUrl(database), COUPONRY_DATA: folder });
});

test('a disk that is full at the start: one clear line', async () => {
  const why = refusal();
  if (why !== null) return expect(why).toMatch(/permitted|denied|unshare|mount/);
  const program = onSmallDisk(await scratchFolder(), 8);
  expect(await program.ended).toEqual({ code: 1, signal: null });
  expect(program.stderr()).toMatch(/^The disk that holds .* is full.*\n$/);
});
