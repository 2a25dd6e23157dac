import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeCluster } from '../../platform/embedded-postgres/describe-cluster.ts';
import type { EmbeddedConnection } from '../../platform/embedded-postgres/embedded-connection.ts';
import { findRunningEmbedded } from '../../platform/embedded-postgres/find-running-embedded.ts';
import { readPostmasterPidFile } from '../../platform/embedded-postgres/postmaster-pid-file.ts';
import { readFirstKeys } from '../first-keys.ts';
import { type ServerProcess, startServerProcess } from '../server-process.ts';

/** A server in a scratch folder with an embedded database. */
export interface OwnServer extends ServerProcess {
  readonly key: string;
  readonly workspaceId: string;
  readonly target: EmbeddedConnection;
  readonly databasePid: number;
  /** Starts another process on the same database. */
  another(): Promise<ServerProcess>;
}

/** Starts a server in a scratch folder, does something with it, and leaves nothing of it behind. */
export async function withOwnServer<Result>(work: (server: OwnServer) => Promise<Result>): Promise<Result> {
  const scratch = await mkdtemp(join(tmpdir(), 'couponry-bench-'));
  try {
    const server = await startOwn(scratch);
    try {
      return await work(server);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function startOwn(scratch: string): Promise<OwnServer> {
  const dataFolder = join(scratch, 'data');
  const started = await startServerProcess({ COUPONRY_DATA: dataFolder }, 'inherit');
  const first = await readFirstKeys(dataFolder);
  const target = findRunningEmbedded(dataFolder);
  const pidFile = readPostmasterPidFile(describeCluster(dataFolder));
  if (first === null || target === null || pidFile === null) {
    await started.stop();
    throw new Error('A server has started that has no keys or no database');
  }
  const { host, port, user, database } = target;
  const url = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
  return {
    ...started,
    key: first.keys.admin,
    workspaceId: first.workspace.id,
    target,
    databasePid: pidFile.pid,
    another: () =>
      startServerProcess({ COUPONRY_DATA: join(scratch, 'another'), DATABASE_URL: url }, 'inherit'),
  };
}
