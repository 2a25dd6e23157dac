import { existsSync, readFileSync } from 'node:fs';

/** What tells a process from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** The boot and the clock tick in which the process began; null where there is no /proc (macOS). */
  readonly startTime: string | null;
}

/** True where /proc describes processes; elsewhere only their number can be asked for. */
export const hasProc = existsSync('/proc/self/stat');

/** The identity of the process that runs this code. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startTime: readProcess(process.pid)?.startTime ?? null };
}

/**
 * Whether exactly this process still runs. A zombie doesn't: it answers to signal 0 for as long as nobody
 * reaps it, which in some containers is for ever.
 *
 * @example isRunning({ pid: 4711, startTime: null })
 */
export function isRunning(identity: ProcessIdentity): boolean {
  if (!hasProc) return answersSignals(identity.pid);
  const found = readProcess(identity.pid);
  if (found === null || found.dead) return false;
  return identity.startTime === null || identity.startTime === found.startTime;
}

/** What /proc says about a process. */
export interface ProcessEntry {
  readonly command: string;
  /** Ended, and only waiting to be reaped. */
  readonly dead: boolean;
  readonly startTime: string;
}

/** Reads `/proc/<pid>/stat`; null when there is no such process. */
export function readProcess(pid: number): ProcessEntry | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command stands in parentheses and may itself hold parentheses and blanks.
    const end = stat.lastIndexOf(')');
    const fields = stat.slice(end + 2).split(' ');
    return {
      command: stat.slice(stat.indexOf('(') + 1, end),
      dead: fields[0] === 'Z' || fields[0] === 'X',
      startTime: `${bootId()}/${fields[19]}`,
    };
  } catch {
    return null;
  }
}

/** After a reboot the same number can belong to a process that began in the same tick of the new boot. */
function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}
