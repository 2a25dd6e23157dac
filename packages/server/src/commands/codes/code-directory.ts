import { lookupKeys } from '@couponry/engine';
import { RecentMarks } from '../../platform/recent-marks.ts';

/** How many codes a process remembers. */
const MAX_CODES = 50_000;

/** Where a code leads: its normalised form, and its coupon when it was looked up. */
export interface ResolvedCode {
  readonly code: string;
  readonly couponId: string;
}

/** Finds a code by its normalised forms, in one round trip with the others that are asked for at the same time. */
export type FindCode = (workspaceId: string, keys: readonly string[]) => Promise<ResolvedCode | null>;

/**
 * Tells to which coupon a code belongs, before anything is locked. An individual code never changes its coupon; a friendly one
 * may, so whoever decides checks again under the lock and calls `forget` when it has moved.
 */
export class CodeDirectory {
  readonly #find: FindCode;
  readonly #known = new RecentMarks<string>(MAX_CODES);

  constructor(find: FindCode) {
    this.#find = find;
  }

  /** The code that was meant, or null when there is none; at once where it is known. */
  resolve(workspaceId: string, asked: string): ResolvedCode | null | Promise<ResolvedCode | null> {
    const keys = lookupKeys(asked);
    const [first] = keys;
    if (first === undefined) return null;
    // Only the first: another one may be known here while the first exists, too, and goes before it.
    const couponId = this.#known.get(workspaceId, first);
    if (couponId !== undefined) return { code: first, couponId };
    return this.#lookUp(workspaceId, keys);
  }

  async #lookUp(workspaceId: string, keys: readonly string[]): Promise<ResolvedCode | null> {
    const found = await this.#find(workspaceId, keys);
    if (found !== null) this.remember(workspaceId, found.code, found.couponId);
    return found;
  }

  /** Notes where a code leads. */
  remember(workspaceId: string, code: string, couponId: string): void {
    this.#known.set(workspaceId, code, couponId);
  }

  /** Forgets where a code led. */
  forget(workspaceId: string, code: string): void {
    this.#known.delete(workspaceId, code);
  }
}
