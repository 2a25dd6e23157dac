import type { Coupon } from '@couponry/engine';
import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import type { MakeId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { type JobRow, readJobRow, selectJob, storeJob } from '../../sql/jobs.ts';
import type { OrderNote } from './ledger-orders.ts';

/** How far a simulation is, and what it found; as JSON texts. */
export type Job = JobRow;

/** A whole file of orders, in UTF-8: in memory for which whoever asks has no use afterwards, or on the disk. */
type OrdersFile =
  | { readonly kind: 'memory'; readonly bytes: Uint8Array }
  | { readonly kind: 'disk'; readonly path: string; readonly size: number };

/** What is to be replayed: the coupon that is tried out, those beside it, and orders. */
interface SimulationTask {
  readonly coupons: { readonly draft: Coupon; readonly others: readonly Coupon[] };
  readonly format: 'csv' | 'jsonl';
  readonly orders: OrdersFile;
  /** What was found odd about orders before they were sent. */
  readonly notes: readonly OrderNote[];
}

/** The wish to replay orders, which are received once there is room; `discard` is called when they are not needed any more. */
export interface SimulationWish extends Omit<SimulationTask, 'orders'> {
  receive(): Promise<{ readonly orders: OrdersFile; discard(): Promise<void> }>;
}

/** How a replay ended. */
type Ended =
  | { readonly kind: 'done'; readonly orders: number; readonly result: object }
  | { readonly kind: 'failed'; readonly problem: object };

/** Replays beside what serves. */
type Run = (
  task: SimulationTask,
  stopped: AbortSignal,
  onProgress: (progress: { readonly orders: number; readonly percent: number }) => void,
) => Promise<Ended>;

/** What simulations stand on. */
interface SimulationPorts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly log: Log;
  readonly run: Run;
}

/** A job whose process has not been there for so long is lost. */
const LOST_MS = 30_000;
const SEEN_EVERY_MS = 1000;
const LOST = 'The server that did this ended before it was done. Start it again.';
const BROKEN = 'Something went wrong here; it was logged.';

/** So many are taken at once: one runs and the others wait for it. */
const MOST_AT_ONCE = 3;

/**
 * The simulations of a process, one after the other. How far each is stands in the database, where every process can read it.
 */
export class Simulations {
  readonly #ports: SimulationPorts;
  readonly #stopped = new AbortController();
  #count = 0;
  /** Settled when the last one that was taken is over; never rejected. */
  #last: Promise<void> = Promise.resolve();

  constructor(ports: SimulationPorts) {
    this.#ports = ports;
  }

  /** Begins one, or lets it wait for those before it; null: too many wait. Rejects where its orders can not be received. */
  async start(workspaceId: string, { receive, ...wish }: SimulationWish): Promise<Job | null> {
    if (this.#count >= MOST_AT_ONCE) return null;
    this.#count += 1;
    try {
      const { orders, discard } = await receive();
      return await this.#begin(workspaceId, { ...wish, orders }, discard);
    } catch (error) {
      this.#count -= 1;
      throw error;
    }
  }

  async #begin(workspaceId: string, task: SimulationTask, discard: () => Promise<void>): Promise<Job> {
    const { clock, makeId, pool, log } = this.#ports;
    const now = clock.now();
    const job: Job = {
      ...{ id: makeId(now), orders: 0, percent: 0, startedAt: now, seenAt: now },
      ...{ finishedAt: null, result: null, problem: null },
    };
    try {
      await query(pool, [storeJob(workspaceId, job)], 'writes');
    } catch (error) {
      await discard();
      throw error;
    }
    const turn = this.#last;
    this.#last = this.#work(workspaceId, job, task, turn)
      .finally(discard)
      .catch((error: unknown) => log.error({ err: error }, 'a simulation was lost'))
      .finally(() => {
        this.#count -= 1;
      });
    return job;
  }

  /** Reads a job, of whichever process; null: there is none, or it was forgotten. */
  async read(workspaceId: string, id: string): Promise<Job | null> {
    const { pool, clock } = this.#ports;
    const [found] = await query(pool, [selectJob(workspaceId, id)]);
    const job = readJobRow(found?.rows ?? []);
    if (job === null || job.finishedAt !== null || clock.now() - job.seenAt < LOST_MS) return job;
    return { ...job, finishedAt: job.seenAt, problem: JSON.stringify(problemOf(LOST)) };
  }

  /** Ends those that run or wait, which are told as failed. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#last;
  }

  /** @param turn settled when it is this one's turn */
  async #work(workspaceId: string, begun: Job, task: SimulationTask, turn: Promise<void>): Promise<void> {
    const { clock, pool, log } = this.#ports;
    let progress: Pick<Job, 'orders' | 'percent'> = { orders: 0, percent: 0 };
    let storing: Promise<unknown> = Promise.resolve();
    const store = (changes: Partial<Job>): Promise<unknown> => {
      const job = { ...begun, ...progress, ...changes, seenAt: clock.now() };
      return query(pool, [storeJob(workspaceId, job)], 'writes');
    };
    const timer = setInterval(() => {
      storing = storing
        .then(() => store({}))
        .catch((error: unknown) => log.warn({ err: error }, 'how far a job is was not stored'));
    }, SEEN_EVERY_MS);
    const ended = await turn
      .then(() =>
        this.#run(task, ({ orders, percent }) => {
          progress = { orders, percent };
        }),
      )
      .finally(() => clearInterval(timer));
    await storing;
    const finishedAt = clock.now();
    if (ended.kind === 'failed') await store({ finishedAt, problem: JSON.stringify(ended.problem) });
    else
      await store({ orders: ended.orders, percent: 100, finishedAt, result: JSON.stringify(ended.result) });
  }

  /** Runs one; whatever goes wrong is told. */
  async #run(task: SimulationTask, onProgress: Parameters<Run>[2]): Promise<Ended> {
    const { run, log } = this.#ports;
    const { signal } = this.#stopped;
    try {
      if (!signal.aborted) return await run(task, signal, onProgress);
    } catch (error) {
      if (!signal.aborted) {
        log.error({ err: error }, 'a simulation broke');
        return { kind: 'failed', problem: problemOf(BROKEN) };
      }
    }
    return { kind: 'failed', problem: problemOf(LOST) };
  }
}

function problemOf(message: string): object {
  return { message, row: null, column: null, value: null };
}
