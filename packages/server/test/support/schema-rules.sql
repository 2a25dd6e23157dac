-- What a schema must be like so that the database can be distributed by workspace (Citus). Every row is a violation. Runs on
-- plain PostgreSQL, over the catalogue of a migrated database. Tables that are nobody's shard are listed here, on purpose:
with
listed (name, kind) as (
  values ('workspaces', 'reference'), ('api_keys', 'reference'), ('schema_migrations', 'local'),
  ('people', 'reference'), ('people_sessions', 'reference'), ('people_credentials', 'reference'),
  ('people_challenges', 'reference'), ('people_second_factors', 'reference'), ('memberships', 'reference'),
  ('invitations', 'reference'), ('sign_in_failures', 'reference'), ('installation_secrets', 'reference')
),
tables as (
  select c.oid, c.relname, c.relispartition, c.relpersistence, coalesce(l.kind, 'distributed') as kind
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  left join listed l on l.name = c.relname
  where n.nspname = 'public' and c.relkind in ('r', 'p')
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
),
sharded as (select * from tables where kind = 'distributed'),
tenant as (
  select s.oid, a.attnum, a.atttypid, a.attnotnull, a.attgenerated
  from sharded s
  left join pg_attribute a on a.attrelid = s.oid and a.attname = 'workspace_id' and not a.attisdropped
),
functions as (
  select f.oid, f.oid::regprocedure::text as name, f.prosrc, f.proargtypes[0] as first_type, f.proargnames[1] as first_name,
    f.prorettype, f.prokind, f.prolang
  from pg_proc f
  join pg_namespace n on n.oid = f.pronamespace
  where n.nspname = 'public' and not exists (select 1 from pg_depend d where d.objid = f.oid and d.deptype = 'e')
),
violations (rule, object, found) as (
  select 'a table has workspace_id uuid not null', s.relname::text, 'missing, nullable, generated or no uuid'
  from sharded s join tenant t using (oid)
  where t.attnum is null or t.atttypid <> 'uuid'::regtype or not t.attnotnull or t.attgenerated <> ''
  union all
  select 'a primary key begins with workspace_id', s.relname::text,
    coalesce((select pg_get_constraintdef(p.oid) from pg_constraint p where p.conrelid = s.oid and p.contype = 'p'), 'none')
  from sharded s join tenant t using (oid)
  where not exists (
    select 1 from pg_constraint p where p.conrelid = s.oid and p.contype = 'p' and p.conkey[1] = t.attnum
  )
  union all
  select 'a unique index contains workspace_id', i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
  from pg_index i join tenant t on t.oid = i.indrelid
  where i.indisunique and not (t.attnum = any(i.indkey::int2[]))
  union all
  select 'an exclusion constraint contains workspace_id with =', c.conname::text, pg_get_constraintdef(c.oid)
  from pg_constraint c join tenant t on t.oid = c.conrelid
  where c.contype = 'x' and pg_get_constraintdef(c.oid) !~ 'workspace_id WITH ='
  union all
  select 'a foreign key carries workspace_id on the same place', c.conname::text, pg_get_constraintdef(c.oid)
  from pg_constraint c join tenant ts on ts.oid = c.conrelid join tenant tr on tr.oid = c.confrelid
  where c.contype = 'f' and not exists (
    select 1 from generate_subscripts(c.conkey, 1) i where c.conkey[i] = ts.attnum and c.confkey[i] = tr.attnum
  )
  union all
  select 'no foreign key leads from a listed table to a sharded one, none from a sharded to a local one', c.conname::text,
    pg_get_constraintdef(c.oid)
  from pg_constraint c join tables s on s.oid = c.conrelid join tables r on r.oid = c.confrelid
  where c.contype = 'f'
    and ((s.kind <> 'distributed' and r.kind = 'distributed') or (s.kind = 'distributed' and r.kind = 'local'))
  union all
  select 'a foreign key sets nothing to null or default, and cascades no update', c.conname::text, pg_get_constraintdef(c.oid)
  from pg_constraint c join sharded s on s.oid = c.conrelid
  where c.contype = 'f' and (c.confdeltype in ('n', 'd') or c.confupdtype in ('n', 'd', 'c'))
  union all
  select 'a table has no trigger', s.relname::text, g.tgname::text
  from pg_trigger g join sharded s on s.oid = g.tgrelid
  where not g.tgisinternal
  union all
  select 'a column counts by no sequence', s.relname || '.' || a.attname,
    coalesce(pg_get_expr(f.adbin, f.adrelid), 'identity ' || a.attidentity::text)
  from sharded s
  join pg_attribute a on a.attrelid = s.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef f on f.adrelid = s.oid and f.adnum = a.attnum
  where a.attidentity <> '' or pg_get_expr(f.adbin, f.adrelid) ~ 'nextval\('
  union all
  select 'a default is a constant, now() or gen_random_uuid()', s.relname || '.' || a.attname, pg_get_expr(f.adbin, f.adrelid)
  from sharded s
  join pg_attrdef f on f.adrelid = s.oid
  join pg_attribute a on a.attrelid = s.oid and a.attnum = f.adnum
  where a.attgenerated = '' and pg_get_expr(f.adbin, f.adrelid) ~ '\('
    and pg_get_expr(f.adbin, f.adrelid) !~ '^(now\(\)|gen_random_uuid\(\)|nextval.*|\(?[0-9.]+\)?(::[a-z ]+)?)$'
  union all
  select 'a partition key is in the primary key and is not workspace_id', s.relname::text, pg_get_partkeydef(s.oid)
  from sharded s join pg_partitioned_table p on p.partrelid = s.oid join tenant t on t.oid = s.oid
  where p.partstrat = 'h' or t.attnum = any(p.partattrs::int2[])
    or exists (
      select 1 from unnest(p.partattrs::int2[]) k
      where k = 0 or not exists (
        select 1 from pg_constraint c where c.conrelid = s.oid and c.contype = 'p' and k = any(c.conkey)
      )
    )
  union all
  select 'a table is logged, inherits from none and has no rule', s.relname::text, 'inherits, rule or unlogged'
  from sharded s
  where s.relpersistence <> 'p' or exists (select 1 from pg_rewrite r where r.ev_class = s.oid)
    or exists (select 1 from pg_inherits h where h.inhrelid = s.oid and not s.relispartition)
  union all
  select 'a policy reads its setting so that null is safe', p.polname::text, pg_get_expr(p.polqual, p.polrelid)
  from pg_policy p join sharded s on s.oid = p.polrelid
  where coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
      ~ 'current_setting'
    and coalesce(pg_get_expr(p.polqual, p.polrelid), '') !~* 'nullif\(current_setting'
  union all
  select 'a function that touches a table takes p_workspace_id uuid first', f.name, f.prosrc
  from functions f
  where f.prokind in ('f', 'p') and f.prorettype <> 'trigger'::regtype
    and f.prolang <> (select oid from pg_language where lanname = 'c')
    and exists (select 1 from sharded s where f.prosrc ~ ('\m' || s.relname || '\M'))
    and (f.first_type is distinct from 'uuid'::regtype or f.first_name is distinct from 'p_workspace_id')
  union all
  select 'a function notifies nobody, takes no advisory lock, sets nothing, asks no clock and inserts in no with', f.name, f.prosrc
  from functions f
  where f.prosrc
    ~* 'pg_notify|pg_advisory|set_config|clock_timestamp\(|\mas\s*(materialized\s*)?\(\s*insert\M|\mmerge\s+into\M'
  union all
  select 'an index begins with workspace_id', i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
  from pg_index i join sharded s on s.oid = i.indrelid join tenant t on t.oid = s.oid
  where i.indkey[0] <> t.attnum and not s.relispartition
)
select rule, object, found from violations order by rule, object
