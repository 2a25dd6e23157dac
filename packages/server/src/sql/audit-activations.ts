import { auditedClient, mergedClient } from './merged-clients.ts';

/** Uses that count, by the ledger: an activation that uses made lasts as long as one of them. */
const COUNTING_USES = `
  select r.coupon_id, r.code, ${auditedClient('r')} as client_id
  from redemptions r
  ${mergedClient('r')}
  where r.workspace_id = $1::uuid and not exists (
    select from rollbacks b where b.workspace_id = $1::uuid and b.redemption_id = r.id and b.gives_back_use
  )
  union all
  select v.coupon_id, v.code, ${auditedClient('v')}
  from reservations v
  ${mergedClient('v')}
  where v.workspace_id = $1::uuid and not exists (
    select from reservation_ends e where e.workspace_id = $1::uuid and e.id = v.id
  )`;

/** By what individual codes are activated: by a client on purpose, by their uses, or not at all. */
export const ACTIVATED_CODES = `
  select 'activation of a code', c.code, s.stored, s.ledger
  from codes c
  left join (select code from activations where workspace_id = $1::uuid group by code) a on a.code = c.code
  left join (select u.code from (${COUNTING_USES}) u group by u.code) u on u.code = c.code
  cross join lateral (
    select
      case when c.activated_at is null then 'none' when c.activated_by_use then 'by use' else 'on purpose' end as stored,
      case when a.code is not null then 'on purpose' when u.code is not null then 'by use' else 'none' end as ledger
  ) s
  where c.workspace_id = $1::uuid and c.kind = 'individual' and s.stored <> s.ledger
  union all
  select 'code issued by an activation', a.code, 'none', 'one'
  from activations a
  left join codes c on c.workspace_id = $1::uuid and c.code = a.code and c.kind = 'individual'
  where a.workspace_id = $1::uuid and a.issues_code and c.code is null`;

/** By what clients have coupons activated. A client can also use codes that are not its own, which activates nothing for it. */
export const ACTIVATED_CLIENTS = `
  select 'activation of a client', h.coupon_id::text || ' ' || h.client_id::text, s.stored, s.ledger
  from coupon_clients h
  join coupons c on c.workspace_id = $1::uuid and c.id = h.coupon_id
  left join (
    select t.coupon_id, ${auditedClient('t')} as client_id
    from activations t
    ${mergedClient('t')}
    where t.workspace_id = $1::uuid and t.client_id is not null
    group by 1, 2
  ) a on a.coupon_id = h.coupon_id and a.client_id = h.client_id
  left join (
    select code from activations where workspace_id = $1::uuid group by code
  ) o on o.code = h.code
  left join (
    select u.coupon_id, u.client_id, array_agg(distinct u.code) as codes from (${COUNTING_USES}) u
    where u.client_id is not null
    group by u.coupon_id, u.client_id
  ) u on u.coupon_id = h.coupon_id and u.client_id = h.client_id
  cross join lateral (
    select
      case when h.activated_at is null then 'none' when h.activated_by_use then 'by use' else 'on purpose' end as stored,
      case
        when o.code is not null then 'on purpose'
        when h.code is null and a.client_id is not null then 'on purpose'
        when c.definition -> 'codes' ->> 'kind' = 'friendly' and u.client_id is not null then 'by use'
        when h.code = any(u.codes) then 'by use'
        else 'none'
      end as ledger
  ) s
  where h.workspace_id = $1::uuid and s.stored <> s.ledger`;
