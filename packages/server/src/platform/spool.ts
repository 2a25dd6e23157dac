import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A stream that was put into a file, in a folder that nobody else reads. */
export interface Spooled {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Deletes it. */
  discard(): Promise<void>;
}

const PREFIX = 'couponry-spool-';
/** Who sends nothing for so long is not waited for, in milliseconds. */
const PATIENCE = 30_000;
/** What is older belongs to a process that was killed, in milliseconds: a file is read within minutes. */
const LEFT_BEHIND = 86_400_000;

/** More came than is taken. */
export class SpoolTooLarge extends Error {
  override name = 'SpoolTooLarge';
}

/** Nothing came for too long. */
export class SpoolStalled extends Error {
  override name = 'SpoolStalled';
}

/**
 * Puts a stream into a file, as it comes: what is held in memory is what streams hold, however much comes.
 *
 * @param patience how long nothing may come, in milliseconds
 * @throws SpoolTooLarge past so many bytes, SpoolStalled when nothing comes any more; nothing is left of it then, nor when the stream
 *   breaks off
 * @example const { path, size, discard } = await spool(request.body, 1_000_000)
 */
export async function spool(stream: Readable, maxBytes: number, patience = PATIENCE): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  const discard = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'spooled');
  let size = 0;
  const stalled = setTimeout(() => stream.destroy(new SpoolStalled('Nothing came any more')), patience);
  const counting = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.length;
      stalled.refresh();
      done(size > maxBytes ? new SpoolTooLarge(`More than ${maxBytes} bytes came`) : null, chunk);
    },
  });
  try {
    await pipeline(stream, counting, createWriteStream(path, { mode: 0o600 }));
    return { path, size, discard };
  } catch (error) {
    await discard();
    throw error;
  } finally {
    clearTimeout(stalled);
  }
}

/** Deletes what processes that were killed have left behind. `now` in milliseconds since the epoch. */
export async function sweepSpools(now: number): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    // Another process may be quicker.
    const made = await stat(folder).catch(() => null);
    if (made !== null && made.mtimeMs < now - LEFT_BEHIND) await rm(folder, { recursive: true, force: true });
  }
}
