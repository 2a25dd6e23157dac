-- What coupons have seen up to a day that is over for good, so that a list which is sorted by it need not sum every day of every coupon.
-- A chore writes them; who redeems does not.
create table coupon_sums (
  workspace_id uuid not null,
  coupon_id uuid not null,
  redeemed bigint not null,
  discount bigint not null,
  primary key (workspace_id, coupon_id)
);

-- The last day that is in them.
create table coupon_sums_through (
  workspace_id uuid not null,
  through date not null,
  primary key (workspace_id)
);
