import type pg from 'pg';
import type { Clock } from './clock.ts';
import { query } from './db/query.ts';

/** A difference below this is the network's, in milliseconds. */
const NOISE_MS = 20;

/** A clock that is kept against the database's, so that all processes on one database tell the same time. */
export class DatabaseClock implements Clock {
  readonly #machine: Clock;
  #offset = 0;

  constructor(machine: Clock) {
    this.#machine = machine;
  }

  now(): number {
    return this.#machine.now() + this.#offset;
  }

  /** Compares with the database. To be called at start and every few seconds. */
  async synchronise(pool: pg.Pool): Promise<void> {
    const before = this.#machine.now();
    const [result] = await query(pool, [
      { name: 'clock', text: 'select (extract(epoch from clock_timestamp()) * 1000)::bigint', values: [] },
    ]);
    const after = this.#machine.now();
    const offset = Math.round(Number(result?.rows[0]?.[0]) - (before + after) / 2);
    if (Math.abs(offset - this.#offset) > Math.max(NOISE_MS, after - before)) this.#offset = offset;
  }
}
