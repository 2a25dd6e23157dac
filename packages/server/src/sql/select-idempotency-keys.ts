import { textArray } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Row, Statement } from '../platform/db/statement.ts';

/** What was stored under an idempotency key: the hash of the request (hexadecimal) and the result as JSON text. */
export interface IdempotencyRow {
  readonly route: string;
  readonly key: string;
  readonly requestHash: string;
  readonly result: string;
}

const TEXT = `
  select i.route, i.key, encode(i.request_hash, 'hex'), i.result
  from ${rowsOf('k', { route: '$2::text[]', key: '$3::text[]' })}
  cross join lateral (
    select * from idempotency_keys s
    where s.workspace_id = $1::uuid and s.route = k.route and s.key = k.key
    limit 1
  ) i`;

/** Reads what was stored under idempotency keys. */
export function selectIdempotencyKeys(
  workspaceId: string,
  routes: readonly string[],
  keys: readonly string[],
): Statement {
  return {
    name: 'select_idempotency_keys',
    text: TEXT,
    values: [workspaceId, textArray(routes), textArray(keys)],
  };
}

/** The rows of {@link selectIdempotencyKeys}. */
export function readIdempotencyKeys(rows: readonly Row[]): IdempotencyRow[] {
  return rows.map(([route, key, requestHash, result]) => ({
    route: route ?? '',
    key: key ?? '',
    requestHash: requestHash ?? '',
    result: result ?? '',
  }));
}
