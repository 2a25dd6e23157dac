import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import type { MakeId } from '../../platform/ids.ts';
import { hashApiKey, newApiKey } from '../../platform/secrets.ts';
import {
  type ApiKeyRow,
  insertApiKey,
  readApiKeys,
  selectApiKeys,
  updateKeyRevoked,
} from '../../sql/api-keys.ts';

/** What making and ending keys stands on. */
export interface KeyPorts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly makeId: MakeId;
}

/** The store whose orders a key names where nobody said otherwise. */
export const DEFAULT_STORE = 'default';

/** A key and the row that stores its hash. */
export interface NewApiKey {
  readonly key: string;
  readonly row: ApiKeyRow;
}

type WantedKey = Pick<ApiKeyRow, 'workspaceId' | 'scope' | 'store' | 'name'>;

/** Makes a key and stores its hash. The key itself is answered here once and never again. */
export async function createApiKey(ports: KeyPorts, wanted: WantedKey): Promise<NewApiKey> {
  const made = newApiKeyRow(ports, wanted);
  await query(ports.pool, [insertApiKey(made.row)], 'writes');
  return made;
}

/** Makes a key and the row that is to be stored of it. */
export function newApiKeyRow(ports: KeyPorts, wanted: WantedKey): NewApiKey {
  const key = newApiKey();
  const now = ports.clock.now();
  const row: ApiKeyRow = {
    ...wanted,
    id: ports.makeId(now),
    keyHash: hashApiKey(key),
    hint: key.slice(-4),
    createdAt: now,
    lastUsedAt: null,
    revokedAt: null,
  };
  return { key, row };
}

/** All keys, the first made first. */
export async function listApiKeys(pool: pg.Pool): Promise<ApiKeyRow[]> {
  const [result] = await query(pool, [selectApiKeys()]);
  return readApiKeys(result?.rows ?? []);
}

/** Ends a key; within five seconds it works nowhere any more. False when there is no such key that still works. */
export async function revokeApiKey(ports: KeyPorts, id: string): Promise<boolean> {
  const [result] = await query(ports.pool, [updateKeyRevoked(id, ports.clock.now())], 'writes');
  return (result?.rows.length ?? 0) > 0;
}
