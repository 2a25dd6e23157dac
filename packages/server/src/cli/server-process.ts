import { type ChildProcess, spawn } from 'node:child_process';
import { processEnvironment } from '../config.ts';
import { CommandFailure } from './failure.ts';

/** What this command was started from: its servers are of the same build. */
const [, MAIN = ''] = process.argv;
const READY = /^Couponry is ready at (http:\S+)$/m;
const OURS = /^(COUPONRY_|PG|DATABASE_URL$|PORT$|HOST$)/;

/** A server process that a command has started. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Stops it in peace. */
  stop(): Promise<void>;
}

/**
 * Starts a server on any free port, on top of an environment without settings of ours, and waits until it is ready.
 *
 * @param errors where it writes what goes wrong: a file that is open, or where this process does
 * @throws CommandFailure when it ends before it is ready
 */
export async function startServerProcess(
  settings: Readonly<Record<string, string>>,
  errors: 'inherit' | number,
): Promise<ServerProcess> {
  const entries = Object.entries(processEnvironment()).filter(([name]) => !OURS.test(name));
  const env = { ...Object.fromEntries(entries), PORT: '0', COUPONRY_LOG: 'warn', ...settings };
  // A group of its own: Ctrl-C is for the command, which then stops the server in peace.
  // With the same limits of memory as this process.
  const child = spawn(process.execPath, [...process.execArgv, MAIN, 'serve'], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', errors],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await readyUrl(child);
  return {
    url,
    pid: child.pid ?? 0,
    ended,
    signal: (signal) => void child.kill(signal),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
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
    child.once('exit', () => reject(new CommandFailure('A server that this command needs did not start.')));
  });
}
