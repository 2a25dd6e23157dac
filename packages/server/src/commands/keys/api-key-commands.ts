import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import type { Statement } from '../../platform/db/statement.ts';
import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import type { MakeId } from '../../platform/ids.ts';
import { hashApiKey, newApiKey } from '../../platform/secrets.ts';
import {
  type ApiKeyRow,
  insertApiKey,
  readApiKeys,
  selectApiKeys,
  selectApiKeysById,
  selectKeysOfWorkspace,
  updateKeyOfWorkspaceRevoked,
} from '../../sql/api-keys.ts';
import { type Actor, SYSTEM } from '../audit-log/actor.ts';
import { noteChange } from '../audit-log/note-change.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';
import { readKeyUse, selectKeyUse, storeKeyUse } from '../idempotency/request-key.ts';

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

/** An API key, without the key itself. */
export type ApiKey = ApiKeyRow;

/** What a new key is to be. */
export type WantedKey = Pick<ApiKeyRow, 'workspaceId' | 'scope' | 'store' | 'name'>;

/** Makes a key and stores its hash. The key itself is answered here once and never again. */
export async function createApiKey(ports: KeyPorts, wanted: WantedKey): Promise<NewApiKey> {
  const made = newApiKeyRow(ports, wanted);
  const noted = noteKey(ports, made.row, 'key.created', made.row.createdAt, SYSTEM);
  await query(ports.pool, [insertApiKey(made.row), noted], 'writes');
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

/** What became of a new key. `stored`: the same request had made it; the key itself is not known any more. */
export type CreateKeyOutcome =
  | { readonly kind: 'created'; readonly key: string; readonly row: ApiKeyRow }
  | { readonly kind: 'stored'; readonly row: ApiKeyRow }
  | { readonly kind: 'key_reused' };

type Tried = CreateKeyOutcome | { readonly kind: 'repeat'; readonly id: string };

/** Makes a key once for a request, however often it is sent. */
export async function createApiKeyOnce(
  ports: KeyPorts,
  wanted: WantedKey,
  idempotency: IdempotencyKey | null,
  actor: Actor,
): Promise<CreateKeyOutcome> {
  const { key, row } = newApiKeyRow(ports, wanted);
  const { workspaceId } = wanted;
  const outcome = await withRetries(() =>
    runTransaction<Tried>(ports.pool, {
      load: selectKeyUse(workspaceId, idempotency),
      decide: ([stored]) => {
        const use = readKeyUse(idempotency, stored);
        if (use.kind === 'reused') return storingNothing({ kind: 'key_reused' });
        if (use.kind === 'repeat') return storingNothing(use);
        const made = storeKeyUse(workspaceId, idempotency, { kind: 'key', id: row.id }, row.createdAt);
        return {
          outcome: { kind: 'created', key, row },
          writes: [insertApiKey(row), noteKey(ports, row, 'key.created', row.createdAt, actor), ...made],
          witness: selectApiKeysById([row.id]),
        };
      },
    }),
  );
  if (outcome.kind !== 'repeat') return outcome;
  const known = await readKeyOf(ports.pool, workspaceId, outcome.id);
  if (known === null) throw new Error('An idempotency key leads to no API key');
  return { kind: 'stored', row: known };
}

/** A page of a workspace's keys, the newest first, from the one after `before` on. */
export async function listKeysOf(
  pool: pg.Pool,
  workspaceId: string,
  before: string | null,
  limit: number,
): Promise<ApiKeyRow[]> {
  const [result] = await query(pool, [selectKeysOfWorkspace(workspaceId, before, limit)]);
  return readApiKeys(result?.rows ?? []);
}

/** Ends a key of a workspace, if it still works; answers it as it is then, or null where there is none. */
export async function revokeKeyOf(
  ports: KeyPorts,
  workspaceId: string,
  id: string,
  actor: Actor,
): Promise<ApiKeyRow | null> {
  const known = await readKeyOf(ports.pool, workspaceId, id);
  if (known === null || known.revokedAt !== null) return known;
  await endKey(ports, known, actor);
  return await readKeyOf(ports.pool, workspaceId, id);
}

async function endKey(ports: KeyPorts, key: ApiKeyRow, actor: Actor): Promise<void> {
  const now = ports.clock.now();
  const noted = noteKey(ports, key, 'key.revoked', now, actor);
  await query(ports.pool, [updateKeyOfWorkspaceRevoked(key.workspaceId, key.id, now), noted], 'writes');
}

function noteKey(
  { makeId }: KeyPorts,
  { id, workspaceId, name, scope, store }: ApiKeyRow,
  action: 'key.created' | 'key.revoked',
  now: number,
  actor: Actor,
): Statement {
  const made = { scope: { from: null, to: scope }, store: { from: null, to: store } };
  const changes = action === 'key.created' ? made : {};
  return noteChange(makeId, workspaceId, now, actor, { action, object: { kind: 'key', id, name }, changes });
}

async function readKeyOf(pool: pg.Pool, workspaceId: string, id: string): Promise<ApiKeyRow | null> {
  const [result] = await query(pool, [selectApiKeysById([id])]);
  const [row] = readApiKeys(result?.rows ?? []);
  return row?.workspaceId === workspaceId ? row : null;
}

/** All keys, the first made first. */
export async function listApiKeys(pool: pg.Pool): Promise<ApiKeyRow[]> {
  const [result] = await query(pool, [selectApiKeys()]);
  return readApiKeys(result?.rows ?? []);
}

/** Ends a key; within five seconds it works nowhere any more. False when there is no such key that still works. */
export async function revokeApiKey(ports: KeyPorts, id: string): Promise<boolean> {
  const [result] = await query(ports.pool, [selectApiKeysById([id])]);
  const [key] = readApiKeys(result?.rows ?? []);
  if (key === undefined || key.revokedAt !== null) return false;
  await endKey(ports, key, SYSTEM);
  return true;
}
