import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Ask, Operation, Wish } from '../history/history.ts';
import type { Step } from '../plan/plan-steps.ts';
import { Connection, NoReply } from '../speak/connection.ts';
import type { Dialect } from '../speak/dialect.ts';
import type { Shelf } from './shelf.ts';

/** Where tills ask, and in which ways. */
export interface Counter {
  readonly servers: readonly string[];
  /** What servers are to be told that they are called, where tills know them by another name. */
  readonly host: string | null;
  readonly dialects: readonly Dialect[];
  /** Whether every answer has to be known in the end: then tills repeat all that was lost. */
  readonly insistsOnAll: boolean;
}

/** Whose steps a till goes, and where it writes down what came of them. */
export interface TillWork {
  readonly name: string;
  readonly round: number;
  readonly steps: readonly Step[];
  readonly shelf: Shelf;
  readonly note: (operation: Operation) => void;
}

/** How long a till insists on an answer; what runs has to be back by then, whatever happened to it. */
const INSISTS_MS = 60_000;
const REPEAT_MS = 30;

/** An operation under way: its log grows with each sending. */
type Growing = Operation & { readonly asks: Ask[] };

/** Goes the steps of a till, one after the other, and notes all that it was told. */
export async function runTill(counter: Counter, work: TillWork, stopped: AbortSignal): Promise<void> {
  const connection = new Connection(counter.host);
  try {
    for (const [index, step] of work.steps.entries()) {
      if (stopped.aborted) return;
      await pause(step.thinks);
      await takeStep({ counter, connection, stopped }, work, step, `${work.round}.${work.name}.${index}`);
    }
  } finally {
    connection.close();
  }
}

interface Means {
  readonly counter: Counter;
  readonly connection: Connection;
  readonly stopped: AbortSignal;
}

async function takeStep(means: Means, work: TillWork, step: Step, id: string): Promise<void> {
  const wish = work.shelf.wishOf(step, id);
  const able = means.counter.dialects.filter((dialect) => wish !== null && dialect.canSay(wish));
  const dialect = able[step.dialect % able.length];
  if (wish === null || dialect === undefined) return;
  const { insistsOnAll } = means.counter;
  const isKeyed = step.hasKey || needsKey(wish) || step.act === 'redeem what is held' || insistsOnAll;
  const key = isKeyed ? `proof ${id} ${work.shelf.run}` : null;
  const mayRepeat = key !== null || isSafe(wish);
  const insists = mayRepeat && (insistsOnAll || step.manner.kind !== 'hanging up for good');
  const operation: Growing = { id, round: work.round, till: work.name, wish, key, insists, asks: [] };
  const till = new Sending(means, dialect, operation, step.server);
  await (mayRepeat ? inManner(till, step, insists) : till.once(hangUpOf(step)));
  work.shelf.note(operation);
  work.note(operation);
}

async function inManner(sending: Sending, { manner }: Step, insists: boolean): Promise<void> {
  switch (manner.kind) {
    case 'plainly':
      return await sending.insist();
    case 'twice, one after the other':
      await sending.insist();
      return await sending.insist();
    case 'twice at once':
      await Promise.all([sending.insist(), sending.insist()]);
      return;
    case 'hanging up, then again':
      await sending.once(manner.hangUpAfter);
      return await sending.insist();
    case 'hanging up for good':
      await sending.once(manner.hangUpAfter);
      if (insists) await sending.insist();
  }
}

/** The sendings of one operation. */
class Sending {
  readonly #means: Means;
  readonly #dialect: Dialect;
  readonly #operation: Growing;
  #next: number;

  constructor(means: Means, dialect: Dialect, operation: Growing, server: number) {
    this.#means = means;
    this.#dialect = dialect;
    this.#operation = operation;
    this.#next = server;
  }

  /** Sends it, each time to the next server, until it is answered or the patience is over. */
  async insist(): Promise<void> {
    const until = performance.now() + INSISTS_MS;
    while (performance.now() < until && !this.#means.stopped.aborted) {
      const answer = await this.once(null);
      if (answer !== 'nothing' && answer !== 'unknown') return;
      await pause(REPEAT_MS);
    }
  }

  /** Sends it once and notes what came back. */
  async once(hangUpAfter: number | null): Promise<Answer['kind']> {
    const { servers } = this.#means.counter;
    const server = servers[this.#next % servers.length] ?? '';
    this.#next += 1;
    const { wish, key } = this.#operation;
    const askedAt = now();
    const answer = await this.#means.connection
      .ask(server, this.#dialect.say(wish, key), hangUpAfter)
      .then((reply) => this.#dialect.understand(wish, reply))
      .catch(lost);
    this.#operation.asks.push({ server, askedAt, answeredAt: now(), answer });
    return answer.kind;
  }
}

function lost(error: unknown): Answer {
  if (error instanceof NoReply) return { kind: error.outcome, why: error.message };
  throw error;
}

/** A wish that can not be told from another one like it, unless it has a key. */
function needsKey(wish: Wish): boolean {
  if (wish.kind === 'reserve' || wish.kind === 'rollback') return true;
  // Asked again, it could apply codes that it did not the first time.
  return wish.kind === 'redeem' && wish.codes.length > 1;
}

/** A wish that does the same once or many times by itself. */
function isSafe(wish: Wish): boolean {
  if (wish.kind === 'redeem') return wish.order !== null;
  return wish.kind !== 'activate' || wish.client !== null;
}

function hangUpOf({ manner }: Step): number | null {
  return 'hangUpAfter' in manner ? manner.hangUpAfter : null;
}

/** By the clock that never runs backwards. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
