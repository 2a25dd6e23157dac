-- What 0002 and 0003 got while they were new: a database that was made in between never saw it. Where it is there, as nearly
-- everywhere, nothing is locked.
do $$
begin
  if not exists (
    select from pg_attribute
    where attrelid = 'events'::regclass and attname = 'size' and not attisdropped
  ) then
    alter table events add column size integer;
    update events set size = jsonb_array_length(items);
    alter table events
      alter column size set not null,
      alter column items type text,
      alter column items set storage external;
    alter table idempotency_keys alter column result type text;
  end if;

  if not exists (
    select from pg_attribute
    where attrelid = 'redemptions'::regclass and attname = 'cart' and not attisdropped
  ) then
    alter table redemptions add column cart text;
    alter table reservations add column cart text;
    alter table rollbacks
      add column lines text,
      add column shipping_discount bigint not null default 0;
    alter table returns add column lines text;
  end if;
end
$$;
