import { int8Column, textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';
import { byKey } from './by-key.ts';

/** How often a coupon was refused for a reason on a day (`YYYY-MM-DD` in the coupon's zone). */
export interface RefusalDayRow {
  readonly couponId: string;
  readonly day: string;
  readonly reason: string;
  readonly refused: number;
}

const ROWS = rowsOf('k', {
  coupon_id: '$3::uuid[]',
  day: '$4::text[]',
  reason: '$5::text[]',
  refused: '$6::int8[]',
});

const TEXT = `
  insert into refusal_days as d (workspace_id, coupon_id, day, reason, stripe, refused)
  select $1::uuid, k.coupon_id, k.day::date, k.reason, $2::int, k.refused
  from ${ROWS}
  on conflict (workspace_id, coupon_id, day, reason, stripe) do update set refused = d.refused + excluded.refused`;

const IN_ORDER = byKey<RefusalDayRow>(
  (row) => row.couponId,
  (row) => row.day,
  (row) => row.reason,
);

/** Adds to the statistics of refusals, sorted. */
export function addRefusalDays(
  workspaceId: string,
  stripe: number,
  rows: readonly RefusalDayRow[],
): Statement {
  const sorted = rows.toSorted(IN_ORDER);
  return {
    name: 'add_refusal_days',
    text: TEXT,
    values: [
      workspaceId,
      String(stripe),
      uuidColumn(sorted, (row) => row.couponId),
      textColumn(sorted, (row) => row.day),
      textColumn(sorted, (row) => row.reason),
      int8Column(sorted, (row) => row.refused),
    ],
  };
}
