import { lookupKeys } from '@couponry/engine';
import type { CodeRow } from '../../sql/select-codes.ts';

/** How many codes a process remembers. */
const MAX_CODES = 200_000;

/** Where a code leads: its normalised form, and its coupon when it was looked up. */
export interface ResolvedCode {
  readonly code: string;
  readonly couponId: string;
}

/** Finds codes by their normalised forms, in one round trip with the others that are asked for at the same time. */
export type FindCodes = (workspaceId: string, codes: readonly string[]) => Promise<readonly CodeRow[]>;

/**
 * Tells to which coupon a code belongs, before anything is locked. An individual code never changes its coupon; a friendly one
 * may, so whoever decides checks again under the lock and calls `forget` when it has moved.
 */
export class CodeDirectory {
  readonly #find: FindCodes;
  readonly #known = new Map<string, string>();

  constructor(find: FindCodes) {
    this.#find = find;
  }

  /** The code that was meant, or null when there is none. */
  async resolve(workspaceId: string, asked: string): Promise<ResolvedCode | null> {
    const keys = lookupKeys(asked);
    const [first] = keys;
    if (first === undefined) return null;
    // Only the first: another one may be known here while the first exists, too, and goes before it.
    const couponId = this.#known.get(`${workspaceId} ${first}`);
    if (couponId !== undefined) return { code: first, couponId };
    const rows = await this.#find(workspaceId, keys);
    for (const code of keys) {
      const row = rows.find((found) => found.code === code);
      if (row === undefined) continue;
      this.remember(workspaceId, code, row.couponId);
      return { code, couponId: row.couponId };
    }
    return null;
  }

  /** Notes where a code leads. */
  remember(workspaceId: string, code: string, couponId: string): void {
    this.#known.set(`${workspaceId} ${code}`, couponId);
    if (this.#known.size <= MAX_CODES) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }

  /** Forgets where a code led. */
  forget(workspaceId: string, code: string): void {
    this.#known.delete(`${workspaceId} ${code}`);
  }
}
