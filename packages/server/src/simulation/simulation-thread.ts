import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { OrdersError } from './orders-error.ts';
import { runSimulation } from './run-simulation.ts';
import { simulationAnswer } from './simulation-answer.ts';
import type { ThreadMessage, ThreadTask } from './thread-messages.ts';

const CHUNK = 65_536;
const TELL_EVERY_MS = 250;

const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);

/** Replays what the thread was given. */
async function work({ coupons, format, orders, notes }: ThreadTask): Promise<void> {
  let [read, count, toldAt] = [0, 0, Date.now()];
  const open = (): Readable => {
    read = 0;
    return Readable.from(chunks(), { objectMode: false });
  };
  function* chunks(): Generator<Uint8Array> {
    for (; read < orders.length; read += CHUNK) yield orders.subarray(read, read + CHUNK);
  }
  const listener = {
    onBegin() {
      count = 0;
    },
    onOrder() {
      count += 1;
      if (Date.now() - toldAt < TELL_EVERY_MS) return undefined;
      toldAt = Date.now();
      const percent = Math.min(99, Math.floor((100 * read) / Math.max(1, orders.length)));
      tell({ kind: 'progress', orders: count, percent });
      return undefined;
    },
  };
  const result = await runSimulation(coupons, { format, open }, coupons.draft.timeZone, listener, notes);
  tell({ kind: 'done', orders: count, result: simulationAnswer(coupons, result, 'en') });
}

try {
  await work(workerData as ThreadTask);
} catch (error) {
  if (!(error instanceof OrdersError)) throw error;
  tell({ kind: 'failed', problem: { ...error.place, message: error.message } });
}
