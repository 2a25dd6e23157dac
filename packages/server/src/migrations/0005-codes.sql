-- Codes that are made beside activations: generated or imported in bulk, given to clients, disabled; and how they are found.

-- `issue_id`: what made a code that no activation made.
alter table codes
  add column disabled_at timestamptz,
  add column issue_id uuid;

-- Whether the code that a client has is disabled, so that another one may take its place.
alter table coupon_clients add column code_disabled boolean not null default false;

create index codes_of_coupon on codes (workspace_id, coupon_id, code);
-- The last characters of a code are the first of what is here.
create index codes_backwards on codes (workspace_id, reverse(code));
create index codes_of_issue on codes (workspace_id, issue_id, code) where issue_id is not null;
-- What may be handed out: no column of it changes when a code is used, so that a use writes no index.
create index codes_in_stock on codes (workspace_id, coupon_id, code)
  where kind = 'individual' and client_id is null and activated_at is null and disabled_at is null;

-- The ledger of codes: each row made so many at once; `job_id` is the job that it was a part of.
create table code_issues (
  workspace_id uuid not null,
  id uuid not null,
  coupon_id uuid not null,
  source text not null check (source in ('generated', 'imported')),
  codes integer not null,
  key_id uuid,
  job_id uuid,
  at timestamptz not null,
  primary key (workspace_id, id)
) partition by range (id);

create table code_changes (
  workspace_id uuid not null,
  id uuid not null,
  coupon_id uuid not null,
  code text collate "C" not null,
  change text not null check (change in ('assigned', 'disabled', 'enabled')),
  client_id uuid,
  key_id uuid,
  reason text not null,
  at timestamptz not null,
  primary key (workspace_id, id)
) partition by range (id);

create index code_changes_of_client on code_changes (workspace_id, client_id, id) where client_id is not null;
create index code_changes_of_code on code_changes (workspace_id, code, id);

create table code_issues_default partition of code_issues default;
create table code_changes_default partition of code_changes default;
