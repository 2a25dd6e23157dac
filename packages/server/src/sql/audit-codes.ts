import { auditedClient, mergedClient } from './merged-clients.ts';

/** How many codes each issue has made, by the ledger and by the codes that are there. */
export const ISSUES = `
  select 'codes of an issue', coalesce(i.id, c.issue_id)::text, coalesce(c.codes, 0)::text, coalesce(i.codes, 0)::text
  from (select id, codes from code_issues where workspace_id = $1::uuid) i
  full join (
    select issue_id, count(*) as codes from codes
    where workspace_id = $1::uuid and issue_id is not null
    group by issue_id
  ) c on c.issue_id = i.id
  where coalesce(i.codes, 0) <> coalesce(c.codes, 0)`;

/** Which codes are disabled, by the last time that each was disabled or enabled. */
export const DISABLED_CODES = `
  select 'disabled code', c.code, s.stored, s.ledger
  from codes c
  left join (
    select distinct on (g.code) g.code, g.change from code_changes g
    where g.workspace_id = $1::uuid and g.change <> 'assigned'
    order by g.code, g.at desc, g.id desc
  ) l on l.code = c.code
  cross join lateral (
    select case when c.disabled_at is null then 'works' else 'disabled' end as stored,
      case when l.change = 'disabled' then 'disabled' else 'works' end as ledger
  ) s
  where c.workspace_id = $1::uuid and s.stored <> s.ledger`;

/** Whose codes are, by who activated them or was given them. */
export const OWNERS = `
  select 'owner of a code', c.code, coalesce(c.client_id::text, 'nobody'), coalesce(l.client_id::text, 'nobody')
  from codes c
  left join (
    select distinct on (o.code) o.code, ${auditedClient('o')} as client_id
    from (
      select a.code, a.client_id from activations a where a.workspace_id = $1::uuid and a.client_id is not null
      union
      select g.code, g.client_id from code_changes g where g.workspace_id = $1::uuid and g.change = 'assigned'
    ) o
    ${mergedClient('o')}
    order by o.code
  ) l on l.code = c.code
  where c.workspace_id = $1::uuid and c.kind = 'individual' and c.client_id is distinct from l.client_id`;

/** That a client has the one of its codes that works, and that each code that a client has is there, its own and as it says. */
export const CODES_OF_CLIENTS = `
  select 'code of a client', h.coupon_id::text || ' ' || h.client_id::text,
    h.code || case when h.code_disabled then ' disabled' else ' works' end,
    coalesce(c.code || case when c.disabled_at is null then ' works' else ' disabled' end, 'none')
  from coupon_clients h
  left join codes c on c.workspace_id = $1::uuid and c.code = h.code and c.coupon_id = h.coupon_id and c.client_id = h.client_id
  where h.workspace_id = $1::uuid and h.code is not null
    and (c.code is null or h.code_disabled <> (c.disabled_at is not null))
  union all
  select 'working code of a client', c.code, coalesce(h.code, 'none'), c.code
  from codes c
  left join coupon_clients h
    on h.workspace_id = $1::uuid and h.coupon_id = c.coupon_id and h.client_id = c.client_id
  where c.workspace_id = $1::uuid and c.kind = 'individual' and c.client_id is not null and c.disabled_at is null
    and h.code is distinct from c.code`;

/** Since when and until when clients have their code activated, as the code itself says. */
export const TIMES_OF_CLIENTS = `
  select 'activation of the code of a client', h.code,
    coalesce(h.activated_at::text, 'none') || ' until ' || coalesce(h.expires_at::text, 'none'),
    coalesce(c.activated_at::text, 'none') || ' until ' || coalesce(c.expires_at::text, 'none')
  from coupon_clients h
  join codes c on c.workspace_id = $1::uuid and c.code = h.code and c.kind = 'individual'
  where h.workspace_id = $1::uuid
    and (h.activated_at, h.expires_at) is distinct from (c.activated_at, c.expires_at)`;
