import { statfs } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { EmbeddedConnection } from './embedded-connection.ts';
import type { EmbeddedPostgresLog } from './embedded-postgres-log.ts';

/** The size of one file of the write-ahead log, in bytes: PostgreSQL's default. */
const LOG_FILE_BYTES = 16 * 1024 * 1024;
/**
 * How many are made in advance: 1 GB. Half of what PostgreSQL fills before it tidies up (`max_wal_size`), because it does that early,
 * and then fills what it has instead of making more.
 */
const LOG_RESERVE_FILES = 64;

/** Under what name PostgreSQL lists who makes the reserve, as long as it is being made. */
export const LOG_RESERVE_NAME = 'couponry log reserve';

/** How long to look whether anybody else writes, before each file, in milliseconds. */
const PAUSE = 100;
/** Who writes more than this in the meantime is not to be held up, in bytes. */
const QUIET_BYTES = 64 * 1024;
/** No more than this part of the room that is free. */
const SHARE_OF_ROOM = 0.2;

/** The log reserve of an embedded PostgreSQL in the making; `stop` leaves the rest to the next start. */
export interface LogReserve {
  /** Resolves when nothing more is made: it is whole, there is no room for it, or it was stopped. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Makes files of the write-ahead log in advance, while nobody else writes. PostgreSQL makes one when the last one is full, fills it with
 * zeros and waits until they are on the disk; everybody who writes waits with it (50 ms for each 16 MB, and 16 MB are half a second
 * of a rush). It writes old files anew instead, but a new database has none. Once there are enough, PostgreSQL keeps them
 * (`min_wal_size`).
 *
 * @param folder on the disk on which the log is
 * @param files how many there are to be
 * @example const reserve = startLogReserve(postgres.connection, dataFolder, log); await reserve.stop();
 */
export function startLogReserve(
  connection: EmbeddedConnection,
  folder: string,
  log: EmbeddedPostgresLog,
  files: number = LOG_RESERVE_FILES,
): LogReserve {
  const stopping = new AbortController();
  const { signal } = stopping;
  const ended = makeReserve(connection, folder, files, signal).catch((error: unknown) => {
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

async function makeReserve(
  connection: EmbeddedConnection,
  folder: string,
  files: number,
  signal: AbortSignal,
): Promise<void> {
  const client = new pg.Client({ ...connection, application_name: LOG_RESERVE_NAME });
  // The server may end at any moment; the query's own failure tells that as well.
  client.on('error', () => {});
  await client.connect();
  try {
    const missing = files - (await filesOf(client));
    if (missing <= 0 || !(await hasRoom(folder, missing))) return;
    // Those that are there and still empty are passed first.
    for (let passed = 0; passed < files && (await filesOf(client)) < files && !signal.aborted; ) {
      if (!(await isQuiet(client, signal))) continue;
      await passFile(client);
      passed += 1;
    }
    // Only a checkpoint puts old files in line to be written anew.
    if (!signal.aborted) await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

async function filesOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ files: number }>(
    `select count(*)::int as files from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'`,
  );
  return rows[0]?.files ?? 0;
}

async function hasRoom(folder: string, files: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return files * LOG_FILE_BYTES <= bavail * bsize * SHARE_OF_ROOM;
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
