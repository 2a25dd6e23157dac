import { instantArray, int4Array, textArray } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

/** How an individual code stands after a redemption. Times in milliseconds since the epoch. */
export interface CodeUseRow {
  readonly code: string;
  readonly activatedAt: number | null;
  readonly redemptions: number;
  readonly lastRedeemedAt: number | null;
}

const TEXT = `
  update codes c
  set activated_at = k.activated_at, redemptions = k.redemptions, last_redeemed_at = k.last_redeemed_at
  from unnest($2::text[], $3::timestamptz[], $4::int4[], $5::timestamptz[])
    as k (code, activated_at, redemptions, last_redeemed_at)
  where c.workspace_id = $1::uuid and c.code = k.code`;

/** Stores how codes stand; their rows are locked. */
export function updateCodes(workspaceId: string, uses: readonly CodeUseRow[]): Statement {
  return {
    name: 'update_codes',
    text: TEXT,
    values: [
      workspaceId,
      textArray(uses.map((row) => row.code)),
      instantArray(uses.map((row) => row.activatedAt)),
      int4Array(uses.map((row) => row.redemptions)),
      instantArray(uses.map((row) => row.lastRedeemedAt)),
    ],
  };
}
