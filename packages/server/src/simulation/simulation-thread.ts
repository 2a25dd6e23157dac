import { createReadStream, type ReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { LANGUAGES, type LanguageTag } from '@couponry/engine/text';
import { OrdersError } from './orders-error.ts';
import { runSimulation } from './run-simulation.ts';
import { simulationAnswer } from './simulation-answer.ts';
import type { ThreadMessage, ThreadTask } from './thread-messages.ts';

const CHUNK = 65_536;
const TELL_EVERY_MS = 250;

const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);

/** Replays what the thread was given. */
async function work({ coupons, format, orders, notes }: ThreadTask): Promise<void> {
  let [count, toldAt] = [0, Date.now()];
  const file = orders.kind === 'disk' ? fileOnDisk(orders) : fileInMemory(orders.bytes);
  const listener = {
    onBegin() {
      count = 0;
    },
    onOrder() {
      count += 1;
      if (Date.now() - toldAt < TELL_EVERY_MS) return undefined;
      toldAt = Date.now();
      const percent = Math.min(99, Math.floor((100 * file.position()) / Math.max(1, file.size)));
      tell({ kind: 'progress', orders: count, percent });
      return undefined;
    },
  };
  const result = await runSimulation(
    coupons,
    { format, open: file.open },
    coupons.draft.timeZone,
    listener,
    notes,
  );
  tell({ kind: 'done', orders: count, result: simulationAnswer(coupons, result, inEveryLanguage) });
}

/** A file that can be opened again, and how far it was read since. */
interface OrdersFile {
  readonly size: number;
  open(): Readable;
  position(): number;
}

function fileOnDisk({ path, size }: { readonly path: string; readonly size: number }): OrdersFile {
  let stream: ReadStream | null = null;
  const open = () => {
    stream = createReadStream(path);
    return stream;
  };
  return { size, open, position: () => stream?.bytesRead ?? 0 };
}

function fileInMemory(bytes: Uint8Array): OrdersFile {
  let read = 0;
  function* chunks(): Generator<Uint8Array> {
    for (read = 0; read < bytes.length; read += CHUNK) yield bytes.subarray(read, read + CHUNK);
  }
  const open = () => Readable.from(chunks(), { objectMode: false });
  return { size: bytes.length, open, position: () => read };
}

/** Whoever asks for the job says in which language. */
function inEveryLanguage(say: (language: LanguageTag) => string): Readonly<Record<string, string>> {
  return Object.fromEntries((Object.keys(LANGUAGES) as LanguageTag[]).map((tag) => [tag, say(tag)]));
}

try {
  await work(workerData as ThreadTask);
} catch (error) {
  if (!(error instanceof OrdersError)) throw error;
  tell({ kind: 'failed', problem: { ...error.place, message: error.message } });
}
