-- A client that was merged into another one: its row stays, so that nobody becomes a new client by its id, and the ledger keeps that id.
alter table clients add column merged_into uuid;

create index clients_merged on clients (workspace_id, merged_into) where merged_into is not null;

-- What a client had of a coupon of which the one that it was merged into had something too: two rows became one.
create table joined_holders (
  workspace_id uuid not null,
  coupon_id uuid not null,
  client_id uuid not null,
  into_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, coupon_id, client_id)
);
