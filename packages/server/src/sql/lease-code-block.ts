import type { Row, Statement } from '../platform/db/statement.ts';

/** Makes the counter of a range, by its prefix or pattern, where there is none yet. */
export function insertCodeRange(workspaceId: string, prefix: string): Statement {
  const text = `
    insert into code_ranges (workspace_id, prefix, next_index) values ($1::uuid, $2, 0)
    on conflict (workspace_id, prefix) do nothing`;
  return { name: 'insert_code_range', text, values: [workspaceId, prefix] };
}

/** Takes the next `count` indices of a range; answers the index after the last one. */
export function leaseCodeBlock(workspaceId: string, prefix: string, count: number): Statement {
  const text = `
    update code_ranges set next_index = next_index + $3::bigint
    where workspace_id = $1::uuid and prefix = $2
    returning next_index`;
  return { name: 'lease_code_block', text, values: [workspaceId, prefix, String(count)] };
}

/** The index after the last one that {@link leaseCodeBlock} took. */
export function readLeaseEnd(rows: readonly Row[]): number {
  return Number(rows[0]?.[0]);
}

/** Reads how many indices of a range were taken so far. */
export function selectCodeRange(workspaceId: string, prefix: string): Statement {
  const text = 'select next_index from code_ranges where workspace_id = $1::uuid and prefix = $2';
  return { name: 'select_code_range', text, values: [workspaceId, prefix] };
}
