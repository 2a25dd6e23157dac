import { Worker } from 'node:worker_threads';
import type { ThreadMessage, ThreadTask } from './thread-messages.ts';

const THREAD = new URL('./simulation-thread.ts', import.meta.url);
/** A replay that needs more is ended, and nothing else with it. */
const MOST_MEMORY_MB = 1024;

/**
 * Replays orders in a thread of its own, so that what serves does not wait for it.
 *
 * @param onProgress told a few times a second
 * @returns how it ended; rejects when the thread broke
 */
export function runInThread(
  task: ThreadTask,
  stopped: AbortSignal,
  onProgress: (message: Extract<ThreadMessage, { readonly kind: 'progress' }>) => void,
): Promise<Exclude<ThreadMessage, { readonly kind: 'progress' }>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, {
      workerData: task,
      transferList: task.orders.kind === 'memory' ? [task.orders.bytes.buffer as ArrayBuffer] : [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    const end = (): void => void thread.terminate();
    stopped.addEventListener('abort', end, { once: true });
    thread.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') onProgress(message);
      else resolve(message);
    });
    thread.on('error', reject);
    thread.on('exit', () => {
      stopped.removeEventListener('abort', end);
      // After its last word that is of no consequence.
      reject(new Error('The thread of a simulation ended early'));
    });
  });
}
