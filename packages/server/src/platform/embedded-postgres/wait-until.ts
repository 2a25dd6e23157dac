import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 10;

/**
 * Asks again every 10 ms until the condition holds or the time is over; tells which of the two came first.
 *
 * @example if (!(await waitUntil(() => !isRunning(owner), 10_000))) throw new Error('still there');
 */
export async function waitUntil(condition: () => boolean, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (!condition()) {
    if (Date.now() >= end) return false;
    await pause(POLL_MS);
  }
  return true;
}
