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
import { TrustedKeys } from './trusted-keys.ts';

/** A key that works, or null. */
export type FoundKey = ApiKeyRow | null;

/**
 * The keys that callers show. They are known by their text, so that a key is hashed and compared once a look-up and not for
 * every request; the text came in with a request and never leaves the memory of the process. Ids are known apart from them,
 * because an id, which is no secret, can have the form of a key.
 */
export class KeyRing {
  readonly #pool: pg.Pool;
  readonly #byKey = new TrustedKeys((key) => this.#lookUpKey(key));
  readonly #byId = new TrustedKeys((id) => this.#lookUpId(id));

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /**
   * The key that this text is, or null when there is none that works.
   *
   * @throws DatabaseUnavailable when it has to be looked up and the database is away
   */
  find(key: string): FoundKey | Promise<FoundKey> {
    return this.#byKey.get(key);
  }

  /** The key with this id, or null when there is none that works. */
  findById(id: string): FoundKey | Promise<FoundKey> {
    return this.#byId.get(id);
  }

  /** The id of the workspace of the key with this id, also of one that was revoked; null: there never was such a key. */
  async workspaceIdOf(id: string): Promise<string | null> {
    return (await this.#lookUpId(id))?.workspaceId ?? null;
  }

  /** Stores when keys were last used. To be called every minute or so. */
  async noteUse(): Promise<void> {
    const uses = [...this.#byKey.takeUses(), ...this.#byId.takeUses()];
    if (uses.length === 0) return;
    uses.sort((a, b) => (a.id < b.id ? -1 : 1));
    const ids = uses.map(({ id }) => id);
    const times = uses.map(({ usedAt }) => usedAt);
    await this.#read(touchApiKeys(ids, times));
  }

  async #lookUpKey(key: string): Promise<ApiKeyRow | null> {
    const hash = hashApiKey(key);
    const [row] = await this.#read(selectApiKeysByHash([hash]));
    return row !== undefined && isSameSecret(row.keyHash, hash) ? row : null;
  }

  async #lookUpId(id: string): Promise<ApiKeyRow | null> {
    const [row] = await this.#read(selectApiKeysById([id]));
    return row ?? null;
  }

  async #read(statement: ReturnType<typeof selectApiKeysById>): Promise<ApiKeyRow[]> {
    const [result] = await query(this.#pool, [statement]);
    return readApiKeys(result?.rows ?? []);
  }
}
