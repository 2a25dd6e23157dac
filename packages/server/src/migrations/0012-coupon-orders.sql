-- Orders in which coupons are listed, beside that of their making. Reads and writes of codes change none of these columns.
create index coupons_by_name on coupons (workspace_id, lower(name), id);
create index coupons_by_start on coupons (workspace_id, starts_at, id);
create index coupons_by_end on coupons (workspace_id, coalesce(ends_at, 'infinity'::timestamptz), id);
create index coupons_by_edit on coupons (workspace_id, updated_at, id);
