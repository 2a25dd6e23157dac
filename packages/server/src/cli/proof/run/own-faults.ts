import { setTimeout as pause } from 'node:timers/promises';
import { clusterProcesses } from '../../../platform/embedded-postgres/cluster-processes.ts';
import { describeCluster } from '../../../platform/embedded-postgres/describe-cluster.ts';
import { readPostmasterPidFile } from '../../../platform/embedded-postgres/postmaster-pid-file.ts';
import type { ServerProcess } from '../../server-process.ts';
import type { FaultName, FaultPlan } from '../plan/plan-faults.ts';
import { CUTS, cutEntrances, SLOW_MS, slowEntrances } from './entrance-faults.ts';
import type { FaultyNetwork } from './faulty-network.ts';

/** What faults are inflicted on. */
export interface Ground {
  readonly dataFolder: string;
  /** The ways to the two servers. */
  readonly entrances: readonly FaultyNetwork[];
  /** The way from the second server to the database. */
  readonly toDatabase: FaultyNetwork;
  server(index: 0 | 1): ServerProcess;
  killServer(index: 0 | 1): Promise<void>;
  startServer(index: 0 | 1): Promise<void>;
}

type Fault = (ground: Ground, plan: FaultPlan) => Promise<void>;

/** What stores a redemption travels together with its commit. */
const COMMIT = 'commit\0';

const FAULTS: Readonly<Record<Exclude<FaultName, 'your command is run'>, Fault>> = {
  'nothing goes wrong': async () => {},
  'a server is killed': async (ground, { server }) => {
    await ground.killServer(server);
    await ground.startServer(server);
  },
  'the database is killed': async (ground) => {
    const postmaster = readPostmasterPidFile(describeCluster(ground.dataFolder))?.pid ?? null;
    if (postmaster !== null) killIfThere(postmaster);
    await databaseBack(ground, postmaster);
  },
  'all processes of the database are killed': async (ground) => {
    await databaseBack(ground, killDatabase(ground));
  },
  'a server and the database are killed': async (ground, { server }) => {
    const killed = ground.killServer(server);
    const postmaster = killDatabase(ground);
    await killed;
    await ground.startServer(server);
    await databaseBack(ground, postmaster);
  },
  'both servers and the database are killed': async (ground) => {
    const killed = Promise.all([ground.killServer(0), ground.killServer(1)]);
    killDatabase(ground);
    await killed;
    await ground.startServer(0);
    await ground.startServer(1);
  },
  'a server stands still for a moment': standStill,
  'a server stands still for longer than it may hold a lock': standStill,
  'connections to the servers are cut': ({ entrances }, plan) => cutEntrances(entrances, plan),
  'the way to the servers is slow': ({ entrances }, plan) => slowEntrances(entrances, plan),
  'connections to the database are cut': async ({ toDatabase }, { lasts }) => {
    for (let times = 0; times < CUTS; times += 1) {
      toDatabase.cut();
      await pause(lasts / CUTS);
    }
  },
  'commits are cut off': async ({ toDatabase }, { lasts, lose }) => {
    const until = performance.now() + lasts;
    while (performance.now() < until) {
      await Promise.race([toDatabase.cutAt(COMMIT, lose), pause(lasts)]);
      await pause(lasts / (3 * CUTS));
    }
    await toDatabase.restore();
  },
  'the way to the database is slow': async ({ toDatabase }, { lasts }) => {
    toDatabase.delay(SLOW_MS);
    await pause(lasts);
    toDatabase.delay(0);
  },
  'the database is out of reach': async ({ toDatabase }, { lasts }) => {
    toDatabase.silence();
    await pause(lasts);
    await toDatabase.restore();
  },
};

/** Lets something go wrong, and heals it. */
export async function inflict(ground: Ground, plan: FaultPlan): Promise<void> {
  if (plan.name === 'your command is run') throw new Error('Nobody gave a command to run here');
  await FAULTS[plan.name](ground, plan);
}

async function standStill(ground: Ground, { server, lasts }: FaultPlan): Promise<void> {
  const { signal } = ground.server(server);
  signal('SIGSTOP');
  await pause(lasts);
  signal('SIGCONT');
}

/** Kills all processes of the database; answers the number of the first one, on which the others depend. */
function killDatabase({ dataFolder }: Ground): number | null {
  const cluster = describeCluster(dataFolder);
  const postmaster = readPostmasterPidFile(cluster)?.pid ?? null;
  for (const pid of clusterProcesses(cluster)) killIfThere(pid);
  return postmaster;
}

/** Waits for the next database after the one that was killed. */
async function databaseBack({ dataFolder }: Ground, killed: number | null): Promise<void> {
  const cluster = describeCluster(dataFolder);
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    const file = readPostmasterPidFile(cluster);
    if (file?.ready && file.pid !== killed && clusterProcesses(cluster).includes(file.pid)) return;
    await pause(20);
  }
  throw new Error('The database did not come back within a minute');
}

/** The children of a database end with it by themselves. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
