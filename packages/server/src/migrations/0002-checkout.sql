-- What a checkout needs around a redemption: holds, rollbacks, limits by period and by money, and orders as the key of it all.

alter table coupon_totals
  add column redemptions bigint not null default 0,
  add column held bigint not null default 0,
  add column discount bigint not null default 0,
  add column used_on date,
  add column used_in_day bigint not null default 0,
  add column used_in_week bigint not null default 0,
  add column used_in_month bigint not null default 0;

-- `used_on` is the local day of the latest use; the counts are those of its day, week and month.
alter table codes
  add column held integer not null default 0,
  add column activated_by_use boolean not null default false,
  add column used_on date,
  add column used_in_day integer not null default 0,
  add column used_in_week integer not null default 0,
  add column used_in_month integer not null default 0;

alter table coupon_clients
  add column held integer not null default 0,
  add column activated_by_use boolean not null default false,
  add column used_on date,
  add column used_in_day integer not null default 0,
  add column used_in_week integer not null default 0,
  add column used_in_month integer not null default 0;

-- What was given back stands beside what was given: a day that is over never changes.
alter table coupon_days
  add column deactivated bigint not null default 0,
  add column rolled_back bigint not null default 0,
  add column discount_back bigint not null default 0,
  add column amount_back bigint not null default 0;

-- What an order of a store has used, as a list of {code, id, kind}: its row is the lock on the order.
create table orders (
  workspace_id uuid not null,
  store text collate "C" not null,
  order_id text collate "C" not null,
  uses jsonb not null,
  primary key (workspace_id, store, order_id)
) with (fillfactor = 90);

insert into orders (workspace_id, store, order_id, uses)
select workspace_id, store, order_id,
  jsonb_agg(jsonb_build_object('code', code, 'id', redemption_id, 'kind', 'redemption') order by redemption_id)
from order_codes
group by workspace_id, store, order_id;

drop table order_codes;

-- What is only written and read whole is text: as jsonb it would be taken apart and compressed for every batch.
alter table events add column size integer;
update events set size = jsonb_array_length(items);
alter table events
  alter column size set not null,
  alter column items type text,
  alter column items set storage external;

alter table idempotency_keys alter column result type text;

-- `day` is the local day in whose periods a use counts; `joint_id` is shared by what one request did with several codes.
alter table redemptions
  add column day date,
  add column reservation_id uuid,
  add column joint_id uuid;

update redemptions r
set day = (r.at at time zone (c.definition ->> 'timeZone'))::date
from coupons c
where c.workspace_id = r.workspace_id and c.id = r.coupon_id;

alter table redemptions alter column day set not null;

-- An activation on purpose that took over the one that a use had made by itself: it is counted no more.
alter table activations add column takes_over boolean not null default false;

create index redemptions_jointly on redemptions (workspace_id, joint_id) where joint_id is not null;

-- The holds that are not settled yet: what became of a hold is in the ledger, and its row here is gone.
create table holds (
  workspace_id uuid not null,
  reservation_id uuid not null,
  coupon_id uuid not null,
  holds_until timestamptz not null,
  primary key (workspace_id, reservation_id)
);

create index holds_of_coupon on holds (workspace_id, coupon_id, holds_until);

-- How much of a redemption was given back so far.
create table returns (
  workspace_id uuid not null,
  redemption_id uuid not null,
  amount bigint not null,
  discount bigint not null,
  is_whole boolean not null,
  primary key (workspace_id, redemption_id)
);

create table reservations (
  workspace_id uuid not null,
  id uuid not null,
  coupon_id uuid not null,
  code text not null,
  client_id uuid,
  key_id uuid,
  store text not null,
  order_id text,
  amount bigint,
  discount bigint,
  currency text not null,
  at timestamptz not null,
  day date not null,
  holds_until timestamptz not null,
  activates boolean not null,
  activated_at timestamptz,
  expires_at timestamptz,
  joint_id uuid,
  primary key (workspace_id, id)
) partition by range (id);

create index reservations_of_client on reservations (workspace_id, client_id, id) where client_id is not null;
create index reservations_jointly on reservations (workspace_id, joint_id) where joint_id is not null;

-- What became of a hold. One that ran out can still be confirmed as a new redemption: then it has two rows.
create table reservation_ends (
  workspace_id uuid not null,
  id uuid not null,
  outcome text not null check (outcome in ('confirmed', 'released', 'expired')),
  coupon_id uuid not null,
  client_id uuid,
  key_id uuid,
  at timestamptz not null,
  redemption_id uuid,
  deactivates boolean not null,
  primary key (workspace_id, id, outcome)
) partition by range (id);

create table rollbacks (
  workspace_id uuid not null,
  id uuid not null,
  redemption_id uuid not null,
  coupon_id uuid not null,
  client_id uuid,
  key_id uuid,
  reason text not null,
  at timestamptz not null,
  amount bigint,
  discount bigint not null,
  completes boolean not null,
  gives_back_use boolean not null,
  deactivates boolean not null,
  primary key (workspace_id, id)
) partition by range (id);

create index rollbacks_of_redemption on rollbacks (workspace_id, redemption_id, id);
create index rollbacks_of_client on rollbacks (workspace_id, client_id, id) where client_id is not null;

create table reservations_default partition of reservations default;
create table reservation_ends_default partition of reservation_ends default;
create table rollbacks_default partition of rollbacks default;

update coupons set definition = definition || '{"rollback": {"givesBack": true}}';

-- What coupons, codes and clients had used before there were holds and rollbacks.
update coupon_totals t
set redemptions = u.redemptions, discount = u.discount, used_on = u.used_on, used_in_day = u.in_day,
  used_in_week = u.in_week, used_in_month = u.in_month
from (
  select r.workspace_id, r.coupon_id, count(*) as redemptions, coalesce(sum(r.discount), 0) as discount,
    max(l.used_on) as used_on, count(*) filter (where r.day = l.used_on) as in_day,
    count(*) filter (where date_trunc('week', r.day) = date_trunc('week', l.used_on)) as in_week,
    count(*) filter (where date_trunc('month', r.day) = date_trunc('month', l.used_on)) as in_month
  from redemptions r
  join (select workspace_id, coupon_id, max(day) as used_on from redemptions group by 1, 2) l
    on l.workspace_id = r.workspace_id and l.coupon_id = r.coupon_id
  group by r.workspace_id, r.coupon_id
) u
where u.workspace_id = t.workspace_id and u.coupon_id = t.coupon_id;

update coupon_clients h
set used_on = u.used_on, used_in_day = u.in_day, used_in_week = u.in_week, used_in_month = u.in_month,
  activated_by_use = u.activates
from (
  select r.workspace_id, r.coupon_id, r.client_id, max(l.used_on) as used_on,
    count(*) filter (where r.day = l.used_on) as in_day,
    count(*) filter (where date_trunc('week', r.day) = date_trunc('week', l.used_on)) as in_week,
    count(*) filter (where date_trunc('month', r.day) = date_trunc('month', l.used_on)) as in_month,
    bool_or(r.activates) as activates
  from redemptions r
  join (select workspace_id, coupon_id, client_id, max(day) as used_on from redemptions group by 1, 2, 3) l
    on l.workspace_id = r.workspace_id and l.coupon_id = r.coupon_id and l.client_id = r.client_id
  group by r.workspace_id, r.coupon_id, r.client_id
) u
where u.workspace_id = h.workspace_id and u.coupon_id = h.coupon_id and u.client_id = h.client_id;

update codes c
set used_on = u.used_on, used_in_day = u.in_day, used_in_week = u.in_week, used_in_month = u.in_month,
  activated_by_use = u.activates
from (
  select r.workspace_id, r.code, max(l.used_on) as used_on, count(*) filter (where r.day = l.used_on) as in_day,
    count(*) filter (where date_trunc('week', r.day) = date_trunc('week', l.used_on)) as in_week,
    count(*) filter (where date_trunc('month', r.day) = date_trunc('month', l.used_on)) as in_month,
    bool_or(r.activates) as activates
  from redemptions r
  join (select workspace_id, code, max(day) as used_on from redemptions group by 1, 2) l
    on l.workspace_id = r.workspace_id and l.code = r.code
  group by r.workspace_id, r.code
) u
where c.kind = 'individual' and u.workspace_id = c.workspace_id and u.code = c.code;
