import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import type { Cluster } from './describe-cluster.ts';
import { hasProc, readProcess } from './process-identity.ts';

/**
 * The numbers of all living PostgreSQL processes of this cluster: postmaster and backends, whoever started
 * them. A backend can outlive its postmaster, and a new one may not start before it is gone.
 */
export function clusterProcesses(cluster: Cluster): number[] {
  return hasProc ? processesByProc(cluster) : processesByTitle(cluster);
}

function processesByProc(cluster: Cluster): number[] {
  const folder = statSync(cluster.folder, { throwIfNoEntry: false });
  if (folder === undefined) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const found = readProcess(pid);
      return found?.command === 'postgres' && !found.dead && worksIn(pid, folder, cluster);
    });
}

/** PostgreSQL works in its data directory; compared by inode, since a mount or link may name it otherwise. */
function worksIn(pid: number, folder: Stats, cluster: Cluster): boolean {
  try {
    const here = statSync(`/proc/${pid}/cwd`);
    return here.dev === folder.dev && here.ino === folder.ino;
  } catch (failure) {
    // A container without CAP_SYS_PTRACE doesn't let root see this of another user's process.
    return (failure as NodeJS.ErrnoException).code === 'EACCES' && hasTitle(commandLine(pid), cluster);
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Backends carry the cluster's name in their title, the postmaster among its arguments. */
function hasTitle(command: string, cluster: Cluster): boolean {
  return (
    command.startsWith(`postgres: ${cluster.name}: `) || command.includes(`cluster_name=${cluster.name}`)
  );
}

function processesByTitle(cluster: Cluster): number[] {
  const listed = spawnSync('ps', ['-axww', '-o', 'pid=,stat=,command='], { encoding: 'utf8' });
  return (listed.stdout ?? '').split('\n').flatMap((line) => {
    const [, pid, state, command] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined || state?.startsWith('Z') || command === undefined) return [];
    return hasTitle(command, cluster) ? [Number(pid)] : [];
  });
}
