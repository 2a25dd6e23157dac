import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { serverFile } from '../../../../tools/server.mjs';
import type { EmbeddedConnection } from '../../src/platform/embedded-postgres/embedded-connection.ts';

const READY = /^Couponry is ready at (http:\S+)$/m;

/** Settings of a server on top of an environment without any of ours. */
export type Settings = Readonly<Record<string, string>>;

/** How a process ended. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process that a test started, what it printed so far, and its end. */
export interface Program {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<End>;
  stdout(): string;
  stderr(): string;
}

/** A server that is ready, in a process of its own. */
export interface Server extends Program {
  readonly url: string;
  readonly settings: Settings;
}

/** A folder that is gone after the test. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'couponry-fault-'));
  // A database that was killed may still be writing its last.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 }));
  return folder;
}

/** The settings of a server with a data folder of its own, on any free port. */
export async function freshSettings(more: Settings = {}): Promise<Settings> {
  const folder = await scratchFolder();
  return { COUPONRY_DATA: join(folder, 'data'), PORT: '0', COUPONRY_LOG: 'warn', ...more };
}

/** The settings of a server that has the same port after its next start, with a data folder of its own. */
export async function settingsWithPort(more: Settings = {}): Promise<Settings> {
  return await freshSettings({ PORT: String(await ownPort()), ...more });
}

/** A port that nobody else takes, also while nobody listens on it: none of those that systems hand out. */
async function ownPort(): Promise<number> {
  for (;;) {
    const port = randomInt(12_000, 32_000);
    const probe = createServer().listen(port, '127.0.0.1');
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}

/** A URL by which a server reaches a database through its socket. */
export function databaseUrl({ host, port, user, database }: EmbeddedConnection): string {
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

/** Starts any program; it is killed after the test if it is still there. */
export function startProgram(command: readonly string[], settings: Settings, cwd?: string): Program {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    env: { ...cleanEnvironment(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    printed.stdout += text;
  });
  child.stderr.on('data', (text) => {
    printed.stderr += text;
  });
  const ended = new Promise<End>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    child,
    pid: child.pid ?? 0,
    ended,
    stdout: () => printed.stdout,
    stderr: () => printed.stderr,
  };
}

/** Runs a command of the command line to its end. */
export async function runCouponry(
  args: readonly string[],
  settings: Settings,
): Promise<End & { readonly stdout: string; readonly stderr: string }> {
  const program = startProgram([process.execPath, serverFile, ...args], settings);
  const end = await program.ended;
  return { ...end, stdout: program.stdout(), stderr: program.stderr() };
}

/** Starts a server, without waiting until it is ready. */
export function launchServer(settings: Settings): Program {
  return startProgram([process.execPath, serverFile, 'serve'], settings);
}

/** Starts a server and waits until it is ready. */
export async function startServer(settings: Settings): Promise<Server> {
  return await readyServer(launchServer(settings), settings);
}

/** Waits until a program that was started says that it is ready. */
export async function readyServer(program: Program, settings: Settings): Promise<Server> {
  const url = await vi.waitFor(
    () => {
      const found = READY.exec(program.stdout())?.[1];
      if (found !== undefined) return found;
      // Not thrown: that would only be tried again.
      if (program.child.exitCode !== null) return '';
      throw new Error(`not ready: ${program.stdout()}${program.stderr()}`);
    },
    { timeout: 100_000, interval: 20 },
  );
  if (url === '') throw new Error(`It ended: ${program.stdout()}${program.stderr()}`);
  return { ...program, url, settings };
}

/** The keys that the first start made. */
export async function firstKeys({ settings }: Pick<Server, 'settings'>): Promise<Record<string, string>> {
  const file = await readFile(join(settings.COUPONRY_DATA ?? '', 'bootstrap.json'), 'utf8');
  return JSON.parse(file).keys;
}

/** The environment of this process without what would change a server. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(COUPONRY_|DATABASE_URL$|PORT$|HOST$|PG|NODE_OPTIONS$|VITEST)/.test(name),
  );
  return Object.fromEntries(entries);
}
