-- A database that was made while 0003 was new can lack what 0003 got last; 0016 has the rest of that.
do $$
begin
  if not exists (
    select from pg_attribute
    where attrelid = 'clients'::regclass and attname = 'tags' and not attisdropped
  ) then
    alter table clients
      add column tags jsonb not null default '[]',
      add column segments jsonb not null default '[]',
      add column orders bigint;
  end if;
end
$$;

-- Few that are looked for among very many: clients with tags, and disabled codes. Who is made by a redemption has no tags, and a use
-- disables no code, so that redemptions write neither index.
create index clients_tagged on clients (workspace_id, created_at, id) where tags <> '[]';
create index codes_disabled on codes (workspace_id, coupon_id, code) where disabled_at is not null;
