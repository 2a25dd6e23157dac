import { MAX_BATCH } from './lane.ts';

/**
 * Whoever would be answered later than this is turned away at once, in milliseconds. It is a mean: one in a hundred of those who are
 * let in waits two and a half times as long.
 */
const MOST_AHEAD = 75;
/** A process that has answered nobody for so long is full, in milliseconds. */
const MOST_SILENT = 150;
/** How fast a process is taken to be until it was seen to be full, in commands a millisecond. */
const OPTIMISTIC = 15;
/** How long a full process is watched to know how fast it is, in milliseconds, and how fast that is followed. */
const WATCH = 100;
const SMOOTHING = 0.5;
/** A process with less than this inside might be faster than it shows. */
const BUSY = MAX_BATCH / 4;

/**
 * What is in the ledger's queues and batches, and how long a newcomer would wait behind it: for the requests that this turn of
 * the event loop has read before it, and for as many commands as are ahead at the pace at which a full process gets through
 * them. Less than a batch is never too much: on a quiet day nobody knows how fast the process could be.
 */
export class Backlog {
  #inside = 0;
  #commandsAMillisecond = OPTIMISTIC;
  #watchedSince: number | null = null;
  #done = 0;
  #lastDone = 0;
  #turn = 0;
  #turning = false;

  /** A command has come. */
  enter(): void {
    this.#inside += 1;
    if (this.#inside >= MAX_BATCH && this.#watchedSince === null) this.#watch(performance.now());
  }

  /** A command has its answer. */
  leave(): void {
    this.#inside -= 1;
    this.#done += 1;
    if (this.#watchedSince === null) return;
    if (this.#inside < BUSY) this.#watchedSince = null;
    else this.#measure(performance.now(), this.#watchedSince);
  }

  /**
   * Whether a newcomer would wait too long. Cheap: it is asked for each request.
   *
   * @param waited how long it has waited for its turn already, in milliseconds
   */
  isFull(waited = 0): boolean {
    if (this.#inside < MAX_BATCH) return false;
    const now = performance.now();
    this.#watchTurn(now);
    const isStuck = now - this.#lastDone > MOST_SILENT;
    return isStuck || waited + this.#turn + this.#inside / this.#commandsAMillisecond > MOST_AHEAD;
  }

  #watch(now: number): void {
    this.#watchedSince = now;
    this.#lastDone = now;
    this.#done = 0;
  }

  #measure(now: number, since: number): void {
    this.#lastDone = now;
    const watched = now - since;
    if (watched < WATCH) return;
    this.#commandsAMillisecond += (this.#done / watched - this.#commandsAMillisecond) * SMOOTHING;
    this.#watch(now);
  }

  /** What a request that is read now has waited in its socket: about as long as the last turn took. */
  #watchTurn(now: number): void {
    if (this.#turning) return;
    this.#turning = true;
    setImmediate(() => {
      this.#turning = false;
      this.#turn = performance.now() - now;
    });
  }
}
