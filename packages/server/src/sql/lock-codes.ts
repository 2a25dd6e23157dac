import { textArray } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

const TEXT = `
  select 1
  from codes c
  where c.workspace_id = $1::uuid and c.code = any($2::text[]) and c.kind = 'individual'
  order by c.code
  for no key update`;

/** Locks individual codes (a friendly one is everybody's). Fourth in the lock order, after coupons. */
export function lockCodes(workspaceId: string, codes: readonly string[]): Statement {
  return { name: 'lock_codes', text: TEXT, values: [workspaceId, textArray(codes)] };
}
