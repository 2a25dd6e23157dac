import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, lchown, mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CLUSTER_USER, type Cluster } from './describe-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { EmbeddedPostgresLog } from './embedded-postgres-log.ts';
import { explainPostgresFailure } from './explain-postgres-failure.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { RunIdentity } from './run-identity.ts';

const DRAFT = 'postgres.new-';

/**
 * Makes sure that there is a cluster which these binaries can run as this identity. A new one is made aside
 * and then renamed: being killed in between leaves no half-made cluster.
 *
 * @throws EmbeddedPostgresError when there is one of another version or owner, or none can be made
 */
export async function createCluster(
  cluster: Cluster,
  binaries: PostgresBinaries,
  identity: RunIdentity,
  log: EmbeddedPostgresLog,
): Promise<void> {
  await removeDrafts(cluster);
  if (existsSync(cluster.folder)) {
    await checkVersion(cluster, identity);
    await giveTo(cluster, identity);
    return;
  }
  log.info(`Making the embedded database in ${cluster.folder}.`);
  const draft = await mkdtemp(join(cluster.dataFolder, DRAFT));
  try {
    await chown(draft, identity.uid, identity.gid);
    await initialise(draft, cluster, binaries, identity);
    await rename(draft, cluster.folder);
    await syncFolder(cluster.dataFolder);
  } catch (failure) {
    await rm(draft, { recursive: true, force: true });
    throw failure;
  }
}

async function initialise(
  draft: string,
  cluster: Cluster,
  binaries: PostgresBinaries,
  identity: RunIdentity,
): Promise<void> {
  const [command = '', ...args] = [...identity.prefix, binaries.initdb, '-D', draft, '-U', CLUSTER_USER];
  const how = ['--auth-local=trust', '--auth-host=reject', '--encoding=UTF8', '--no-instructions'];
  // The builtin locale sorts the same on every machine, whatever ICU and libc it has.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  try {
    await promisify(execFile)(command, [...args, ...how, ...locale]);
  } catch (failure) {
    const { stderr = '' } = failure as { stderr?: string };
    throw explainPostgresFailure(stderr, cluster);
  }
}

async function removeDrafts(cluster: Cluster): Promise<void> {
  const names = await readdir(cluster.dataFolder);
  const drafts = names.filter((name) => name.startsWith(DRAFT));
  await Promise.all(
    drafts.map((name) => rm(join(cluster.dataFolder, name), { recursive: true, force: true })),
  );
}

async function checkVersion(cluster: Cluster, identity: RunIdentity): Promise<void> {
  const file = join(cluster.folder, 'PG_VERSION');
  if (!existsSync(file)) {
    throw new EmbeddedPostgresError(
      `The folder ${cluster.folder} holds no PostgreSQL database. Move it away or set COUPONRY_DATA to another folder.`,
    );
  }
  const version = Number(await readFile(file, 'utf8'));
  if (version !== identity.majorVersion) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster.folder} was made by PostgreSQL ${version}, this Couponry brings PostgreSQL ${identity.majorVersion}. ` +
        'Back it up with the Couponry that made it and restore it into a new data folder.',
    );
  }
}

/**
 * As root the way to run may differ from the last time, and with it the owner that the files need. Files of
 * another, real user are left alone: that user could no longer start.
 */
async function giveTo(cluster: Cluster, identity: RunIdentity): Promise<void> {
  const { uid } = await stat(cluster.folder);
  if (uid === identity.uid) return;
  if (!identity.formerUids.includes(uid)) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster.folder} belongs to another user (uid ${uid}). Start as that user or set COUPONRY_DATA to another folder.`,
    );
  }
  const inside = await readdir(cluster.folder, { recursive: true });
  for (const name of inside) await lchown(join(cluster.folder, name), identity.uid, identity.gid);
  // Last: whoever is killed in between finds the old owner on top and starts over.
  await lchown(cluster.folder, identity.uid, identity.gid);
}

/** Without it a power failure could undo the rename, and with it a database that already took redemptions. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
