-- What all coupons of a workspace have seen is read by day. A count that grows changes none of these columns, so it writes no index.

create index coupon_days_by_day on coupon_days (workspace_id, day);
create index refusal_days_by_day on refusal_days (workspace_id, day);
