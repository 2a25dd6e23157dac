import { instant } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

/** What is known of a coupon whose totals are to be counted: `firstId` is a bound below the ids of all its ledger rows. */
export interface Recount {
  readonly couponId: string;
  readonly activations: number;
  readonly firstId: string;
  readonly decidedAt: number;
}

const TEXT = `
  update coupon_totals t
  set activations = $3::bigint, redemptions = u.redemptions, held = u.held, discount = u.discount, used_on = u.used_on,
    used_in_day = u.in_day, used_in_week = u.in_week, used_in_month = u.in_month,
    decided_at = greatest(t.decided_at, $5::timestamptz)
  from (
    select coalesce(sum(d.redemptions), 0) as redemptions, coalesce(sum(d.held), 0) as held,
      coalesce(sum(d.discount), 0) as discount, max(d.used_on) as used_on,
      coalesce(sum(d.redemptions + d.held) filter (where d.day = d.used_on), 0) as in_day,
      coalesce(sum(d.redemptions + d.held) filter (
        where date_trunc('week', d.day::timestamp) = date_trunc('week', d.used_on::timestamp)
      ), 0) as in_week,
      coalesce(sum(d.redemptions + d.held) filter (
        where date_trunc('month', d.day::timestamp) = date_trunc('month', d.used_on::timestamp)
      ), 0) as in_month
    from (
      select e.day, max(e.day) over () as used_on, sum(e.redemptions) as redemptions, sum(e.held) as held,
        sum(e.discount) as discount
      from (
        select r.day, 1 as redemptions, 0 as held, coalesce(r.discount, 0) as discount
        from redemptions r
        where r.workspace_id = $1::uuid and r.id >= $4::uuid and r.coupon_id = $2::uuid
        union all
        select r.day, case when b.gives_back_use then -1 else 0 end, 0, -b.discount
        from rollbacks b
        cross join lateral (
          select g.day from redemptions g where g.workspace_id = $1::uuid and g.id = b.redemption_id limit 1
        ) r
        where b.workspace_id = $1::uuid and b.id >= $4::uuid and b.coupon_id = $2::uuid
        union all
        select v.day, 0, case when h.reservation_id is null then 0 else 1 end,
          case when h.reservation_id is null then 0 else coalesce(v.discount, 0) end
        from reservations v
        left join lateral (
          select g.reservation_id from holds g where g.workspace_id = $1::uuid and g.reservation_id = v.id limit 1
        ) h on true
        where v.workspace_id = $1::uuid and v.id >= $4::uuid and v.coupon_id = $2::uuid
      ) e
      group by e.day
    ) d
  ) u
  where t.workspace_id = $1::uuid and t.coupon_id = $2::uuid`;

/**
 * Counts from the ledger what a coupon has used, before its first decision under a shared limit. The coupon is locked
 * exclusively, so nothing is under way. It reads all uses of the workspace since the coupon was made: about a second for a
 * million.
 */
export function recountCouponTotals(workspaceId: string, recount: Recount): Statement {
  const { couponId, activations, firstId, decidedAt } = recount;
  const values = [workspaceId, couponId, String(activations), firstId, instant(decidedAt)];
  return { name: 'recount_coupon_totals', text: TEXT, values };
}
