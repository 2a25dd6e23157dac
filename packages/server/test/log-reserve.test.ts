import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  LOG_RESERVE_NAME,
  type LogReserve,
  startLogReserve,
} from '../src/platform/embedded-postgres/log-reserve.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../src/platform/embedded-postgres/start-embedded-postgres.ts';

const FILES = 6;
const FILE_BYTES = 16 * 1024 * 1024;
/** A fifth of it may be taken. */
const SHARE = 5;

let scratch: string;
let postgres: EmbeddedPostgres;
let client: pg.Client;
let warned: string[];

const log = {
  info: () => {},
  warn: (line: string) => void warned.push(line),
  error: (line: string) => void warned.push(line),
};

async function start(): Promise<void> {
  const dataFolder = join(scratch, 'data');
  postgres = await startEmbeddedPostgres({
    dataFolder,
    log,
    owner: { purpose: 'serve' },
    sharedBuffers: '16MB',
  });
  client = new pg.Client(postgres.connection);
  await client.connect();
}

beforeAll(async () => {
  warned = [];
  scratch = await mkdtemp(join(tmpdir(), 'couponry-log-reserve-'));
  await start();
});

afterAll(async () => {
  await client.end();
  await postgres.stop();
  await rm(scratch, { recursive: true, force: true });
});

/** The files of the log, and how many of them are still to be written. */
async function files(): Promise<{ readonly all: number; readonly ahead: number }> {
  const { rows } = await client.query<{ all: number; ahead: number }>(`
    select count(*)::int as all,
      (count(*) filter (where name > pg_walfile_name(pg_current_wal_insert_lsn())))::int as ahead
    from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'`);
  const [row] = rows;
  if (row === undefined) throw new Error('PostgreSQL does not tell its files');
  return row;
}

function reserve(count: number): LogReserve {
  return startLogReserve(postgres.connection, scratch, log, { files: count });
}

/** With a disk that has room for so many more files, five times over. */
function reserveWithRoom(count: number, room: number): LogReserve {
  const freeBytes = () => Promise.resolve(room * SHARE * FILE_BYTES);
  return startLogReserve(postgres.connection, scratch, log, { files: count, freeBytes });
}

test('no more is made than a fifth of the disk has room for', async () => {
  const before = await files();
  await reserveWithRoom(FILES, 0.9).ended;
  expect(await files()).toEqual(before);
  await reserveWithRoom(FILES, 2).ended;
  expect((await files()).all).toBe(before.all + 2);
});

test('nothing is made while somebody else writes, and it can be stopped then', async () => {
  const before = await files();
  const { stop } = reserve(FILES);
  const looks = new Set<string>();
  while (looks.size < 6) {
    await client.query(`select pg_logical_emit_message(false, 'test', repeat('x', 2000))`);
    const { rows } = await client.query<{ at: string }>(
      'select query_start::text as at from pg_stat_activity where application_name = $1 and query_start is not null',
      [LOG_RESERVE_NAME],
    );
    for (const { at } of rows) looks.add(at);
  }
  await stop();
  expect((await files()).all).toBe(before.all);
  expect(warned).toEqual([]);
});

test('as many files as are wanted are made in advance, all but one of them still to be written', async () => {
  await reserve(FILES).ended;
  expect(await files()).toEqual({ all: FILES, ahead: FILES - 1 });
  expect(warned).toEqual([]);
});

test('what was left unfinished is finished', async () => {
  await reserve(FILES + 2).ended;
  expect(await files()).toEqual({ all: FILES + 2, ahead: FILES + 1 });
});

test('what is there is not made again, and is kept when the database is started anew', async () => {
  await reserve(FILES).ended;
  expect(await files()).toEqual({ all: FILES + 2, ahead: FILES + 1 });
  await client.end();
  await postgres.stop();
  await start();
  expect((await files()).all).toBeGreaterThanOrEqual(FILES);
});
