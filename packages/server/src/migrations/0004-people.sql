-- People who use the console, and what was done by whom. People, like workspaces and keys, are nobody's shard: one person can
-- belong to several workspaces. The tables of people, sessions, credentials, challenges and second factors are written by the
-- library that signs people in; their columns are what it asks for.

create table people (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  two_factor_enabled boolean not null default false,
  must_change_password boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table people_sessions (
  id uuid primary key,
  person_id uuid not null references people (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index people_sessions_of_person on people_sessions (person_id);

create table people_credentials (
  id uuid primary key,
  person_id uuid not null references people (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (person_id, provider_id)
);

-- What has to be answered within a few minutes: a second factor that is asked for.
create table people_challenges (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index people_challenges_by_identifier on people_challenges (identifier);

create table people_second_factors (
  id uuid primary key,
  person_id uuid not null references people (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);

create index people_second_factors_of_person on people_second_factors (person_id);

create table memberships (
  workspace_id uuid not null references workspaces (id),
  person_id uuid not null references people (id) on delete cascade,
  role text not null check (role in ('owner', 'marketer', 'support', 'analyst')),
  created_at timestamptz not null,
  primary key (workspace_id, person_id)
);

create index memberships_of_person on memberships (person_id);

-- `token_hash` is of what the invited person shows; the token itself is told once.
create table invitations (
  id uuid primary key,
  workspace_id uuid not null references workspaces (id),
  email text not null,
  role text not null check (role in ('owner', 'marketer', 'support', 'analyst')),
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);

create index invitations_of_workspace on invitations (workspace_id, id);

-- Failed sign-ins by account, by address and by both; `subject` is a keyed hash of which.
create table sign_in_failures (
  subject text collate "C" primary key,
  failures integer not null,
  failed_at timestamptz not null,
  succeeded_at timestamptz
);

-- What signs the cookies of the console.
create table installation_secrets (
  name text primary key,
  secret bytea not null
);

alter table workspaces
  add column language text not null default 'en',
  add column code_prefix text;

-- Who changed what, when and from where. `actor_id` is a key or a person. Never anything secret, nor personal data of clients.
create table audit_log (
  workspace_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'key', 'system')),
  actor_id uuid,
  address text,
  action text not null,
  object_kind text not null,
  object_id uuid,
  object_name text not null,
  changes text not null,
  primary key (workspace_id, id)
);

create index audit_log_of_object on audit_log (workspace_id, object_id, id);
create index audit_log_of_actor on audit_log (workspace_id, actor_id, id);
