import type { CodeRow } from '../../sql/select-codes.ts';

/** Imported codes that are still nobody's, by coupon, as a batch has loaded them; each is handed out once. */
export class CodeStock {
  readonly #rows = new Map<string, CodeRow[]>();

  constructor(rows: readonly CodeRow[]) {
    for (const row of rows) {
      const before = this.#rows.get(row.couponId);
      if (before === undefined) this.#rows.set(row.couponId, [row]);
      else before.push(row);
    }
  }

  /** The next code of a coupon, or null when none is left. It stays until it is {@link take}n. */
  next(couponId: string): CodeRow | null {
    return this.#rows.get(couponId)?.[0] ?? null;
  }

  /** Takes a code out of the stock of its coupon, if it is there: it is somebody's now. */
  take(couponId: string, code: string): void {
    const rows = this.#rows.get(couponId);
    const at = rows?.findIndex((row) => row.code === code) ?? -1;
    if (at !== -1) rows?.splice(at, 1);
  }
}
