/** Tells the time, in milliseconds since the epoch. Handed to whatever needs it, so that a test can move it. */
export interface Clock {
  now(): number;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => Date.now() };
