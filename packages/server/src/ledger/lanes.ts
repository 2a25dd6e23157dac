import { RecentMarks } from '../platform/recent-marks.ts';
import { Turns } from '../platform/turns.ts';
import { Backlog } from './backlog.ts';
import { executeBatch, type Settled } from './execute-batch.ts';
import {
  type Batch,
  type HeldTurn,
  type Lane,
  type LaneResult,
  type LaneWork,
  MAX_BATCH,
  type Queued,
  type Waiting,
} from './lane.ts';

/** Nobody waits longer than this for a place in a batch, in milliseconds. */
const MAX_WAIT = 2000;
/** Batches of a lane under way at once. */
const MAX_UNDER_WAY = 2;
/** What has been under way for so many times the recent time of a batch is held up by somebody else. */
const HELD_UP = 2;
/** What has been under way for less than this time is not held up, in milliseconds. */
const LEAST_PATIENCE = 10;
/** For so many batches after the last one that saw another process's doing, a lane takes turns with it. */
const CONTENDED_FOR = 16;
/** Of so many lanes it is remembered that they are contended. */
const MAX_CONTENDED = 1000;
/** So many callers are answered before the event loop turns to others. */
const ANSWERS_A_TURN = 16;
/** How fast the measured time of a batch follows what is seen now. */
const SMOOTHING = 0.1;

/** The queue is full, or a command waited too long in it. Nothing was done. */
export class Overloaded extends Error {
  constructor() {
    super('The system is full');
    this.name = 'Overloaded';
  }
}

/** The caller went away before its command was taken into a batch. Nothing was done. */
export class Abandoned extends Error {
  constructor() {
    super('The caller went away');
    this.name = 'Abandoned';
  }
}

/** Somebody who waits, and what came of it. */
interface Answer<Command, Outcome> {
  readonly item: Waiting<Command, Outcome>;
  readonly settled: Settled<LaneResult<Outcome>> | undefined;
}

/**
 * Commands wait in lanes, one lane for all that lock the same thing; a few workers take what waits, of one workspace at a
 * time. Nobody waits for a batch to fill: an idle system answers at once, a busy one batches by itself. While a batch of a lane
 * is being stored the next one begins, so that neither the process nor the database waits for the other. A lane that waits for
 * another process holds up the others for no longer than the moment that its executor waits in a shared batch. Nothing correct rests on lanes: that is up to the locks of the rows.
 */
export class Lanes<Command, Outcome, Held extends HeldTurn> {
  readonly #work: LaneWork<Command, Outcome, Held>;
  readonly #lanes = new Map<string, Lane<Command, Outcome>>();
  /** Lanes of which a batch may begin, oldest first. */
  #ready: Lane<Command, Outcome>[] = [];
  #idleWorkers: number;
  readonly #backlog = new Backlog();
  #queued = 0;
  #millisecondsABatch = 25;
  /**
   * Batches under way. No `Map` or `Set`: what comes and goes there is kept alive for long (see docs/decisions/0030).
   */
  #running: Batch<Command, Outcome>[] = [];
  #lookingAgain: NodeJS.Timeout | undefined;
  /** Batches that may wait for another process, and the most of them: one worker is always left that waits for nobody. */
  #mayWait = 0;
  readonly #maxMayWait: number;
  /** For how many batches more lanes are contended. Not in the lane, which is forgotten whenever nobody waits in it. */
  readonly #contended = new RecentMarks<number>(MAX_CONTENDED);
  readonly #answers: Turns<Answer<Command, Outcome>>;

  constructor(workers: number, work: LaneWork<Command, Outcome, Held>) {
    this.#idleWorkers = workers;
    this.#maxMayWait = Math.max(1, workers - 1);
    this.#work = work;
    this.#answers = new Turns(ANSWERS_A_TURN, ({ item, settled }) => this.#settle(item, settled));
  }

  /**
   * Whether a newcomer would wait too long: to be asked before a request is even read.
   *
   * @param waited how long it has waited already, in milliseconds
   */
  isFull(waited = 0): boolean {
    return this.#backlog.isFull(waited);
  }

  /**
   * Queues a command and answers its outcome after the commit.
   *
   * @throws Overloaded, Abandoned, or the error that befell this command alone.
   */
  submit(queued: Queued<Command>): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const lane = this.#laneOf(queued);
      lane.waiting.push({ queued, since: performance.now(), resolve, reject });
      this.#queued += 1;
      this.#backlog.enter();
      this.#offer(lane);
      this.#startBatches();
    });
  }

  /** Turns away whoever has waited too long while all workers were held up. To be called a few times a second. */
  rejectOverdue(): void {
    const since = performance.now() - MAX_WAIT;
    for (const lane of this.#lanes.values()) {
      while (lane.waiting[0] !== undefined && lane.waiting[0].since < since) {
        this.#queued -= 1;
        this.#backlog.leave();
        lane.waiting.shift()?.reject(new Overloaded());
      }
    }
  }

  /** Resolves when nothing waits and nothing is under way. */
  async drain(): Promise<void> {
    while (this.#running.length > 0) await Promise.all(this.#running.map(({ ended }) => ended));
  }

  #laneOf(queued: Queued<Command>): Lane<Command, Outcome> {
    const key = keyOf(queued);
    let lane = this.#lanes.get(key);
    if (lane === undefined) {
      const { workspaceId, lane: name } = queued;
      const calm = { alone: false, underWay: 0, deciding: false, isReady: false };
      lane = { key, workspaceId, name, waiting: [], ...calm };
      this.#lanes.set(key, lane);
    }
    return lane;
  }

  /** Makes a lane ready when something waits in it and the one before is decided. */
  #offer(lane: Lane<Command, Outcome>): void {
    if (lane.isReady || lane.waiting.length === 0 || lane.deciding || lane.underWay >= MAX_UNDER_WAY) return;
    lane.isReady = true;
    this.#ready.push(lane);
  }

  #startBatches(): void {
    while (this.#idleWorkers > 0 && this.#ready.length > 0) {
      if (!this.#isWorthwhile()) {
        this.#lookAgain();
        return;
      }
      const lanes = this.#takeLanes();
      if (lanes.length === 0) {
        // A lane that is left for its turn alone begins without it when those who wait turn out to be held up.
        if (this.#ready.some((lane) => !hasToWait(lane))) this.#lookAgain();
        return;
      }
      this.#start(lanes);
    }
  }

  /**
   * Whether another worker is worth it. Many small batches take longer than a few big ones, so what waits is to be no less than
   * all that is under way; but what is held up by somebody else holds up nobody.
   */
  #isWorthwhile(): boolean {
    const since = performance.now() - this.#patience();
    let underWay = 0;
    for (const { startedAt, items } of this.#running) {
      if (startedAt > since) underWay += items.length;
    }
    return this.#queued >= underWay;
  }

  #patience(): number {
    return Math.max(LEAST_PATIENCE, HELD_UP * this.#millisecondsABatch);
  }

  /** Nobody may come meanwhile who would make it worth it. */
  #lookAgain(): void {
    this.#lookingAgain ??= setTimeout(() => {
      this.#lookingAgain = undefined;
      this.#startBatches();
    }, this.#patience());
  }

  #start(lanes: readonly Lane<Command, Outcome>[]): void {
    const mayWait = lanes.length === 1 && this.#mayWait < this.#maxMayWait;
    this.#mayWait += mayWait ? 1 : 0;
    this.#idleWorkers -= 1;
    for (const lane of lanes) {
      lane.underWay += 1;
      lane.deciding = true;
    }
    const batch: Batch<Command, Outcome> = {
      ...{ lanes, mayWait, startedAt: performance.now(), items: [], storing: false },
      ended: Promise.resolve(),
    };
    const contended = mayWait ? lanes.find((lane) => this.#isContended(lane)) : undefined;
    if (contended === undefined) this.#fill(batch);
    this.#running.push(batch);
    batch.ended = this.#run(batch, contended).finally(() => this.#end(batch));
  }

  #fill(batch: Batch<Command, Outcome>): void {
    batch.startedAt = performance.now();
    batch.items = this.#takeWaiting(batch.lanes, batch.startedAt);
  }

  /**
   * The next batch of the same lane may begin: it waits in the database for the locks of this one and is loaded as soon as
   * they are free. Lanes that share a batch would not wait, so they come back when it has ended.
   */
  #handOver(batch: Batch<Command, Outcome>): void {
    if (batch.storing) return;
    batch.storing = true;
    if (batch.mayWait) this.#free(batch);
    this.#startBatches();
  }

  #end(batch: Batch<Command, Outcome>): void {
    this.#running = this.#running.filter((other) => other !== batch);
    this.#idleWorkers += 1;
    this.#mayWait -= batch.mayWait ? 1 : 0;
    for (const lane of batch.lanes) lane.underWay -= 1;
    if (!(batch.storing && batch.mayWait)) this.#free(batch);
    for (const lane of batch.lanes) {
      this.#offer(lane);
      if (lane.underWay === 0 && lane.waiting.length === 0) this.#lanes.delete(lane.key);
    }
    this.#startBatches();
  }

  #free({ lanes }: Batch<Command, Outcome>): void {
    for (const lane of lanes) {
      lane.deciding = false;
      this.#offer(lane);
    }
  }

  /**
   * Whether all that may wait for another process do so for longer than it takes to store a batch: whoever has the locks stands still,
   * and the turns of other lanes are not to be waited for until it goes on.
   */
  #areHeldUp(): boolean {
    const since = performance.now() - this.#patience();
    return this.#running.every(({ mayWait, startedAt }) => !mayWait || startedAt <= since);
  }

  /** The oldest lane that is ready, and others of its workspace as long as they fit; a lane on its own stays on its own. */
  #takeLanes(): Lane<Command, Outcome>[] {
    const taken: Lane<Command, Outcome>[] = [];
    let size = 0;
    const isFull = this.#mayWait >= this.#maxMayWait;
    const takesTurns = !(isFull && this.#areHeldUp());
    for (const lane of this.#ready) {
      const [first] = taken;
      const waits = hasToWait(lane) || (takesTurns && this.#isContended(lane));
      if (waits && isFull) continue;
      if (first !== undefined && (waits || lane.workspaceId !== first.workspaceId)) continue;
      taken.push(lane);
      size += lane.waiting.length;
      if (waits || size >= MAX_BATCH) break;
    }
    for (const lane of taken) lane.isReady = false;
    if (taken.length > 0) this.#ready = this.#ready.filter(({ isReady }) => isReady);
    return taken;
  }

  /** @param contended the lane for whose turn the batch waits before it is filled */
  async #run(batch: Batch<Command, Outcome>, contended?: Lane<Command, Outcome>): Promise<void> {
    if (contended === undefined) return await this.#carryOut(batch, null);
    const begun = await this.#work.takeTurn(contended.workspaceId, contended.name);
    this.#fill(batch);
    await this.#carryOut(batch, begun);
  }

  async #carryOut(batch: Batch<Command, Outcome>, turn: Held | null): Promise<void> {
    const { lanes, items, mayWait, startedAt } = batch;
    const [first] = lanes;
    let begun = turn;
    if (items.length === 0 || first === undefined) {
      await begun?.giveUp();
      return;
    }
    let isForeign = false;
    const settled = await executeBatch(
      items,
      (some, again) => {
        const commands = some.map(({ queued }) => queued.command);
        const had = begun;
        // Whatever becomes of it, it is over then: what is tried again takes no turn.
        begun = null;
        return this.#work.execute(first.workspaceId, commands, {
          mayWait,
          again,
          begun: had,
          onStoring: () => this.#handOver(batch),
          onForeign: () => {
            isForeign = true;
          },
        });
      },
      Math.random,
    );
    const took = performance.now() - startedAt;
    // How long another process holds a lock says nothing of how fast this one is.
    if (!first.alone) this.#millisecondsABatch += (took - this.#millisecondsABatch) * SMOOTHING;
    this.#work.observe(items.length, took);
    if (mayWait) first.alone = false;
    if (lanes.length === 1) this.#noteContention(first, isForeign);
    // Backwards, so that those who are queued again stand in the order in which they came.
    for (let index = items.length - 1; index >= 0; index -= 1) {
      const item = items[index];
      if (item !== undefined && isBusyElsewhere(settled[index])) this.#queueAlone(item);
    }
    for (const [index, item] of items.entries()) this.#answers.add({ item, settled: settled[index] });
  }

  #takeWaiting(lanes: readonly Lane<Command, Outcome>[], now: number): Waiting<Command, Outcome>[] {
    const batch: Waiting<Command, Outcome>[] = [];
    let size = 0;
    for (const lane of lanes) {
      let taken = 0;
      for (const item of lane.waiting) {
        if (size >= MAX_BATCH) break;
        taken += 1;
        const isOverdue = now - item.since > MAX_WAIT;
        if (!isOverdue && !item.queued.isAbandoned()) {
          batch.push(item);
          size += item.queued.size;
          continue;
        }
        this.#backlog.leave();
        item.reject(isOverdue ? new Overloaded() : new Abandoned());
      }
      this.#queued -= taken;
      lane.waiting = lane.waiting.slice(taken);
    }
    return batch;
  }

  #settle(item: Waiting<Command, Outcome>, settled: Settled<LaneResult<Outcome>> | undefined): void {
    if (isBusyElsewhere(settled)) return;
    this.#backlog.leave();
    if (settled === undefined) item.reject(new Error('A batch answered fewer outcomes than commands'));
    else if ('error' in settled) item.reject(this.#work.failureOf(item.queued.command, settled.error));
    else if ('done' in settled.outcome) item.resolve(settled.outcome.done);
  }

  /**
   * Whether another process has lately changed what a lane locks: then its batches take turns with those of that process, and are filled
   * when it is their turn, not before they wait for it.
   */
  #isContended({ workspaceId, name }: Lane<Command, Outcome>): boolean {
    return (this.#contended.get(workspaceId, name) ?? 0) > 0;
  }

  #noteContention({ workspaceId, name }: Lane<Command, Outcome>, isForeign: boolean): void {
    const batches = this.#contended.get(workspaceId, name) ?? 0;
    if (isForeign) this.#contended.set(workspaceId, name, CONTENDED_FOR);
    else if (batches > 0) this.#contended.set(workspaceId, name, batches - 1);
  }

  #queueAlone(item: Waiting<Command, Outcome>): void {
    const lane = this.#lanes.get(keyOf(item.queued));
    if (lane === undefined) throw new Error('A lane in a batch was forgotten');
    lane.alone = true;
    lane.waiting.unshift(item);
    this.#queued += 1;
  }
}

function isBusyElsewhere(settled: Settled<LaneResult<unknown>> | undefined): boolean {
  return settled !== undefined && 'outcome' in settled && 'busyElsewhere' in settled.outcome;
}

/** Whether it waits for another process, or for the batch of its own that is being stored. */
function hasToWait({ alone, underWay }: Pick<Lane<unknown, unknown>, 'alone' | 'underWay'>): boolean {
  return alone || underWay > 0;
}

function keyOf({ workspaceId, lane }: Queued<unknown>): string {
  return `${workspaceId}/${lane}`;
}
