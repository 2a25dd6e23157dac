/** What orders list as their uses. */
const LISTED_USES = `
  select d.store, d.order_id, u.code, u.id, u.kind
  from orders d
  cross join lateral jsonb_to_recordset(d.uses) as u (id uuid, kind text, code text)
  where d.workspace_id = $1::uuid`;

/** The holds that are not settled: reservations that have no end in the ledger. */
export const HOLDS = `
  select 'hold of a reservation', coalesce(h.reservation_id, v.id)::text,
    coalesce(h.coupon_id::text || ' until ' || h.holds_until::text, 'none'),
    coalesce(v.coupon_id::text || ' until ' || v.holds_until::text, 'none')
  from (select reservation_id, coupon_id, holds_until from holds where workspace_id = $1::uuid) h
  full join (
    select w.id, w.coupon_id, w.holds_until
    from reservations w
    where w.workspace_id = $1::uuid and not exists (
      select from reservation_ends e where e.workspace_id = $1::uuid and e.id = w.id
    )
  ) v on v.id = h.reservation_id
  where (h.coupon_id, h.holds_until) is distinct from (v.coupon_id, v.holds_until)`;

/**
 * What reservations were confirmed as, from both sides, and that a hold which was released is not confirmed too. The confirmation
 * of a hold that ran out may be told the redemption that another hold of its order became.
 */
export const CONFIRMATIONS = `
  select 'redemption of a confirmed reservation', coalesce(e.id, r.reservation_id)::text,
    coalesce(e.redemption_id::text, 'none'), coalesce(r.id::text, 'none')
  from (
    select id, redemption_id from reservation_ends
    where workspace_id = $1::uuid and outcome = 'confirmed'
  ) e
  full join (
    select d.id, d.reservation_id from redemptions d where d.workspace_id = $1::uuid and d.reservation_id is not null
  ) r on r.id = e.redemption_id and r.reservation_id = e.id
  where e.id is null or (r.id is null and not exists (
    select from redemptions d
    where d.workspace_id = $1::uuid and d.id = e.redemption_id and (d.reservation_id is null or exists (
      select from reservation_ends x where x.workspace_id = $1::uuid and x.id = e.id and x.outcome = 'expired'
    ))
  ))
  union all
  select 'ends of a reservation', e.id::text, count(*)::text, '1'
  from reservation_ends e
  where e.workspace_id = $1::uuid and e.outcome <> 'expired'
  group by e.id
  having count(*) > 1`;

/** What was given back of redemptions, by their rollbacks. */
export const RETURNS = `
  select v.counter || ' given back of a redemption', coalesce(t.redemption_id, b.redemption_id)::text, v.stored, v.ledger
  from (select redemption_id, amount, discount, is_whole from returns where workspace_id = $1::uuid) t
  full join (
    select redemption_id, sum(coalesce(amount, 0)) as amount, sum(discount) as discount, bool_or(completes) as is_whole
    from rollbacks where workspace_id = $1::uuid
    group by redemption_id
  ) b on b.redemption_id = t.redemption_id
  cross join lateral (values
    ('amount', coalesce(t.amount, 0)::text, coalesce(b.amount, 0)::text),
    ('discount', coalesce(t.discount, 0)::text, coalesce(b.discount, 0)::text),
    ('whole', coalesce(t.is_whole::text, 'none'), coalesce(b.is_whole::text, 'none'))
  ) as v (counter, stored, ledger)
  where v.stored <> v.ledger`;

/** That no redemption was given back beyond what it was, nor twice; and that one which was given back is all back. */
export const ROLLBACKS = `
  select v.counter, b.redemption_id::text, v.rolled_back::text, v.redeemed::text
  from (
    select redemption_id, sum(coalesce(amount, 0)) as amount, sum(discount) as discount,
      count(*) filter (where completes) as wholes, count(*) filter (where gives_back_use) as uses
    from rollbacks where workspace_id = $1::uuid
    group by redemption_id
  ) b
  left join redemptions r on r.workspace_id = $1::uuid and r.id = b.redemption_id
  cross join lateral (values
    ('amount rolled back', b.amount, coalesce(r.amount, 0), b.wholes > 0),
    ('discount rolled back', b.discount, coalesce(r.discount, 0), b.wholes > 0),
    ('times rolled back', b.wholes, 1, false),
    ('uses rolled back', b.uses, b.wholes, false),
    ('redemption rolled back', 1, case when r.id is null then 0 else 1 end, true)
  ) as v (counter, rolled_back, redeemed, is_whole)
  where v.rolled_back > v.redeemed or (v.is_whole and v.rolled_back <> v.redeemed)`;

/**
 * What orders have used: their redemptions that are not wholly given back, and their holds that are not settled. A hold that ran
 * out and is not collected yet may have made room for another use of the same code, which may be given back by now.
 */
export const ORDERS = `
  select 'use of an order', coalesce(o.store, l.store) || ' ' || coalesce(o.order_id, l.order_id) || ' ' ||
      coalesce(o.code, l.code),
    coalesce(o.kind || ' ' || o.id::text, 'none'), coalesce(l.kind || ' ' || l.id::text, 'none')
  from (${LISTED_USES}) o
  full join (
    select r.store, r.order_id, r.code, r.id, 'redemption' as kind
    from redemptions r
    where r.workspace_id = $1::uuid and r.order_id is not null and not exists (
      select from rollbacks b where b.workspace_id = $1::uuid and b.redemption_id = r.id and b.completes
    )
    union all
    select w.store, w.order_id, w.code, w.id, 'reservation'
    from reservations w
    where w.workspace_id = $1::uuid and w.order_id is not null and not exists (
      select from reservation_ends e where e.workspace_id = $1::uuid and e.id = w.id
    )
  ) l on l.id = o.id and l.kind = o.kind and l.store = o.store and l.order_id = o.order_id and l.code = o.code
  left join (
    select i.store, i.order_id, i.code from (${LISTED_USES}) i group by i.store, i.order_id, i.code
  ) other on l.kind = 'reservation' and other.store = l.store and other.order_id = l.order_id and other.code = l.code
  left join (
    select w.id
    from holds h
    join reservations w on w.workspace_id = $1::uuid and w.id = h.reservation_id
    join (
      select store, order_id, code, at from redemptions where workspace_id = $1::uuid
      union all
      select store, order_id, code, at from reservations where workspace_id = $1::uuid
    ) n on n.store = w.store and n.order_id = w.order_id and n.code = w.code and n.at >= w.holds_until
    where h.workspace_id = $1::uuid
    group by w.id
  ) replaced on l.kind = 'reservation' and replaced.id = l.id
  where l.id is null or (o.id is null and other.code is null and replaced.id is null)`;
