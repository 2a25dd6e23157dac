import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { hashApiKey, isSameSecret } from '../../platform/secrets.ts';
import {
  type ApiKeyRow,
  readApiKeys,
  selectApiKeysByHash,
  selectApiKeysById,
  touchApiKeys,
} from '../../sql/api-keys.ts';

/** A key that was revoked stops working everywhere within this time, counted from the start of a look-up. */
const TRUSTED_MS = 5000;
/** A key in use is looked up again in the background after this time, so that nobody waits for it. */
const REFRESH_MS = 3500;
const MAX_KEYS = 10_000;

/** A key that works, or null. */
export type FoundKey = ApiKeyRow | null;

interface Known {
  row: ApiKeyRow | null;
  lookedUpAt: number;
  lookingUp: Promise<void> | null;
  usedAt: number;
}

/**
 * The keys that callers show. Each is looked up once and trusted for a few seconds; keys that do not exist are never
 * remembered.
 */
export class KeyRing {
  readonly #pool: pg.Pool;
  readonly #known = new Map<string, Known>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /**
   * The key that this text is, or null when there is none that works.
   *
   * @throws DatabaseUnavailable when it has to be looked up and the database is away
   */
  find(key: string): ApiKeyRow | null | Promise<ApiKeyRow | null> {
    const hash = hashApiKey(key);
    return this.#get(hash.toString('base64'), async () => {
      const [row] = await this.#read(selectApiKeysByHash([hash]));
      return row !== undefined && isSameSecret(row.keyHash, hash) ? row : null;
    });
  }

  /** The key with this id, or null when there is none that works. */
  findById(id: string): ApiKeyRow | null | Promise<ApiKeyRow | null> {
    return this.#get(id, async () => {
      const [row] = await this.#read(selectApiKeysById([id]));
      return row ?? null;
    });
  }

  /** Stores when keys were last used. To be called every minute or so. */
  async noteUse(): Promise<void> {
    const used = [...this.#known.values()].filter((known) => known.row !== null && known.usedAt > 0);
    if (used.length === 0) return;
    const rows = used
      .map(({ row, usedAt }) => ({ id: row?.id ?? '', usedAt }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const ids = rows.map(({ id }) => id);
    const times = rows.map(({ usedAt }) => usedAt);
    for (const known of used) known.usedAt = 0;
    await this.#read(touchApiKeys(ids, times));
  }

  #get(name: string, lookUp: () => Promise<ApiKeyRow | null>): ApiKeyRow | null | Promise<ApiKeyRow | null> {
    const known = this.#known.get(name) ?? { row: null, lookedUpAt: 0, lookingUp: null, usedAt: 0 };
    const age = performance.now() - known.lookedUpAt;
    if (known.row !== null && age < TRUSTED_MS) {
      known.usedAt = Date.now();
      // Behind the caller's back; a failure is met by whoever comes when the trust has run out.
      if (age > REFRESH_MS) this.#lookUp(name, known, lookUp).catch(() => undefined);
      return known.row;
    }
    return this.#lookUp(name, known, lookUp).then(() => known.row);
  }

  /** One look-up at a time for a key, however many ask. */
  #lookUp(name: string, known: Known, lookUp: () => Promise<ApiKeyRow | null>): Promise<void> {
    if (known.lookingUp !== null) return known.lookingUp;
    this.#remember(name, known);
    const startedAt = performance.now();
    known.lookingUp = lookUp()
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

  async #read(statement: ReturnType<typeof selectApiKeysById>): Promise<ApiKeyRow[]> {
    const [result] = await query(this.#pool, [statement]);
    return readApiKeys(result?.rows ?? []);
  }
}
