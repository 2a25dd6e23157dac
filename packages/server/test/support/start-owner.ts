import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { EmbeddedConnection } from '../../src/platform/embedded-postgres/embedded-connection.ts';

/** A process of its own that owns an embedded PostgreSQL. */
export interface Owner {
  readonly child: ChildProcess;
  /** What it printed first: the error's message when it could not start. */
  readonly line: string;
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
}

/** Starts an owner and waits for its first line. `missing` are programs that fail in it as if not installed. */
export async function startOwner(
  dataFolder: string,
  scratch: string,
  missing: readonly string[] = [],
): Promise<Owner> {
  const script = fileURLToPath(new URL('./embedded-owner.ts', import.meta.url));
  const path = [await brokenPrograms(scratch, missing), process.env.PATH].join(delimiter);
  const child = spawn(process.execPath, [script, dataFolder], {
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) return { child, line, ended };
  throw new Error('the owner ended without a word');
}

/** What an owner that started says of its database. */
export function readStarted(owner: Owner): { pid: number; connection: EmbeddedConnection } {
  return JSON.parse(owner.line);
}

async function brokenPrograms(scratch: string, names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(scratch, 'programs-'));
  for (const name of names) {
    await writeFile(join(folder, name), '#!/bin/sh\nexit 1\n');
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}
