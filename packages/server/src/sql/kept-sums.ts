import type { Row, Statement } from '../platform/db/statement.ts';

/** SQL that answers the last day that is in the kept sums of coupons; the days after it are summed when they are asked for. */
export const KEPT_THROUGH = `coalesce(
    (select t.through from coupon_sums_through t where t.workspace_id = $1::uuid), '-infinity'::date
  )`;

const MAKE_ROOM = `
  insert into coupon_sums_through (workspace_id, through) values ($1::uuid, '-infinity'::date)
  on conflict (workspace_id) do nothing`;

/** Makes the row that {@link lockKeptSums} locks, where it is not there yet. */
export function insertKeptSums(workspaceId: string): Statement {
  return { name: 'insert_kept_sums', text: MAKE_ROOM, values: [workspaceId] };
}

/** Not the last day on which anything was counted: somebody whose clock is behind may be counting on it. */
const LOCK = `
  select t.through::text, least($2::date, (
      select max(d.day) - 1 from coupon_days d where d.workspace_id = $1::uuid and d.day <= $2::date
    ))::text
  from coupon_sums_through t
  where t.workspace_id = $1::uuid
  for update`;

/** Locks the kept sums of a workspace, and finds through which day they can be kept, at most `day`. */
export function lockKeptSums(workspaceId: string, day: string): Statement {
  return { name: 'lock_kept_sums', text: LOCK, values: [workspaceId, day] };
}

/** The row of {@link lockKeptSums}: through which days sums are kept and can be; null: there is no such day. */
export function readKeptSums(rows: readonly Row[]): {
  readonly through: string | null;
  readonly possible: string | null;
} {
  const [through = null, possible = null] = rows[0] ?? [];
  return { through: through === '-infinity' ? null : through, possible };
}

const KEEP = `
  insert into coupon_sums as s (workspace_id, coupon_id, redeemed, discount)
  select $1::uuid, n.coupon_id, n.redeemed, n.discount
  from (
    select d.coupon_id, sum(d.redeemed) as redeemed, sum(d.discount - d.discount_back) as discount
    from coupon_days d
    where d.workspace_id = $1::uuid and d.day > coalesce($2::date, '-infinity'::date) and d.day <= $3::date
    group by d.coupon_id
    order by d.coupon_id
  ) n
  on conflict (workspace_id, coupon_id) do update
  set redeemed = s.redeemed + excluded.redeemed, discount = s.discount + excluded.discount`;

/** Adds the days after one (null: all) through another to the kept sums, which are locked. */
export function addKeptSums(workspaceId: string, after: string | null, through: string): Statement[] {
  const move = `update coupon_sums_through set through = $2::date where workspace_id = $1::uuid`;
  return [
    { name: 'add_kept_sums', text: KEEP, values: [workspaceId, after, through] },
    { name: 'move_kept_sums', text: move, values: [workspaceId, through] },
  ];
}
