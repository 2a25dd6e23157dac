import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { signal } from './clear-cluster.ts';
import type { Cluster } from './describe-cluster.ts';
import type { EmbeddedPostgresLog } from './embedded-postgres-log.ts';
import { explainPostgresFailure } from './explain-postgres-failure.ts';
import { openPostgresLog } from './postgres-log-file.ts';
import { readPostmasterPidFile } from './postmaster-pid-file.ts';

/** A PostgreSQL server that this process started. */
export interface PostgresProcess {
  readonly pid: number;
  /** Resolves when it is gone, with how it went: `signal SIGKILL`, `exit code 1`. */
  readonly ended: Promise<string>;
  /** Cuts all clients, rolls back what isn't committed, and waits until it is gone: at most 10 s, then by force. */
  stop(): Promise<void>;
}

const READY_POLL_MS = 5;
const PATIENCE_MS = 10_000;
const FAST_STOP_MS = 10_000;
const QUIT_MS = 5_000;

/**
 * Starts PostgreSQL and waits until it takes connections. There is no limit: after a crash it first repeats
 * what its log holds, and giving up would only begin that anew.
 *
 * @param command the program and its arguments, in one list
 * @param aborted ends the server, and the wait, when it is aborted
 * @throws EmbeddedPostgresError when the server ends instead
 */
export async function startPostgresProcess(
  cluster: Cluster,
  command: readonly string[],
  log: EmbeddedPostgresLog,
  aborted: AbortSignal,
): Promise<PostgresProcess> {
  const [program = '', ...args] = command;
  const logFile = openPostgresLog(cluster);
  const child = spawn(program, args, {
    cwd: cluster.dataFolder,
    stdio: ['ignore', logFile.descriptor, logFile.descriptor],
    // A group of its own: Ctrl-C must not end the database before what is in flight is stored.
    detached: true,
  });
  logFile.close();
  const server = describe(child);
  const stop = () => void server.stop();
  aborted.addEventListener('abort', stop, { once: true });
  try {
    if (await ready(cluster, child, log)) return server;
    const how = await server.ended;
    throw explainPostgresFailure(logFile.read() || how, cluster);
  } finally {
    aborted.removeEventListener('abort', stop);
  }
}

function describe(child: ChildProcess): PostgresProcess {
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, name) => resolve(name === null ? `exit code ${code}` : `signal ${name}`));
    child.once('error', (failure) => resolve(failure.message));
  });
  const pid = child.pid ?? 0;
  return { pid, ended, stop: () => stopServer(child, ended) };
}

async function stopServer(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', QUIT_MS],
    ['SIGKILL', QUIT_MS],
  ];
  for (const [name, limitMs] of steps) {
    if (hasEnded(child)) return;
    signal(child.pid ?? 0, name);
    await Promise.race([ended, pause(limitMs, undefined, { ref: false })]);
  }
}

async function ready(cluster: Cluster, child: ChildProcess, log: EmbeddedPostgresLog): Promise<boolean> {
  let noticed = Date.now();
  while (!hasEnded(child)) {
    const file = readPostmasterPidFile(cluster);
    if (file?.pid === child.pid && file?.ready) return true;
    if (Date.now() - noticed > PATIENCE_MS) {
      noticed = Date.now();
      log.info('The embedded PostgreSQL is still starting; after a crash it repeats what its log holds.');
    }
    await pause(READY_POLL_MS);
  }
  return false;
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
