import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

let loading: Promise<Buffer> | undefined;

/**
 * The script that shows the reference, gzipped. It is read when somebody asks for it first, in a thread that ends, so that a server
 * that nobody asks does not hold its 30 MB, and one that somebody asked holds only the result.
 */
export function loadReferenceScript(): Promise<Buffer> {
  loading ??= readInWorker().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function readInWorker(): Promise<Buffer> {
  const worker = new Worker(new URL('./reference-script-worker.ts', import.meta.url));
  try {
    const [script] = (await once(worker, 'message')) as [Uint8Array];
    return Buffer.from(script);
  } finally {
    await worker.terminate();
  }
}
