import type { Row, Statement } from '../platform/db/statement.ts';
import { ACTIVATED_CLIENTS, ACTIVATED_CODES } from './audit-activations.ts';
import { CARTS, LAST_UNITS, PARTS, RETURNED_LINES, ROLLBACKS_OF_LINES } from './audit-carts.ts';
import { CODES_OF_CLIENTS, DISABLED_CODES, ISSUES, OWNERS, TIMES_OF_CLIENTS } from './audit-codes.ts';
import { CONFIRMATIONS, HOLDS, ORDERS, RETURNS, ROLLBACKS } from './audit-settlements.ts';
import {
  LAST_OF_CLIENTS,
  LAST_OF_CODES,
  SHARED_TOTALS,
  USES_OF_CLIENTS,
  USES_OF_CODES,
  USES_OF_COUPONS,
} from './audit-uses.ts';
import { KEPT_THROUGH } from './kept-sums.ts';

/** A counter that is not what the ledger says: which one, of what, as stored and as recomputed. */
export interface DifferenceRow {
  readonly counter: string;
  readonly of: string;
  readonly stored: string;
  readonly ledger: string;
}

/** What happened to coupons, by the ledger. What a hold activated, its redemption does not activate once more. */
const HAPPENED = `
  select a.coupon_id, count(*) filter (where not a.takes_over) as activated, count(*) filter (where a.issues_code) as issued,
    0 as redeemed, 0::numeric as discount, 0::numeric as amount, 0 as deactivated, 0 as rolled_back,
    0::numeric as discount_back, 0::numeric as amount_back
  from activations a where a.workspace_id = $1::uuid
  group by a.coupon_id
  union all
  select i.coupon_id, 0, sum(i.codes), 0, 0, 0, 0, 0, 0, 0
  from code_issues i where i.workspace_id = $1::uuid
  group by i.coupon_id
  union all
  select v.coupon_id, count(*) filter (where v.activates), 0, 0, 0, 0, 0, 0, 0, 0
  from reservations v where v.workspace_id = $1::uuid
  group by v.coupon_id
  union all
  select r.coupon_id, count(*) filter (where r.activates and r.reservation_id is null), 0, count(*),
    coalesce(sum(r.discount), 0), coalesce(sum(r.amount), 0), 0, 0, 0, 0
  from redemptions r where r.workspace_id = $1::uuid
  group by r.coupon_id
  union all
  select e.coupon_id, 0, 0, 0, 0, 0, count(*) filter (where e.deactivates), 0, 0, 0
  from reservation_ends e where e.workspace_id = $1::uuid
  group by e.coupon_id
  union all
  select b.coupon_id, 0, 0, 0, 0, 0, count(*) filter (where b.deactivates), count(*) filter (where b.completes),
    sum(b.discount), coalesce(sum(b.amount), 0)
  from rollbacks b where b.workspace_id = $1::uuid
  group by b.coupon_id`;

/** What the holds that are not settled would cost. */
const HELD_DISCOUNT = `
  select v.coupon_id, sum(coalesce(v.discount, 0)) as discount
  from reservations v
  where v.workspace_id = $1::uuid and not exists (
    select from reservation_ends e where e.workspace_id = $1::uuid and e.id = v.id
  )
  group by v.coupon_id`;

const TOTALS = `
  select v.counter || ' of a coupon', s.coupon_id::text, v.stored::text, v.ledger::text
  from (${SHARED_TOTALS}) s
  left join (
    select u.coupon_id, sum(u.activated - u.deactivated) as activations, sum(u.discount - u.discount_back) as discount
    from (${HAPPENED}) u
    group by u.coupon_id
  ) l on l.coupon_id = s.coupon_id
  left join (${HELD_DISCOUNT}) h on h.coupon_id = s.coupon_id
  cross join lateral (values
    ('activations', s.activations, coalesce(l.activations, 0)),
    ('discount', s.discount, coalesce(l.discount, 0) + coalesce(h.discount, 0))
  ) as v (counter, stored, ledger)
  where v.stored <> v.ledger`;

/** Who has something of a coupon, and who had before somebody else became the same client. */
const CLIENTS_OF_COUPONS = `
  select b.coupon_id, count(*) as clients
  from (
    select c.coupon_id, c.client_id from coupon_clients c where c.workspace_id = $1::uuid
    union all
    select j.coupon_id, j.client_id from joined_holders j where j.workspace_id = $1::uuid
  ) b
  group by b.coupon_id`;

const DAYS = `
  select v.counter || ' by day', coalesce(s.coupon_id, l.coupon_id)::text, coalesce(v.stored, 0)::text,
    coalesce(v.ledger, 0)::text
  from (
    select coupon_id, sum(issued) as issued, sum(activated) as activated, sum(deactivated) as deactivated,
      sum(redeemed) as redeemed, sum(rolled_back) as rolled_back, sum(discount) as discount, sum(amount) as amount,
      sum(discount_back) as discount_back, sum(amount_back) as amount_back, sum(clients) as clients
    from coupon_days where workspace_id = $1::uuid
    group by coupon_id
  ) s
  full join (
    select u.coupon_id, sum(u.issued) as issued, sum(u.activated) as activated, sum(u.deactivated) as deactivated,
      sum(u.redeemed) as redeemed, sum(u.rolled_back) as rolled_back, sum(u.discount) as discount,
      sum(u.amount) as amount, sum(u.discount_back) as discount_back, sum(u.amount_back) as amount_back
    from (${HAPPENED}) u
    group by u.coupon_id
  ) l on l.coupon_id = s.coupon_id
  left join (${CLIENTS_OF_COUPONS}) h
    on h.coupon_id = coalesce(s.coupon_id, l.coupon_id)
  cross join lateral (values
    ('issued', s.issued, l.issued),
    ('activated', s.activated, l.activated),
    ('deactivated', s.deactivated, l.deactivated),
    ('redeemed', s.redeemed, l.redeemed),
    ('rolled back', s.rolled_back, l.rolled_back),
    ('discount', s.discount, l.discount),
    ('amount', s.amount, l.amount),
    ('discount back', s.discount_back, l.discount_back),
    ('amount back', s.amount_back, l.amount_back),
    ('clients', s.clients, h.clients)
  ) as v (counter, stored, ledger)
  where coalesce(v.stored, 0) <> coalesce(v.ledger, 0)`;

/** That what is kept of days that are over is what these days say. */
const KEPT = `
  select v.counter || ' kept', coalesce(k.coupon_id, d.coupon_id)::text, coalesce(v.stored, 0)::text, coalesce(v.days, 0)::text
  from (select coupon_id, redeemed, discount from coupon_sums where workspace_id = $1::uuid) k
  full join (
    select coupon_id, sum(redeemed) as redeemed, sum(discount - discount_back) as discount
    from coupon_days where workspace_id = $1::uuid and day <= ${KEPT_THROUGH}
    group by coupon_id
  ) d on d.coupon_id = k.coupon_id
  cross join lateral (values ('redeemed', k.redeemed, d.redeemed), ('discount', k.discount, d.discount))
    as v (counter, stored, days)
  where coalesce(v.stored, 0) <> coalesce(v.days, 0)`;

const CHECKS = {
  ...{ TOTALS, USES_OF_COUPONS, DAYS, KEPT, USES_OF_CODES, LAST_OF_CODES, USES_OF_CLIENTS, LAST_OF_CLIENTS },
  ...{ ISSUES, DISABLED_CODES, OWNERS, CODES_OF_CLIENTS, TIMES_OF_CLIENTS },
  ...{ ACTIVATED_CODES, ACTIVATED_CLIENTS, HOLDS, CONFIRMATIONS, RETURNS, ROLLBACKS, ORDERS },
  ...{ CARTS, PARTS, RETURNED_LINES, ROLLBACKS_OF_LINES, LAST_UNITS },
};

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
