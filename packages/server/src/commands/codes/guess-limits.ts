import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { pipeline } from '../../platform/db/pipeline.ts';
import { connect } from '../../platform/db/transaction.ts';
import { addCodeGuesses, type GuessRow, readCodeGuesses } from '../../sql/add-code-guesses.ts';

/** How many codes that do not exist may be asked for, by key and address and by workspace. */
export interface GuessBounds {
  readonly perMinute: number;
  readonly perDay: number;
  readonly perWorkspaceDay: number;
}

const SPAN_MS = { minute: 60_000, day: 86_400_000 } as const;
/** Stands for everybody who asks in a workspace. */
const EVERYBODY = '*';

interface Tally {
  readonly workspaceId: string;
  readonly asker: string;
  readonly span: 'minute' | 'day';
  readonly windowStart: number;
  /** What all processes together are known to have counted, and what this one has not told yet. */
  known: number;
  untold: number;
}

/**
 * Counts the codes that were asked for and do not exist, over all processes: each counts by itself and tells the others
 * through the database a few times a second.
 */
export class GuessLimits {
  readonly #pool: pg.Pool;
  readonly #clock: Clock;
  readonly #bounds: GuessBounds;
  readonly #tallies = new Map<string, Tally>();

  constructor(pool: pg.Pool, clock: Clock, bounds: GuessBounds) {
    this.#pool = pool;
    this.#clock = clock;
    this.#bounds = bounds;
  }

  /** Counts a code that does not exist. */
  miss(workspaceId: string, asker: string): void {
    const now = this.#clock.now();
    for (const [who, span] of this.#windows(asker)) {
      this.#tally(workspaceId, who, span, now).untold += 1;
    }
  }

  /** How many seconds this asker has to wait for codes that could be guessed; 0 when it may go on. */
  secondsToWait(workspaceId: string, asker: string): number {
    const now = this.#clock.now();
    let seconds = 0;
    for (const [who, span, bound] of this.#windows(asker)) {
      const windowStart = now - (now % SPAN_MS[span]);
      const tally = this.#tallies.get(tallyKey(workspaceId, who, span));
      if (tally === undefined || tally.windowStart !== windowStart) continue;
      if (tally.known + tally.untold < bound) continue;
      seconds = Math.max(seconds, Math.ceil((windowStart + SPAN_MS[span] - now) / 1000));
    }
    return seconds;
  }

  /** Tells the database what was counted and learns what others have. To be called a few times a second. */
  async flush(): Promise<void> {
    const byWorkspace = Map.groupBy(
      [...this.#tallies.values()].filter((tally) => tally.untold > 0),
      (tally) => tally.workspaceId,
    );
    for (const [workspaceId, tallies] of byWorkspace) await this.#tell(workspaceId, tallies);
    this.#forgetPast();
  }

  async #tell(workspaceId: string, tallies: readonly Tally[]): Promise<void> {
    const told: GuessRow[] = tallies.map(({ asker, span, windowStart, untold }) => ({
      asker,
      span,
      windowStart,
      misses: untold,
    }));
    const client = await connect(this.#pool);
    try {
      const [result] = await pipeline(client, [addCodeGuesses(workspaceId, told)]);
      client.release();
      for (const [index, tally] of tallies.entries()) tally.untold -= told[index]?.misses ?? 0;
      for (const row of readCodeGuesses(result?.rows ?? [])) {
        const tally = this.#tallies.get(tallyKey(workspaceId, row.asker, row.span));
        if (tally?.windowStart === row.windowStart) tally.known = row.misses;
      }
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  #windows(asker: string): readonly (readonly [string, 'minute' | 'day', number])[] {
    const { perMinute, perDay, perWorkspaceDay } = this.#bounds;
    return [
      [asker, 'minute', perMinute],
      [asker, 'day', perDay],
      [EVERYBODY, 'day', perWorkspaceDay],
    ];
  }

  #tally(workspaceId: string, asker: string, span: 'minute' | 'day', now: number): Tally {
    const key = tallyKey(workspaceId, asker, span);
    const windowStart = now - (now % SPAN_MS[span]);
    let tally = this.#tallies.get(key);
    if (tally === undefined || tally.windowStart !== windowStart) {
      tally = { workspaceId, asker, span, windowStart, known: 0, untold: 0 };
      this.#tallies.set(key, tally);
    }
    return tally;
  }

  #forgetPast(): void {
    const now = this.#clock.now();
    for (const [key, { windowStart, span }] of this.#tallies) {
      if (now - windowStart >= SPAN_MS[span]) this.#tallies.delete(key);
    }
  }
}

function tallyKey(workspaceId: string, asker: string, span: string): string {
  return `${workspaceId} ${asker} ${span}`;
}
