-- The order of what was given back: one that nothing is left of is found by its id too. Null: it named none.
alter table returns add column order_id text;

update returns t set order_id = r.order_id
from redemptions r
where r.workspace_id = t.workspace_id and r.id = t.redemption_id and t.is_whole;

create index returns_of_order on returns (workspace_id, order_id) where is_whole;
