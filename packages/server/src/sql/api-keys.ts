import { byteaArray, instant, instantArray, uuidArray } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';

/** An API key as stored; the key itself is not. Times in milliseconds since the epoch. */
export interface ApiKeyRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly scope: 'admin' | 'client' | 'batch';
  readonly store: string;
  readonly name: string;
  readonly keyHash: Buffer;
  /** The last four characters, so that people can tell keys apart. */
  readonly hint: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

const COLUMNS = `id, workspace_id, scope, store, name, encode(key_hash, 'hex'), hint, ${asMilliseconds('created_at')},
  ${asMilliseconds('last_used_at')}, ${asMilliseconds('revoked_at')}`;

/** Stores a new key. */
export function insertApiKey(key: ApiKeyRow): Statement {
  return {
    name: 'insert_api_key',
    text: `
      insert into api_keys (id, workspace_id, scope, store, name, key_hash, hint, created_at)
      select $1::uuid, $2::uuid, $3, $4, $5, ($6::bytea[])[1], $7, $8::timestamptz`,
    values: [
      key.id,
      key.workspaceId,
      key.scope,
      key.store,
      key.name,
      byteaArray([key.keyHash]),
      key.hint,
      instant(key.createdAt),
    ],
  };
}

/** Finds keys by the hash of the key, the revoked ones too. */
export function selectApiKeysByHash(hashes: readonly Buffer[]): Statement {
  const text = `select ${COLUMNS} from api_keys where key_hash = any($1::bytea[])`;
  return { name: 'select_api_keys_by_hash', text, values: [byteaArray(hashes)] };
}

/** Finds keys by id, the revoked ones too. */
export function selectApiKeysById(ids: readonly string[]): Statement {
  const text = `select ${COLUMNS} from api_keys where id = any($1::uuid[])`;
  return { name: 'select_api_keys_by_id', text, values: [uuidArray(ids)] };
}

/** Reads all keys, the first made first. */
export function selectApiKeys(): Statement {
  return { name: 'select_api_keys', text: `select ${COLUMNS} from api_keys order by id`, values: [] };
}

/** Reads keys of a workspace, the newest first, from the one after `before` on. */
export function selectKeysOfWorkspace(workspaceId: string, before: string | null, limit: number): Statement {
  const text = `
    select ${COLUMNS} from api_keys
    where workspace_id = $1::uuid and ($2::uuid is null or id < $2::uuid)
    order by id desc
    limit $3::int`;
  return { name: 'select_keys_of_workspace', text, values: [workspaceId, before, String(limit)] };
}

/** Ends a key of a workspace, if it still works. */
export function updateKeyOfWorkspaceRevoked(workspaceId: string, id: string, now: number): Statement {
  const text = `
    update api_keys set revoked_at = $3::timestamptz
    where workspace_id = $1::uuid and id = $2::uuid and revoked_at is null`;
  return { name: 'update_key_of_workspace_revoked', text, values: [workspaceId, id, instant(now)] };
}

/** Notes when keys were last used. */
export function touchApiKeys(ids: readonly string[], usedAt: readonly number[]): Statement {
  const text = `
    update api_keys a set last_used_at = greatest(a.last_used_at, k.used_at)
    from ${rowsOf('k', { id: '$1::uuid[]', used_at: '$2::timestamptz[]' })}
    where a.id = k.id`;
  return { name: 'touch_api_keys', text, values: [uuidArray(ids), instantArray(usedAt)] };
}

/** The rows of the statements that read keys. */
export function readApiKeys(rows: readonly Row[]): ApiKeyRow[] {
  return rows.map((row) => ({
    id: row[0] ?? '',
    workspaceId: row[1] ?? '',
    scope: row[2] === 'admin' || row[2] === 'batch' ? row[2] : 'client',
    store: row[3] ?? '',
    name: row[4] ?? '',
    keyHash: Buffer.from(row[5] ?? '', 'hex'),
    hint: row[6] ?? '',
    createdAt: Number(row[7]),
    lastUsedAt: integerOrNull(row[8]),
    revokedAt: integerOrNull(row[9]),
  }));
}
