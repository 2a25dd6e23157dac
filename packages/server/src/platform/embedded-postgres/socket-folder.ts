import { lstat, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from './describe-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** With one socket folder a cluster, the port is only a part of the socket's file name. */
export const SOCKET_PORT = 5432;

/** The shortest limit for a socket's path among the systems we run on (macOS; Linux has 107). */
const SOCKET_PATH_BYTES = 103;

/**
 * Where the cluster's Unix socket lies. Not in the data folder: its path may be longer than a socket's may be.
 */
export function socketFolderOf(cluster: Cluster): string {
  const name = cluster.name.replace('couponry-', `couponry-${process.geteuid?.() ?? 0}-`);
  const preferred = join(tmpdir(), name);
  const fits = Buffer.byteLength(`${preferred}/.s.PGSQL.${SOCKET_PORT}`) <= SOCKET_PATH_BYTES;
  return fits ? preferred : join('/tmp', name);
}

/**
 * Makes the socket folder. Whoever reaches the socket is the database's superuser, so it must be a new folder,
 * ours alone; call {@link removeSocketFolder} before.
 *
 * @throws EmbeddedPostgresError when there is one that isn't ours, or it can't be made
 */
export async function makeSocketFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (failure) {
    const code = (failure as NodeJS.ErrnoException).code;
    const what = code === 'EEXIST' ? 'belongs to another user' : `can't be made (${code})`;
    throw new EmbeddedPostgresError(
      `The folder ${folder} for the database's socket ${what}. Set TMPDIR to a folder of your own.`,
      { cause: failure },
    );
  }
}

/** Removes the sockets of a cluster that doesn't run, and their folder; leaves what isn't ours. */
export async function removeSocketFolder(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => null);
  if (found?.isDirectory() && found.uid === process.geteuid?.()) {
    await rm(folder, { recursive: true, force: true });
  }
}
