import type pg from 'pg';
import { runTransaction, storingNothing } from '../platform/db/transaction.ts';
import {
  insertFeed,
  lockFeed,
  numberEvents,
  readUnnumbered,
  selectUnnumbered,
  updateFeed,
} from '../sql/feed.ts';

/** How many transactions are numbered at once. */
const ROUND = 500;

/**
 * Gives events their number in the feed of their workspace, after their commit: a reader that goes by these numbers misses
 * nothing, whereas ids of transactions that commit late would slip in behind it. One relay a workspace works at a time,
 * whichever process it is in.
 */
export class FeedRelay {
  readonly #pool: pg.Pool;
  readonly #waiting = new Set<string>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Notes that a workspace has new events. */
  wake(workspaceId: string): void {
    this.#waiting.add(workspaceId);
  }

  /** Numbers what has no number yet in the workspaces that were woken. To be called a few times a second. */
  async run(): Promise<void> {
    const workspaces = [...this.#waiting];
    this.#waiting.clear();
    for (const workspaceId of workspaces) {
      const isMore = await this.#number(workspaceId);
      if (isMore) this.#waiting.add(workspaceId);
    }
  }

  /** Numbers one round; true when there may be more, or when another relay is at it and may have missed the newest. */
  #number(workspaceId: string): Promise<boolean> {
    return runTransaction(this.#pool, {
      load: [insertFeed(workspaceId), lockFeed(workspaceId), selectUnnumbered(workspaceId, ROUND)],
      decide: ([, locked, unnumbered]) => {
        const last = locked?.rows[0]?.[0];
        if (last === undefined) return storingNothing(true);
        const rows = readUnnumbered(unnumbered?.rows ?? []);
        if (rows.length === 0) return storingNothing(false);
        let next = Number(last) + 1;
        const numbers = rows.map(({ events }) => {
          const first = next;
          next += events;
          return first;
        });
        const ids = rows.map(({ id }) => id);
        const writes = [numberEvents(workspaceId, ids, numbers), updateFeed(workspaceId, next - 1)];
        return { outcome: rows.length === ROUND, writes, witness: null };
      },
    });
  }
}
