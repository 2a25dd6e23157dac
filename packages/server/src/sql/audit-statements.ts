import type { Row, Statement } from '../platform/db/statement.ts';

/** A counter that is not what the ledger says: which one, of what, as stored and as recomputed. */
export interface DifferenceRow {
  readonly counter: string;
  readonly of: string;
  readonly stored: string;
  readonly ledger: string;
}

/** What was used of coupons, by the ledger. */
const USES = `
  select coupon_id, count(*) as activated, count(*) filter (where issues_code) as issued, 0 as redeemed,
    0::numeric as discount, 0::numeric as amount
  from activations where workspace_id = $1::uuid
  group by coupon_id
  union all
  select coupon_id, count(*) filter (where activates), 0, count(*), coalesce(sum(discount), 0), coalesce(sum(amount), 0)
  from redemptions where workspace_id = $1::uuid
  group by coupon_id`;

const TOTALS = `
  select 'activations under a limit', t.coupon_id::text, t.activations::text, coalesce(l.activated, 0)::text
  from coupon_totals t
  join coupons c on c.workspace_id = $1::uuid and c.id = t.coupon_id
  left join (select coupon_id, sum(activated) as activated from (${USES}) u group by coupon_id) l
    on l.coupon_id = t.coupon_id
  where t.workspace_id = $1::uuid and t.activations <> coalesce(l.activated, 0)
    and c.definition -> 'limits' @> '[{"on": "activations"}]'`;

const DAYS = `
  select v.counter, coalesce(s.coupon_id, l.coupon_id)::text, v.stored::text, v.ledger::text
  from (
    select coupon_id, sum(issued) as issued, sum(activated) as activated, sum(redeemed) as redeemed,
      sum(discount) as discount, sum(amount) as amount, sum(clients) as clients
    from coupon_days where workspace_id = $1::uuid
    group by coupon_id
  ) s
  full join (
    select coupon_id, sum(issued) as issued, sum(activated) as activated, sum(redeemed) as redeemed,
      sum(discount) as discount, sum(amount) as amount
    from (${USES}) u
    group by coupon_id
  ) l on l.coupon_id = s.coupon_id
  left join (select coupon_id, count(*) as clients from coupon_clients where workspace_id = $1::uuid group by coupon_id) h
    on h.coupon_id = coalesce(s.coupon_id, l.coupon_id)
  cross join lateral (values
    ('issued by day', coalesce(s.issued, 0), coalesce(l.issued, 0)),
    ('activated by day', coalesce(s.activated, 0), coalesce(l.activated, 0)),
    ('redeemed by day', coalesce(s.redeemed, 0), coalesce(l.redeemed, 0)),
    ('discount by day', coalesce(s.discount, 0), coalesce(l.discount, 0)),
    ('amount by day', coalesce(s.amount, 0), coalesce(l.amount, 0)),
    ('clients by day', coalesce(s.clients, 0), coalesce(h.clients, 0))
  ) as v (counter, stored, ledger)
  where v.stored <> v.ledger`;

const CODES = `
  select 'redemptions of a code', coalesce(c.code, r.code), coalesce(c.redemptions, 0)::text, coalesce(r.redeemed, 0)::text
  from (select code, redemptions from codes where workspace_id = $1::uuid and kind = 'individual') c
  full join (
    select r.code, count(*) as redeemed
    from redemptions r
    left join codes f on f.workspace_id = $1::uuid and f.code = r.code
    where r.workspace_id = $1::uuid and f.kind is distinct from 'friendly'
    group by r.code
  ) r on r.code = c.code
  where coalesce(c.redemptions, 0) <> coalesce(r.redeemed, 0)`;

const HOLDERS = `
  select 'redemptions of a client', coalesce(h.coupon_id, r.coupon_id)::text || ' ' || coalesce(h.client_id, r.client_id)::text,
    coalesce(h.redemptions, 0)::text, coalesce(r.redeemed, 0)::text
  from (select coupon_id, client_id, redemptions from coupon_clients where workspace_id = $1::uuid) h
  full join (
    select coupon_id, client_id, count(*) as redeemed from redemptions
    where workspace_id = $1::uuid and client_id is not null
    group by coupon_id, client_id
  ) r on r.coupon_id = h.coupon_id and r.client_id = h.client_id
  where coalesce(h.redemptions, 0) <> coalesce(r.redeemed, 0)`;

const ISSUED = `
  select 'codes issued by an activation', coalesce(c.code, a.code), count(c.code)::text, count(a.code)::text
  from (select code from codes where workspace_id = $1::uuid and kind = 'individual' and activated_at is not null) c
  full join (select code from activations where workspace_id = $1::uuid and issues_code) a on a.code = c.code
  where c.code is null or a.code is null
  group by coalesce(c.code, a.code)`;

const ORDERS = `
  select 'redemptions of an order', coalesce(o.redemption_id, r.id)::text, count(o.redemption_id)::text, count(r.id)::text
  from (select redemption_id from order_codes where workspace_id = $1::uuid) o
  full join (select id from redemptions where workspace_id = $1::uuid and order_id is not null) r
    on r.id = o.redemption_id
  where o.redemption_id is null or r.id is null
  group by coalesce(o.redemption_id, r.id)`;

const CHECKS = { TOTALS, DAYS, CODES, HOLDERS, ISSUED, ORDERS };

/** The statements that recompute every counter of a workspace from its ledger; each answers what differs. */
export function auditStatements(workspaceId: string): Statement[] {
  return Object.entries(CHECKS).map(([name, text]) => ({
    name: `audit_${name.toLowerCase()}`,
    text,
    values: [workspaceId],
  }));
}

/** The rows of {@link auditStatements}. */
export function readDifferences(rows: readonly Row[]): DifferenceRow[] {
  return rows.map(([counter, of, stored, ledger]) => ({
    counter: counter ?? '',
    of: of ?? '',
    stored: stored ?? '',
    ledger: ledger ?? '',
  }));
}
