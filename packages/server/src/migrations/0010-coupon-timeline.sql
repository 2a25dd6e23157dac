-- What was done with a coupon, the newest first.
create index activations_of_coupon on activations (workspace_id, coupon_id, id);
create index redemptions_of_coupon on redemptions (workspace_id, coupon_id, id);
create index rollbacks_of_coupon on rollbacks (workspace_id, coupon_id, id);
