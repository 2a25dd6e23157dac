-- Workspaces and keys belong to nobody's shard; every other table leads with workspace_id, so that the database can be
-- distributed by it. Rows of the ledger have no foreign keys: what they point to is locked while they are written, and is
-- never deleted once they exist.

create table workspaces (
  id uuid primary key,
  name text not null,
  currency text not null,
  time_zone text not null,
  -- The key of the permutation that codes come from, the key that signs client tokens, the key that addresses are hashed with.
  code_key bytea not null,
  token_key bytea not null,
  guess_key bytea not null,
  created_at timestamptz not null
);

create table api_keys (
  id uuid primary key,
  workspace_id uuid not null references workspaces (id),
  scope text not null check (scope in ('admin', 'client', 'batch')),
  store text not null,
  name text not null,
  key_hash bytea not null unique,
  hint text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create index api_keys_of_workspace on api_keys (workspace_id, id);

create table coupons (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  version integer not null,
  state text not null check (state in ('draft', 'published', 'paused', 'archived')),
  hidden boolean not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  definition jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);

-- What decides over all clients of a coupon that has such a limit; written only under the lock of its coupon.
create table coupon_totals (
  workspace_id uuid not null,
  coupon_id uuid not null,
  activations bigint not null,
  decided_at timestamptz not null,
  primary key (workspace_id, coupon_id)
) with (fillfactor = 50);

-- Statistics, a row for each stripe, so that nobody waits for them; summed when read.
create table coupon_days (
  workspace_id uuid not null,
  coupon_id uuid not null,
  day date not null,
  stripe integer not null,
  issued bigint not null,
  activated bigint not null,
  redeemed bigint not null,
  clients bigint not null,
  discount bigint not null,
  amount bigint not null,
  primary key (workspace_id, coupon_id, day, stripe)
) with (fillfactor = 50);

create table refusal_days (
  workspace_id uuid not null,
  coupon_id uuid not null,
  day date not null,
  reason text not null,
  stripe integer not null,
  refused bigint not null,
  primary key (workspace_id, coupon_id, day, reason, stripe)
);

-- One space for all codes of a workspace. A friendly code points to the coupon that holds it, or held it last.
create table codes (
  workspace_id uuid not null,
  code text collate "C" not null,
  coupon_id uuid not null,
  kind text not null check (kind in ('friendly', 'individual')),
  spelling text not null,
  client_id uuid,
  key_id uuid,
  issued_at timestamptz not null,
  activated_at timestamptz,
  expires_at timestamptz,
  redemptions integer not null,
  last_redeemed_at timestamptz,
  primary key (workspace_id, code)
) with (fillfactor = 90);

create table clients (
  workspace_id uuid not null,
  id uuid not null,
  identified boolean not null,
  identifiers jsonb not null,
  attributes jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);

create table client_identifiers (
  workspace_id uuid not null,
  kind text collate "C" not null check (kind in ('uuid', 'email', 'custom')),
  value text collate "C" not null,
  client_id uuid not null,
  primary key (workspace_id, kind, value)
);

-- What a client has of a coupon: the row on which two requests of one client wait for each other.
create table coupon_clients (
  workspace_id uuid not null,
  coupon_id uuid not null,
  client_id uuid not null,
  code text collate "C",
  activated_at timestamptz,
  expires_at timestamptz,
  redemptions integer not null,
  last_redeemed_at timestamptz,
  primary key (workspace_id, coupon_id, client_id)
) with (fillfactor = 90);

create table order_codes (
  workspace_id uuid not null,
  store text collate "C" not null,
  order_id text collate "C" not null,
  code text collate "C" not null,
  redemption_id uuid not null,
  primary key (workspace_id, store, order_id, code)
);

create table idempotency_keys (
  workspace_id uuid not null,
  route text collate "C" not null,
  key text collate "C" not null,
  request_hash bytea not null,
  result jsonb not null,
  created_at timestamptz not null,
  primary key (workspace_id, route, key)
);

create index idempotency_keys_by_age on idempotency_keys using brin (workspace_id, created_at);

-- The ledger: append-only, by month of the id, which is a UUID of version 7.
create table activations (
  workspace_id uuid not null,
  id uuid not null,
  coupon_id uuid not null,
  code text not null,
  issues_code boolean not null,
  client_id uuid,
  key_id uuid,
  at timestamptz not null,
  expires_at timestamptz,
  primary key (workspace_id, id)
) partition by range (id);

create index activations_of_client on activations (workspace_id, client_id, id) where client_id is not null;

create table redemptions (
  workspace_id uuid not null,
  id uuid not null,
  coupon_id uuid not null,
  code text not null,
  client_id uuid,
  key_id uuid,
  store text not null,
  order_id text,
  amount bigint,
  discount bigint,
  currency text not null,
  at timestamptz not null,
  activates boolean not null,
  activated_at timestamptz,
  expires_at timestamptz,
  usable_after boolean not null,
  primary key (workspace_id, id)
) partition by range (id);

create index redemptions_of_client on redemptions (workspace_id, client_id, id) where client_id is not null;

-- What happened, a row for each transaction; numbered after the commit, so that a reader of the feed misses nothing.
create table events (
  workspace_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  items jsonb not null,
  feed_from bigint,
  primary key (workspace_id, id)
) partition by range (id);

create index events_unnumbered on events (workspace_id, id) where feed_from is null;
create index events_in_feed on events (workspace_id, feed_from) where feed_from is not null;

create table event_feeds (
  workspace_id uuid not null,
  last_number bigint not null,
  primary key (workspace_id)
);

create table code_ranges (
  workspace_id uuid not null,
  prefix text not null,
  next_index bigint not null,
  primary key (workspace_id, prefix)
);

-- Failed guesses at codes, by the minute and by the day. `asker` is a keyed hash of the key and the address.
create table code_guesses (
  workspace_id uuid not null,
  asker text collate "C" not null,
  window_start timestamptz not null,
  span text not null check (span in ('minute', 'day')),
  misses bigint not null,
  primary key (workspace_id, asker, span, window_start)
);

-- Takes what no month takes, so that nothing is lost when the months were not made in time.
create table activations_default partition of activations default;
create table redemptions_default partition of redemptions default;
create table events_default partition of events default;
