-- What takes longer than a request: how far it is and what it found, so that any process can tell. Kept for a day. `result` and
-- `problem` are only written and read whole, so they are text.
create table jobs (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('simulation')),
  orders bigint not null,
  percent integer,
  started_at timestamptz not null,
  -- When the process that does it was last there.
  seen_at timestamptz not null,
  finished_at timestamptz,
  result text,
  problem text,
  primary key (workspace_id, id)
);
