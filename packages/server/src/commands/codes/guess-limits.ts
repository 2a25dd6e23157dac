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

type Span = keyof typeof SPAN_MS;

interface Tally {
  readonly workspaceId: string;
  readonly asker: string;
  readonly span: Span;
  readonly windowStart: number;
  /** What all processes together are known to have counted, and what this one has not told yet. */
  known: number;
  untold: number;
}

type Tallies = Partial<Record<Span, Tally>>;

/**
 * Counts the codes that were asked for and do not exist, over all processes: each counts by itself and tells the others
 * through the database a few times a second.
 */
export class GuessLimits {
  readonly #pool: pg.Pool;
  readonly #clock: Clock;
  readonly #bounds: GuessBounds;
  /** By workspace and asker; asked for at every redemption, so nothing is put together to find one. */
  readonly #tallies = new Map<string, Map<string, Tallies>>();

  constructor(pool: pg.Pool, clock: Clock, bounds: GuessBounds) {
    this.#pool = pool;
    this.#clock = clock;
    this.#bounds = bounds;
  }

  /** Counts a code that does not exist. */
  miss(workspaceId: string, asker: string): void {
    const now = this.#clock.now();
    this.#tally(workspaceId, asker, 'minute', now).untold += 1;
    this.#tally(workspaceId, asker, 'day', now).untold += 1;
    this.#tally(workspaceId, EVERYBODY, 'day', now).untold += 1;
  }

  /** How many seconds this asker has to wait for codes that could be guessed; 0 when it may go on. */
  secondsToWait(workspaceId: string, asker: string): number {
    const askers = this.#tallies.get(workspaceId);
    if (askers === undefined) return 0;
    const now = this.#clock.now();
    const { perMinute, perDay, perWorkspaceDay } = this.#bounds;
    const own = askers.get(asker);
    return Math.max(
      secondsLeft(own?.minute, perMinute, now),
      secondsLeft(own?.day, perDay, now),
      secondsLeft(askers.get(EVERYBODY)?.day, perWorkspaceDay, now),
    );
  }

  /** Tells the database what was counted and learns what others have. To be called a few times a second. */
  async flush(): Promise<void> {
    const byWorkspace = Map.groupBy(
      this.#all().filter((tally) => tally.untold > 0),
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
        const tally = this.#tallies.get(workspaceId)?.get(row.asker)?.[row.span];
        if (tally?.windowStart === row.windowStart) tally.known = row.misses;
      }
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  #tally(workspaceId: string, asker: string, span: Span, now: number): Tally {
    const askers = this.#tallies.get(workspaceId) ?? new Map<string, Tallies>();
    this.#tallies.set(workspaceId, askers);
    const tallies = askers.get(asker) ?? {};
    askers.set(asker, tallies);
    const windowStart = now - (now % SPAN_MS[span]);
    const kept = tallies[span];
    if (kept?.windowStart === windowStart) return kept;
    const tally = { workspaceId, asker, span, windowStart, known: 0, untold: 0 };
    tallies[span] = tally;
    return tally;
  }

  #all(): Tally[] {
    const all = this.#tallies.values().flatMap((askers) => askers.values());
    return [...all].flatMap((tallies) => Object.values(tallies));
  }

  #forgetPast(): void {
    const now = this.#clock.now();
    const isPast = (tally: Tally | undefined): boolean =>
      tally === undefined || now - tally.windowStart >= SPAN_MS[tally.span];
    for (const [workspaceId, askers] of this.#tallies) {
      for (const [asker, { minute, day }] of askers) {
        if (isPast(minute) && isPast(day)) askers.delete(asker);
      }
      if (askers.size === 0) this.#tallies.delete(workspaceId);
    }
  }
}

/** How long a window goes on in which so many misses are too many; 0 when they are not. */
function secondsLeft(tally: Tally | undefined, bound: number, now: number): number {
  if (tally === undefined || tally.known + tally.untold < bound) return 0;
  return Math.max(0, Math.ceil((tally.windowStart + SPAN_MS[tally.span] - now) / 1000));
}
