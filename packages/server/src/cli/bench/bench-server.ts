import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processEnvironment } from '../../config.ts';
import { describeCluster } from '../../platform/embedded-postgres/describe-cluster.ts';
import type { EmbeddedConnection } from '../../platform/embedded-postgres/embedded-connection.ts';
import { findRunningEmbedded } from '../../platform/embedded-postgres/find-running-embedded.ts';
import { readPostmasterPidFile } from '../../platform/embedded-postgres/postmaster-pid-file.ts';
import { CommandFailure } from '../failure.ts';
import { readFirstKeys } from '../first-keys.ts';

const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url));
const READY = /^Couponry is ready at (http:\S+)$/m;
const OURS = /^(COUPONRY_|PG|DATABASE_URL$|PORT$|HOST$)/;

/** A server process of our own. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

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
  const started = await startServer({ COUPONRY_DATA: dataFolder });
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
    another: () => startServer({ COUPONRY_DATA: join(scratch, 'another'), DATABASE_URL: url }),
  };
}

async function startServer(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const entries = Object.entries(processEnvironment()).filter(([name]) => !OURS.test(name));
  const env = { ...Object.fromEntries(entries), PORT: '0', COUPONRY_LOG: 'warn', ...settings };
  // A group of its own: Ctrl-C is for the benchmark, which then stops the server in peace.
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await readyUrl(child);
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (text: Buffer) => {
      printed += text.toString();
      const url = READY.exec(printed)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', () => reject(new CommandFailure('The server for the benchmark did not start.')));
  });
}
