-- Few that are looked for among very many: clients with tags, and disabled codes. Who is made by a redemption has no tags, and a use
-- disables no code, so that redemptions write neither index.
create index clients_tagged on clients (workspace_id, created_at, id) where tags <> '[]';
create index codes_disabled on codes (workspace_id, coupon_id, code) where disabled_at is not null;
