import { auditedClient, mergedClient } from './merged-clients.ts';

/** Every redemption and every hold, by the ledger alone, and whether it still counts. */
const USES = `
  select r.coupon_id, r.code, ${auditedClient('r')} as client_id, r.day, false as is_hold, b.redemption_id is null as counts
  from redemptions r
  ${mergedClient('r')}
  left join (
    select redemption_id from rollbacks where workspace_id = $1::uuid and gives_back_use group by redemption_id
  ) b on b.redemption_id = r.id
  where r.workspace_id = $1::uuid
  union all
  select v.coupon_id, v.code, ${auditedClient('v')}, v.day, true, e.id is null
  from reservations v
  ${mergedClient('v')}
  left join (select id from reservation_ends where workspace_id = $1::uuid group by id) e on e.id = v.id
  where v.workspace_id = $1::uuid`;

/** What counts uses: its rows by `key`, and which uses they count by an expression over a use `u`. */
interface UseCounter {
  readonly of: string;
  readonly stored: string;
  readonly key: string;
  readonly where: string;
  /** Whether there can be uses that nothing stored counts: of everything, or not where only some is counted. */
  readonly join: 'full join' | 'left join';
}

/**
 * SQL that answers which counters of uses are not what the ledger says. `stored` answers `key`, `redemptions`, `held`, `used_on`,
 * `used_in_day`, `used_in_week` and `used_in_month`.
 */
function differencesIn({ of, stored, key, where, join }: UseCounter): string {
  return `
  select v.counter || ' of a ${of}', coalesce(s.key, l.key), v.stored, v.ledger
  from (${stored}) s
  ${join} (
    select d.key, max(d.used_on) as used_on, sum(d.redemptions) as redemptions, sum(d.held) as held,
      sum(d.counting) filter (where d.day = d.used_on) as in_day,
      sum(d.counting) filter (
        where date_trunc('week', d.day::timestamp) = date_trunc('week', d.used_on::timestamp)
      ) as in_week,
      sum(d.counting) filter (
        where date_trunc('month', d.day::timestamp) = date_trunc('month', d.used_on::timestamp)
      ) as in_month
    from (
      select ${key} as key, u.day, max(u.day) over (partition by ${key}) as used_on,
        count(*) filter (where u.counts) as counting, count(*) filter (where u.counts and u.is_hold) as held,
        count(*) filter (where u.counts and not u.is_hold) as redemptions
      from (${USES}) u
      where ${where}
      group by ${key}, u.day
    ) d
    group by d.key
  ) l on l.key = s.key
  cross join lateral (values
    ('redemptions', coalesce(s.redemptions, 0)::text, coalesce(l.redemptions, 0)::text),
    ('held', coalesce(s.held, 0)::text, coalesce(l.held, 0)::text),
    ('latest day', coalesce(s.used_on::text, ''), coalesce(l.used_on::text, '')),
    ('uses in the day', coalesce(s.used_in_day, 0)::text, coalesce(l.in_day, 0)::text),
    ('uses in the week', coalesce(s.used_in_week, 0)::text, coalesce(l.in_week, 0)::text),
    ('uses in the month', coalesce(s.used_in_month, 0)::text, coalesce(l.in_month, 0)::text)
  ) as v (counter, stored, ledger)
  where v.stored <> v.ledger`;
}

/** Totals are only kept where a limit is shared by all who use the coupon: `sharesALimit` of the engine. */
export const SHARED_TOTALS = `
  select c.id as coupon_id, coalesce(t.activations, 0) as activations, coalesce(t.discount, 0) as discount,
    t.redemptions, t.held, t.used_on, t.used_in_day, t.used_in_week, t.used_in_month
  from coupons c
  left join coupon_totals t on t.workspace_id = $1::uuid and t.coupon_id = c.id
  where c.workspace_id = $1::uuid and exists (
    select from jsonb_array_elements(c.definition -> 'limits') m
    where m ->> 'on' <> 'redemptions' or m ->> 'per' = 'coupon'
      or (m ->> 'per' = 'code' and c.definition -> 'codes' ->> 'kind' = 'friendly')
  )`;

/** What is used of coupons with a shared limit. */
export const USES_OF_COUPONS = differencesIn({
  of: 'coupon',
  stored: `select k.coupon_id::text as key, k.* from (${SHARED_TOTALS}) k`,
  key: 'u.coupon_id::text',
  where: 'true',
  join: 'left join',
});

/** What is used of individual codes; a friendly one is everybody's and counts nothing itself. */
export const USES_OF_CODES = differencesIn({
  of: 'code',
  stored: `
    select c.code::text as key, c.redemptions, c.held, c.used_on, c.used_in_day, c.used_in_week, c.used_in_month
    from codes c where c.workspace_id = $1::uuid and c.kind = 'individual'`,
  key: 'u.code',
  where: `not exists (
    select from codes f where f.workspace_id = $1::uuid and f.code = u.code and f.kind = 'friendly'
  )`,
  join: 'full join',
});

/** What clients have used of coupons. */
export const USES_OF_CLIENTS = differencesIn({
  of: 'client',
  stored: `
    select h.coupon_id::text || ' ' || h.client_id::text as key, h.redemptions, h.held, h.used_on, h.used_in_day,
      h.used_in_week, h.used_in_month
    from coupon_clients h where h.workspace_id = $1::uuid`,
  key: `u.coupon_id::text || ' ' || u.client_id::text`,
  where: 'u.client_id is not null',
  join: 'full join',
});

const LAST_REDEMPTIONS = `
  select r.coupon_id, r.code, ${auditedClient('r')} as client_id, max(r.at) as at
  from redemptions r
  ${mergedClient('r')}
  where r.workspace_id = $1::uuid
  group by 1, 2, 3`;

/** When codes were redeemed last; a rollback leaves that as it is. */
export const LAST_OF_CODES = `
  select 'last redemption of a code', c.code, coalesce(c.last_redeemed_at::text, ''), coalesce(max(l.at)::text, '')
  from codes c
  left join (${LAST_REDEMPTIONS}) l on l.code = c.code
  where c.workspace_id = $1::uuid and c.kind = 'individual'
  group by c.code, c.last_redeemed_at
  having c.last_redeemed_at is distinct from max(l.at)`;

/** When clients used coupons last; a rollback leaves that as it is. */
export const LAST_OF_CLIENTS = `
  select 'last redemption of a client', h.coupon_id::text || ' ' || h.client_id::text,
    coalesce(h.last_redeemed_at::text, ''), coalesce(max(l.at)::text, '')
  from coupon_clients h
  left join (${LAST_REDEMPTIONS}) l on l.coupon_id = h.coupon_id and l.client_id = h.client_id
  where h.workspace_id = $1::uuid
  group by h.coupon_id, h.client_id, h.last_redeemed_at
  having h.last_redeemed_at is distinct from max(l.at)`;
