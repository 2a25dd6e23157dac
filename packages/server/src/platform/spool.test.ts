import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SpoolStalled, SpoolTooLarge, spool, sweepSpools } from './spool.ts';

const PIECE = 65_536;
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('couponry-spool-'));

/** Where nobody else puts files that are read. */
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'couponry-spools-'));
  vi.stubEnv('TMPDIR', scratch);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(scratch, { recursive: true });
});

/** So many pieces, made when they are asked for; `onPiece` is told how many were. */
function pieces(count: number, onPiece: (made: number) => void = () => {}): Readable {
  function* made(): Generator<Uint8Array> {
    for (let index = 1; index <= count; index += 1) {
      onPiece(index);
      yield Buffer.alloc(PIECE, index % 256);
    }
  }
  return Readable.from(made(), { objectMode: false });
}

test('a stream becomes a file that only its owner reads, until it is discarded', async () => {
  const { path, size, discard } = await spool(pieces(3), 3 * PIECE);
  expect(size).toBe(3 * PIECE);
  expect(await readFile(path)).toEqual(Buffer.concat([1, 2, 3].map((index) => Buffer.alloc(PIECE, index))));
  expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
  await discard();
  await expect(stat(path)).rejects.toThrow('ENOENT');
});

test('of what is too large no more is taken than a few pieces past the bound, and nothing is left', async () => {
  let taken = 0;
  const endless = pieces(1_000_000, (made) => {
    taken = made;
  });
  await expect(spool(endless, 10 * PIECE)).rejects.toThrow(SpoolTooLarge);
  expect(taken).toBeLessThan(20);
  expect(folders()).toEqual([]);
});

test('of a stream that breaks off nothing is left', async () => {
  const broken = pieces(10, (made) => {
    if (made === 5) throw new Error('gone');
  });
  await expect(spool(broken, 100 * PIECE)).rejects.toThrow('gone');
  expect(folders()).toEqual([]);
});

test('who sends nothing any more is not waited for, and nothing is left', async () => {
  const silent = new PassThrough();
  silent.write(Buffer.alloc(PIECE));
  await expect(spool(silent, 100 * PIECE, 20)).rejects.toThrow(SpoolStalled);
  expect(folders()).toEqual([]);
});

test('what a process that was killed has left behind is swept away after a day, what is read now is not', async () => {
  const old = await mkdtemp(join(tmpdir(), 'couponry-spool-'));
  const fresh = await spool(pieces(1), PIECE);
  const now = Date.now();
  await utimes(old, new Date(now - 90_000_000), new Date(now - 90_000_000));
  await sweepSpools(now);
  await expect(stat(old)).rejects.toThrow('ENOENT');
  expect((await stat(fresh.path)).size).toBe(PIECE);
  await fresh.discard();
});
