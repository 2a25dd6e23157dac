import type pg from 'pg';
import { pipeline } from '../platform/db/pipeline.ts';
import { connect } from '../platform/db/transaction.ts';
import { addRefusalDays, type RefusalDayRow } from '../sql/add-refusal-days.ts';

/** Stands for refusals that belong to no coupon, such as an unknown code. */
const NO_COUPON = '00000000-0000-0000-0000-000000000000';

/**
 * Counts refusals in memory and stores the sums each second: statistics, not ledger. What was counted in the last second
 * before a crash is lost, and nobody waits for it.
 */
export class RefusalCounter {
  readonly #pool: pg.Pool;
  readonly #stripe: number;
  #counts = new Map<string, RefusalDayRow & { workspaceId: string }>();

  constructor(pool: pg.Pool, stripe: number) {
    this.#pool = pool;
    this.#stripe = stripe;
  }

  /** Counts one refusal on a day (`YYYY-MM-DD` in the coupon's zone); a null coupon for an unknown code. */
  count(workspaceId: string, couponId: string | null, day: string, reason: string): void {
    const key = `${workspaceId} ${couponId} ${day} ${reason}`;
    const refused = (this.#counts.get(key)?.refused ?? 0) + 1;
    this.#counts.set(key, { workspaceId, couponId: couponId ?? NO_COUPON, day, reason, refused });
  }

  /** Stores what was counted since the last time. What cannot be stored is counted on. */
  async flush(): Promise<void> {
    const counts = this.#counts;
    if (counts.size === 0) return;
    this.#counts = new Map();
    const byWorkspace = Map.groupBy(counts.values(), ({ workspaceId }) => workspaceId);
    const statements = [...byWorkspace].map(([workspaceId, rows]) =>
      addRefusalDays(workspaceId, this.#stripe, rows),
    );
    const client = await connect(this.#pool).catch((error: unknown) => {
      this.#keep(counts);
      throw error;
    });
    try {
      await pipeline(client, statements);
      client.release();
    } catch (error) {
      client.release(true);
      this.#keep(counts);
      throw error;
    }
  }

  #keep(counts: ReadonlyMap<string, RefusalDayRow & { workspaceId: string }>): void {
    for (const [key, row] of counts) {
      const refused = row.refused + (this.#counts.get(key)?.refused ?? 0);
      this.#counts.set(key, { ...row, refused });
    }
  }
}
