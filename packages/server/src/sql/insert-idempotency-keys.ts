import { hexColumn, instant, textColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';
import { byKey } from './by-key.ts';
import type { IdempotencyRow } from './select-idempotency-keys.ts';

const ROWS = rowsOf('k', {
  route: '$2::text[]',
  key: '$3::text[]',
  request_hash: '$4::bytea[]',
  result: '$5::text[]',
});

const TEXT = `
  insert into idempotency_keys (workspace_id, route, key, request_hash, result, created_at)
  select $1::uuid, k.route, k.key, k.request_hash, k.result, $6::timestamptz
  from ${ROWS}`;

/** Of SHA-256. */
const HASH_BYTES = 32;

const IN_ORDER = byKey<IdempotencyRow>(
  (row) => row.route,
  (row) => row.key,
);

/** Stores what came of requests under their keys, sorted. @throws 23505 when a key is there already. */
export function insertIdempotencyKeys(
  workspaceId: string,
  rows: readonly IdempotencyRow[],
  now: number,
): Statement {
  const sorted = rows.toSorted(IN_ORDER);
  return {
    name: 'insert_idempotency_keys',
    text: TEXT,
    values: [
      workspaceId,
      textColumn(sorted, (row) => row.route),
      textColumn(sorted, (row) => row.key),
      hexColumn(sorted, (row) => row.requestHash, HASH_BYTES),
      textColumn(sorted, (row) => row.result),
      instant(now),
    ],
  };
}
