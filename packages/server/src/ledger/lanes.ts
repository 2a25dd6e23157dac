import { executeBatch, type Settled } from './execute-batch.ts';

/** A batch is at most this many commands: beyond, a bigger batch gains little and everyone in it waits longer. */
const MAX_BATCH = 256;
/** Nobody waits longer than this for a place in a batch, in milliseconds. */
const MAX_WAIT = 2000;
/** More than this much queued work, in milliseconds, and newcomers are turned away at once. */
const MAX_BACKLOG = 150;
/** How fast the measured time of a batch follows what is seen now. */
const SMOOTHING = 0.1;

/** A command that waits: for whom (a workspace), in which lane (what it will lock), and whether its caller is still there. */
export interface Queued<Command> {
  readonly workspaceId: string;
  readonly lane: string;
  readonly command: Command;
  readonly isAbandoned: () => boolean;
}

/** What an executor answers for one command: done, or to be queued again alone because its lane is locked elsewhere. */
export type LaneResult<Outcome> = { readonly done: Outcome } | { readonly busyElsewhere: true };

/**
 * Carries out commands of one workspace in one transaction. `mayWait` says whether it may wait for what another process has
 * locked; else it answers such commands as busy. Never true when lanes share the batch. `onStoring` is called when all is
 * decided and on its way to be stored.
 */
export type LaneExecutor<Command, Outcome> = (
  workspaceId: string,
  commands: readonly Command[],
  mayWait: boolean,
  onStoring: () => void,
) => Promise<readonly Settled<LaneResult<Outcome>>[]>;

/** What the lanes report about each batch: its size and how long it took, in milliseconds. */
export type BatchObserver = (size: number, milliseconds: number) => void;

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

interface Waiting<Command, Outcome> extends Queued<Command> {
  readonly since: number;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

interface Lane<Command, Outcome> {
  readonly key: string;
  readonly workspaceId: string;
  waiting: Waiting<Command, Outcome>[];
  /** Another process holds what this lane locks: its commands get a batch of their own, which waits. */
  alone: boolean;
}

/**
 * Commands wait in lanes, one lane for all that lock the same thing; a few workers take what waits, of one workspace at a
 * time. There is no timer: an idle system answers at once, a busy one batches by itself. A lane that waits for another process
 * never holds up the others. Lanes keep one process from waiting for itself; nothing correct rests on them.
 */
export class Lanes<Command, Outcome> {
  readonly #execute: LaneExecutor<Command, Outcome>;
  readonly #observe: BatchObserver;
  readonly #lanes = new Map<string, Lane<Command, Outcome>>();
  /** Lanes that have something waiting and are not in a batch, oldest first. */
  readonly #ready = new Map<string, Lane<Command, Outcome>>();
  #idleWorkers: number;
  #queued = 0;
  #millisecondsABatch = 25;
  readonly #running = new Set<Promise<void>>();
  /** Batches that may wait for another process, and the most of them: one worker is always left that waits for nobody. */
  #mayWait = 0;
  readonly #maxMayWait: number;

  constructor(workers: number, execute: LaneExecutor<Command, Outcome>, observe: BatchObserver) {
    this.#idleWorkers = workers;
    this.#maxMayWait = Math.max(1, workers - 1);
    this.#execute = execute;
    this.#observe = observe;
  }

  /**
   * Whether a newcomer would wait too long: to be asked before a request is even read. Full batches count, not commands: on
   * a quiet day each command has a batch to itself, and their time would turn away a burst that fits in the next one.
   */
  isFull(): boolean {
    return Math.floor(this.#queued / MAX_BATCH) * this.#millisecondsABatch > MAX_BACKLOG;
  }

  /**
   * Queues a command and answers its outcome after the commit.
   *
   * @throws Overloaded, Abandoned, or the error that befell this command alone.
   */
  submit(queued: Queued<Command>): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const key = `${queued.workspaceId}/${queued.lane}`;
      const lane = this.#laneOf(key, queued.workspaceId);
      lane.waiting.push({ ...queued, since: performance.now(), resolve, reject });
      this.#queued += 1;
      this.#work();
    });
  }

  /** Turns away whoever has waited too long while all workers were held up. To be called a few times a second. */
  rejectOverdue(): void {
    const since = performance.now() - MAX_WAIT;
    for (const lane of this.#lanes.values()) {
      while (lane.waiting[0] !== undefined && lane.waiting[0].since < since) {
        this.#queued -= 1;
        lane.waiting.shift()?.reject(new Overloaded());
      }
    }
  }

  /** Resolves when nothing waits and nothing is under way. */
  async drain(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #laneOf(key: string, workspaceId: string): Lane<Command, Outcome> {
    let lane = this.#lanes.get(key);
    if (lane === undefined) {
      lane = { key, workspaceId, waiting: [], alone: false };
      this.#lanes.set(key, lane);
      this.#ready.set(key, lane);
    }
    return lane;
  }

  #work(): void {
    while (this.#idleWorkers > 0 && this.#ready.size > 0) {
      const lanes = this.#takeLanes();
      if (lanes.length === 0) return;
      const mayWait = lanes.length === 1 && this.#mayWait < this.#maxMayWait;
      this.#mayWait += mayWait ? 1 : 0;
      this.#idleWorkers -= 1;
      const batch = this.#run(lanes, mayWait).finally(() => {
        this.#running.delete(batch);
        this.#idleWorkers += 1;
        this.#mayWait -= mayWait ? 1 : 0;
        for (const lane of lanes) this.#putBack(lane);
        this.#work();
      });
      this.#running.add(batch);
    }
  }

  /** The oldest lane that is ready, and others of its workspace as long as they fit; a lane on its own stays on its own. */
  #takeLanes(): Lane<Command, Outcome>[] {
    const taken: Lane<Command, Outcome>[] = [];
    let size = 0;
    for (const lane of this.#ready.values()) {
      const [first] = taken;
      if (lane.alone && this.#mayWait >= this.#maxMayWait) continue;
      if (first !== undefined && (lane.alone || lane.workspaceId !== first.workspaceId)) continue;
      taken.push(lane);
      size += lane.waiting.length;
      if (lane.alone || size >= MAX_BATCH) break;
    }
    for (const lane of taken) this.#ready.delete(lane.key);
    return taken;
  }

  #putBack(lane: Lane<Command, Outcome>): void {
    if (lane.waiting.length > 0) this.#ready.set(lane.key, lane);
    else this.#lanes.delete(lane.key);
  }

  async #run(lanes: readonly Lane<Command, Outcome>[], mayWait: boolean): Promise<void> {
    const batch = this.#takeWaiting(lanes);
    const [first] = lanes;
    if (batch.length === 0 || first === undefined) return;
    const started = performance.now();
    const settled = await executeBatch(
      batch,
      (items) =>
        this.#execute(
          first.workspaceId,
          items.map((item) => item.command),
          mayWait,
          () => undefined,
        ),
      Math.random,
    );
    const took = performance.now() - started;
    // How long another process holds a lock says nothing of how fast this one is.
    if (!first.alone) this.#millisecondsABatch += (took - this.#millisecondsABatch) * SMOOTHING;
    this.#observe(batch.length, took);
    if (mayWait) first.alone = false;
    // Backwards, so that those who are queued again stand in the order in which they came.
    for (let index = batch.length - 1; index >= 0; index -= 1) {
      const item = batch[index];
      if (item !== undefined) this.#settle(item, settled[index]);
    }
  }

  #takeWaiting(lanes: readonly Lane<Command, Outcome>[]): Waiting<Command, Outcome>[] {
    const batch: Waiting<Command, Outcome>[] = [];
    const now = performance.now();
    for (const lane of lanes) {
      const room = MAX_BATCH - batch.length;
      const taken = lane.waiting.slice(0, room);
      lane.waiting = lane.waiting.slice(room);
      for (const item of taken) {
        this.#queued -= 1;
        if (item.isAbandoned()) item.reject(new Abandoned());
        else if (now - item.since > MAX_WAIT) item.reject(new Overloaded());
        else batch.push(item);
      }
    }
    return batch;
  }

  #settle(item: Waiting<Command, Outcome>, settled: Settled<LaneResult<Outcome>> | undefined): void {
    if (settled === undefined) item.reject(new Error('A batch answered fewer outcomes than commands'));
    else if ('error' in settled) item.reject(settled.error);
    else if ('done' in settled.outcome) item.resolve(settled.outcome.done);
    else this.#queueAlone(item);
  }

  #queueAlone(item: Waiting<Command, Outcome>): void {
    const lane = this.#lanes.get(`${item.workspaceId}/${item.lane}`);
    if (lane === undefined) throw new Error('A lane in a batch was forgotten');
    lane.alone = true;
    lane.waiting.unshift(item);
    this.#queued += 1;
  }
}
