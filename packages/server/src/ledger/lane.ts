import type { BatchTurn } from '../platform/batch-turn.ts';
import type { Settled } from './execute-batch.ts';

/** A batch is at most this size, but for its last command: beyond, a bigger batch gains little and everyone in it waits longer. */
export const MAX_BATCH = 256;

/**
 * A command that waits: for whom (a workspace), in which lane (what it will lock, or what of it most others lock, too), and whether
 * its caller is still there. `size`: how many of the smallest commands it is worth.
 */
export interface Queued<Command> {
  readonly workspaceId: string;
  readonly lane: string;
  readonly command: Command;
  readonly isAbandoned: () => boolean;
  readonly size: number;
}

/** What an executor answers for one command: done, or to be queued again alone because its lane is locked elsewhere. */
export type LaneResult<Outcome> = { readonly done: Outcome } | { readonly busyElsewhere: true };

/** The turn of a process among those that contend for a lane: to be used for one batch, or given up. */
export interface HeldTurn {
  giveUp(): Promise<void>;
}

/** Carries out commands of one workspace in one transaction. */
export type LaneExecutor<Command, Outcome, Held> = (
  workspaceId: string,
  commands: readonly Command[],
  turn: BatchTurn<Held>,
) => Promise<readonly Settled<LaneResult<Outcome>>[]>;

/** What the lanes report about each batch: its size and how long it took, in milliseconds. */
type BatchObserver = (size: number, milliseconds: number) => void;

/**
 * What lanes are given: who carries out a batch, who waits for the turn of a lane among processes (null: it can't be had, and is done
 * without), what a caller is told of an error, and who is told of each batch.
 */
export interface LaneWork<Command, Outcome, Held extends HeldTurn> {
  readonly execute: LaneExecutor<Command, Outcome, Held>;
  readonly takeTurn: (workspaceId: string, lane: string) => Promise<Held | null>;
  readonly failureOf: (command: Command, error: Error) => Error;
  readonly observe: BatchObserver;
}

/** A command that waits for a place in a batch, since when, and who is told what became of it. */
export interface Waiting<Command, Outcome> {
  readonly queued: Queued<Command>;
  readonly since: number;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

/** All commands that lock the same thing, some of them others beside it. */
export interface Lane<Command, Outcome> {
  readonly key: string;
  readonly workspaceId: string;
  /** What its commands call it; the key has the workspace, too. */
  readonly name: string;
  waiting: Waiting<Command, Outcome>[];
  /** Others hold, or may hold, what this lane locks: its commands get a batch of their own, which waits. */
  alone: boolean;
  /** Batches of it under way, at most two: one that is being stored, and the next one, which waits for its locks. */
  underWay: number;
  /** The last of them is not decided yet, so that another one would only queue up behind it. */
  deciding: boolean;
  /** It stands among those of which a batch may begin. */
  isReady: boolean;
}

/** A batch under way; `mayWait` as its executor is told. */
export interface Batch<Command, Outcome> {
  readonly lanes: readonly Lane<Command, Outcome>[];
  /** None as long as it waits for its turn. */
  items: readonly Waiting<Command, Outcome>[];
  readonly mayWait: boolean;
  /** When it was filled. */
  startedAt: number;
  /** Its decisions were made and have been sent to be stored. */
  storing: boolean;
  /** Resolves when everything of it is over. */
  ended: Promise<void>;
}
