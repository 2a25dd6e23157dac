import { readdirSync, readFileSync } from 'node:fs';

/** What a process and those that it started have taken so far: seconds of processor time, and bytes of memory now. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly memory: number;
}

/** The kernel counts in hundredths of a second, whatever the machine. */
const TICKS_A_SECOND = 100;
const PARENT = 1;
const USER_TIME = 11;
const RESIDENT_PAGES = 21;
const PAGE = 4096;

/** What one process alone takes; null where the system does not tell (only Linux does). */
export function usageOf(pid: number): Usage | null {
  const fields = statOf(pid);
  if (fields === null) return null;
  return { cpuSeconds: cpuSeconds(fields, 2), memory: Number(fields[RESIDENT_PAGES]) * PAGE };
}

/** What a process takes together with those that it started, also with those that ended by now. */
export function usageOfTree(pid: number): Usage | null {
  const root = statOf(pid);
  if (root === null) return null;
  let usage = { cpuSeconds: cpuSeconds(root, 4), memory: ownMemory(pid) };
  for (const child of childrenOf(pid)) {
    const fields = statOf(child);
    if (fields === null) continue;
    const { cpuSeconds: before, memory } = usage;
    usage = { cpuSeconds: before + cpuSeconds(fields, 4), memory: memory + ownMemory(child) };
  }
  return usage;
}

function cpuSeconds(fields: readonly string[], counters: number): number {
  const ticks = fields.slice(USER_TIME, USER_TIME + counters).reduce((sum, field) => sum + Number(field), 0);
  return ticks / TICKS_A_SECOND;
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => Number(statOf(pid)?.[PARENT]) === parent);
}

/** The fields of `/proc/<pid>/stat` after the name, which may have blanks in it. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** Its part of the memory that it shares (PostgreSQL's cache is in all of its processes) and its own. */
function ownMemory(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
