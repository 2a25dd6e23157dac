import { setTimeout as pause } from 'node:timers/promises';

const DAY_MS = 86_400_000;
/** So long may take what is not to see the end of a day. */
const ROOM_MS = 45_000;

/** Waits for the next day (UTC) where this one is about to end: for what a process with the clock of the machine counts by day. */
export async function notAtMidnight(): Promise<void> {
  const left = DAY_MS - (Date.now() % DAY_MS);
  if (left < ROOM_MS) await pause(left);
}
