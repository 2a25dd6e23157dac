import { statfs } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { EmbeddedConnection } from './embedded-connection.ts';
import type { EmbeddedPostgresLog } from './embedded-postgres-log.ts';

/** The size of one file of the write-ahead log, in bytes: PostgreSQL's default. */
const LOG_FILE_BYTES = 16 * 1024 * 1024;
/** How many are made in advance: 2 GB, as much as PostgreSQL fills before it has tidied up (`max_wal_size`) and keeps (`min_wal_size`). */
const LOG_RESERVE_FILES = 128;

/** Under what name PostgreSQL lists who makes the reserve, as long as it is being made. */
export const LOG_RESERVE_NAME = 'couponry log reserve';

/** What keeps PostgreSQL from filling old files anew meanwhile, so that it makes more. It ends with the connection that has it. */
const KEEPER = 'couponry_log_reserve';

/** How long to look whether anybody else writes, before each file, in milliseconds. */
const PAUSE = 100;
/** Who writes more than this in the meantime is not to be held up, in bytes. */
const QUIET_BYTES = 64 * 1024;
/** No more than this part of the room that is free on the disk. */
const SHARE_OF_ROOM = 0.2;

/** The log reserve of an embedded PostgreSQL in the making; `stop` leaves the rest to the next start. */
export interface LogReserve {
  /** Resolves when nothing more is made: it is whole, there is no room for it, or it was stopped. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** What is to be made, where not what a shop needs. */
export interface LogReserveSize {
  /** How many files there are to be. */
  readonly files?: number;
  /** How much room is free for all that wants some, in bytes. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/**
 * Makes files of the write-ahead log in advance, while nobody else writes. PostgreSQL makes one when the last one is full, fills it with
 * zeros and waits until they are on the disk; everybody who writes waits with it (50 ms for each 16 MB, and 16 MB are half a second
 * of a rush). It writes old files anew instead, but a new database has none. Once there are enough, PostgreSQL keeps them
 * (`min_wal_size`). Where the disk has no room for all, as many are made as a fifth of it has.
 *
 * @param folder on the disk on which the log is
 * @example const reserve = startLogReserve(postgres.connection, dataFolder, log); await reserve.stop();
 */
export function startLogReserve(
  connection: EmbeddedConnection,
  folder: string,
  log: EmbeddedPostgresLog,
  { files = LOG_RESERVE_FILES, freeBytes = freeBytesOf }: LogReserveSize = {},
): LogReserve {
  const stopping = new AbortController();
  const { signal } = stopping;
  const room = async () => Math.floor(((await freeBytes(folder)) * SHARE_OF_ROOM) / LOG_FILE_BYTES);
  const ended = makeReserve(connection, room, files, signal).catch((error: unknown) => {
    if (!signal.aborted) log.warn(`the write-ahead log has no reserve yet: ${String(error)}`);
  });
  return {
    ended,
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

/** @param room how many more files the disk has room for */
async function makeReserve(
  connection: EmbeddedConnection,
  room: () => Promise<number>,
  most: number,
  signal: AbortSignal,
): Promise<void> {
  const client = new pg.Client({ ...connection, application_name: LOG_RESERVE_NAME });
  // The server may end at any moment; the query's own failure tells that as well.
  client.on('error', () => {});
  await client.connect();
  try {
    const present = await filesOf(client);
    const files = Math.min(most, present + (await room()));
    if (present >= files) return;
    await makeFiles(client, files, signal);
    // Only a checkpoint puts old files in line to be written anew.
    if (!signal.aborted) await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

/** Those that are there and still empty are passed first. */
async function makeFiles(client: pg.Client, files: number, signal: AbortSignal): Promise<void> {
  let keeps = false;
  const keep = async (wanted: boolean): Promise<void> => {
    if (wanted !== keeps) await (wanted ? keepOldFiles(client) : freeOldFiles(client));
    keeps = wanted;
  };
  for (let passed = 0; passed < files && (await filesOf(client)) < files && !signal.aborted; ) {
    const quiet = await isQuiet(client, signal);
    // Who writes a lot is to fill old files anew: kept, they would take room without end.
    await keep(quiet);
    if (!quiet) continue;
    await passFile(client);
    passed += 1;
  }
  await keep(false);
}

/** At half of what it fills before it has tidied up, PostgreSQL begins to, and would fill what it has from then on. */
async function keepOldFiles(client: pg.Client): Promise<void> {
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [KEEPER]);
}

async function freeOldFiles(client: pg.Client): Promise<void> {
  await client.query('select pg_drop_replication_slot($1)', [KEEPER]);
}

async function filesOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ files: number }>(
    `select count(*)::int as files from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'`,
  );
  return rows[0]?.files ?? 0;
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function isQuiet(client: pg.Client, signal: AbortSignal): Promise<boolean> {
  const before = await positionOf(client);
  await delay(PAUSE, undefined, { signal });
  return (await positionOf(client)) - before <= QUIET_BYTES;
}

async function positionOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>(
    `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as bytes`,
  );
  return Number(rows[0]?.bytes);
}

/** Leaves a file for the next one and writes something there, or it would not be made. */
async function passFile(client: pg.Client): Promise<void> {
  await client.query('select pg_switch_wal()');
  await client.query(`select pg_logical_emit_message(false, 'couponry', 'reserve', true)`);
}
