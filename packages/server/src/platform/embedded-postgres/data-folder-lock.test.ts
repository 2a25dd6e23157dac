import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  DataFolderInUseError,
  type DataFolderLock,
  lockDataFolder,
  readDataFolderOwner,
} from './data-folder-lock.ts';
import { readProcess } from './process-identity.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'couponry-lock-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const ownerFile = () => join(folder, 'owner.json');

async function leaveOwner(owner: { pid: number; startTime: string | null }): Promise<void> {
  await writeFile(ownerFile(), JSON.stringify({ ...owner, purpose: 'serve' }));
}

/** No process has this number: Linux goes up to 4194304. */
const NOBODY = { pid: 4_194_305, startTime: null };

test('a held folder is refused in one line that says who holds it', async () => {
  const lock = await lockDataFolder(folder, 'serve', 'http://127.0.0.1:8080');
  const line = `The data folder ${folder} is in use by couponry serve (pid ${process.pid}). Stop it or set COUPONRY_DATA to another folder.`;
  await expect(lockDataFolder(folder, 'command')).rejects.toThrow(line);
  expect(await readDataFolderOwner(folder)).toEqual(lock.owner);
  expect(lock.owner.url).toBe('http://127.0.0.1:8080');
});

test('a released folder is free, and nothing is left in it', async () => {
  const lock = await lockDataFolder(folder, 'command');
  await lock.release();
  expect(await readDataFolderOwner(folder)).toBeNull();
  expect(await readdir(folder)).toEqual([]);
});

test('a second release does not take the folder from its next owner', async () => {
  const first = await lockDataFolder(folder, 'command');
  await first.release();
  const second = await lockDataFolder(folder, 'serve');
  await first.release();
  expect(await readDataFolderOwner(folder)).toEqual(second.owner);
});

test.each([
  ['dead', NOBODY],
  ['another process with its number', { pid: process.pid, startTime: 'an earlier boot/1' }],
])('an owner that is %s is replaced', async (_, owner) => {
  await leaveOwner(owner);
  const lock = await lockDataFolder(folder, 'serve');
  expect(JSON.parse(await readFile(ownerFile(), 'utf8'))).toEqual(lock.owner);
  expect(await readdir(folder)).toEqual(['owner.json']);
});

test('what a power failure left of the file is replaced', async () => {
  await writeFile(ownerFile(), '');
  await lockDataFolder(folder, 'serve');
});

test.runIf(process.platform === 'linux')('an owner that is dead but never reaped is replaced', async () => {
  // The shell becomes a program that never waits for the child it has.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (text) => resolve(Number(text))),
    );
    await expect.poll(() => readProcess(pid)?.dead).toBe(true);
    const found = readProcess(pid);
    await leaveOwner({ pid, startTime: found?.startTime ?? null });
    await lockDataFolder(folder, 'serve');
  } finally {
    parent.kill('SIGKILL');
  }
});

test('of many that find the same dead owner exactly one takes over', async () => {
  for (let round = 0; round < 20; round += 1) {
    await leaveOwner(NOBODY);
    // As if one had died in the middle of taking over.
    if (round % 2 === 0)
      await writeFile(`${ownerFile()}.takeover`, JSON.stringify({ ...NOBODY, purpose: 'serve' }));
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => lockDataFolder(folder, 'serve')));
    const won = tries.flatMap((tried): DataFolderLock[] =>
      tried.status === 'fulfilled' ? [tried.value] : [],
    );
    const lost = tries.flatMap((tried) => (tried.status === 'rejected' ? [tried.reason] : []));
    expect(won).toHaveLength(1);
    expect(lost.every((reason) => reason instanceof DataFolderInUseError)).toBe(true);
    expect(await readdir(folder)).toEqual(['owner.json']);
    await won[0]?.release();
  }
});
