-- How far a job over very many codes has come: it changes in the transactions in which the job does its work, so that the
-- same command goes on where it was stopped.
create table code_jobs (
  workspace_id uuid not null,
  id uuid not null,
  name text collate "C" not null,
  coupon_id uuid not null,
  kind text not null check (kind in ('generate', 'import')),
  position bigint not null,
  made bigint not null,
  taken bigint not null,
  invalid bigint not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id)
);

create unique index code_jobs_unfinished on code_jobs (workspace_id, name) where finished_at is null;
create index code_jobs_by_name on code_jobs (workspace_id, name, id);
