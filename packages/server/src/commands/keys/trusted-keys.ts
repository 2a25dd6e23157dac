import type { ApiKeyRow } from '../../sql/api-keys.ts';

/** A key that was revoked stops working everywhere within this time, counted from the start of a look-up. */
const TRUSTED_MS = 5000;
/** A key in use is looked up again in the background after this time, so that nobody waits for it. */
const REFRESH_MS = 3500;
const MAX_KEYS = 10_000;

interface Known {
  row: ApiKeyRow | null;
  lookedUpAt: number;
  lookingUp: Promise<void> | null;
  usedAt: number;
}

/** Keys by one kind of name. Each is looked up once and trusted for a few seconds; those that do not exist are never kept. */
export class TrustedKeys {
  readonly #lookUp: (name: string) => Promise<ApiKeyRow | null>;
  readonly #known = new Map<string, Known>();

  constructor(lookUp: (name: string) => Promise<ApiKeyRow | null>) {
    this.#lookUp = lookUp;
  }

  /** The key with this name, or null when there is none that works. Rejects when the look-up does. */
  get(name: string): ApiKeyRow | null | Promise<ApiKeyRow | null> {
    const known = this.#known.get(name) ?? { row: null, lookedUpAt: 0, lookingUp: null, usedAt: 0 };
    const age = performance.now() - known.lookedUpAt;
    if (known.row !== null && age < TRUSTED_MS) {
      known.usedAt = Date.now();
      // Behind the caller's back; a failure is met by whoever comes when the trust has run out.
      if (age > REFRESH_MS) this.#renew(name, known).catch(() => undefined);
      return known.row;
    }
    return this.#renew(name, known).then(() => known.row);
  }

  /** The ids of the keys that were used since this was last asked, and when. */
  takeUses(): { readonly id: string; readonly usedAt: number }[] {
    const uses = [];
    for (const known of this.#known.values()) {
      if (known.row === null || known.usedAt === 0) continue;
      uses.push({ id: known.row.id, usedAt: known.usedAt });
      known.usedAt = 0;
    }
    return uses;
  }

  /** One look-up at a time for a key, however many ask. */
  #renew(name: string, known: Known): Promise<void> {
    if (known.lookingUp !== null) return known.lookingUp;
    this.#remember(name, known);
    const startedAt = performance.now();
    known.lookingUp = this.#lookUp(name)
      .then((row) => {
        known.row = row !== null && row.revokedAt === null ? row : null;
        known.lookedUpAt = startedAt;
      })
      .finally(() => {
        known.lookingUp = null;
        if (known.row === null) this.#known.delete(name);
      });
    return known.lookingUp;
  }

  #remember(name: string, known: Known): void {
    this.#known.set(name, known);
    if (this.#known.size <= MAX_KEYS) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
