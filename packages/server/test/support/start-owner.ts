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

/** A program that fails as if it were not allowed. */
export const REFUSED = 'exit 1';

/** setpriv, but a process that it starts doesn't end with its parent. */
export const SETPRIV_WITHOUT_DEATH_SIGNAL = `
for word do
  shift
  case $word in --pdeathsig | INT) ;; *) set -- "$@" "$word" ;; esac
done
PATH=\${PATH#*:}
exec setpriv "$@"`;

/** Starts an owner and waits for its first line. It finds `programs` (name to shell script) before any other. */
export async function startOwner(
  dataFolder: string,
  scratch: string,
  programs: Readonly<Record<string, string>> = {},
): Promise<Owner> {
  const script = fileURLToPath(new URL('./embedded-owner.ts', import.meta.url));
  const path = [await makePrograms(scratch, programs), process.env.PATH].join(delimiter);
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

async function makePrograms(scratch: string, programs: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(scratch, 'programs-'));
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}
