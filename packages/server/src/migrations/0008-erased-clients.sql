-- Clients are listed by when they were first known, the newest first.
create index clients_by_age on clients (workspace_id, created_at, id);

alter table clients add column erased_at timestamptz;

-- What is left of the identifiers of those who were erased: a keyed hash, so that limits still hold when somebody comes back.
create table erased_identifiers (
  workspace_id uuid not null,
  hash bytea not null,
  client_id uuid not null,
  primary key (workspace_id, hash)
);
