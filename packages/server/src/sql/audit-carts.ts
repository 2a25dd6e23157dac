/** The lines of a cart, as it is stored with a use. */
function cartLines(cart: string): string {
  return `(
    select e.line ->> 0 as line, (e.line ->> 1)::numeric as units, (e.line ->> 2)::numeric as price,
      (e.line ->> 3)::numeric as discount, (e.line ->> 4)::numeric as already_off
    from jsonb_array_elements(${cart}::jsonb -> 'lines') as e (line)
  )`;
}

/** What came back of lines, as it is stored with a rollback or a return. */
function returnedLines(lines: string): string {
  return `(
    select e.line ->> 0 as line, (e.line ->> 1)::numeric as units, (e.line ->> 2)::numeric as discount
    from jsonb_array_elements(${lines}::jsonb) as e (line)
  )`;
}

/** What the code takes off the shipping, of a cart as it is stored. */
function shippingDiscount(cart: string): string {
  return `(${cart}::jsonb #>> '{shipping,1}')::numeric`;
}

/** What came back of each line of a redemption, by its rollbacks. */
const ROLLED_BACK_LINES = `
  select b.redemption_id, p.line, sum(p.units) as units, sum(p.discount) as discount
  from rollbacks b cross join lateral ${returnedLines('b.lines')} p
  where b.workspace_id = $1::uuid and b.lines is not null
  group by b.redemption_id, p.line`;

/**
 * That the parts of a use's lines, with the shipping's, are its discount, its lines its order's value, and that no line was taken
 * below zero. What is of the discount is in budgets and statistics too, which are checked against it.
 */
export const CARTS = `
  select v.counter || ' of a ' || u.kind, u.id::text, v.stored::text, v.ledger::text
  from (
    select 'redemption' as kind, r.id, r.amount, r.discount, r.cart
    from redemptions r where r.workspace_id = $1::uuid and r.cart is not null
    union all
    select 'reservation', w.id, w.amount, w.discount, w.cart
    from reservations w where w.workspace_id = $1::uuid and w.cart is not null
  ) u
  cross join lateral (
    select sum(l.units * l.price) as amount, sum(l.discount) as discount,
      count(*) filter (where l.discount < 0 or l.discount + l.already_off > l.units * l.price) as below_zero
    from ${cartLines('u.cart')} l
  ) l
  cross join lateral (values
    ('amount of the lines', coalesce(u.amount, 0), l.amount),
    ('discount of the lines', coalesce(u.discount, 0), l.discount + ${shippingDiscount('u.cart')}),
    ('lines below zero', l.below_zero, 0)
  ) as v (counter, stored, ledger)
  where v.stored <> v.ledger`;

/** That each rollback of a redemption with a cart tells its lines, and that their parts, with the shipping's, are what it gave back. */
export const PARTS = `
  select v.counter || ' of a rollback', b.id::text, v.stored, v.ledger
  from rollbacks b
  join redemptions r on r.workspace_id = $1::uuid and r.id = b.redemption_id
  cross join lateral (
    select coalesce(sum(p.units * l.price), 0) as amount, coalesce(sum(p.discount), 0) as discount
    from ${returnedLines('b.lines')} p
    left join ${cartLines('r.cart')} l on l.line = p.line
  ) s
  cross join lateral (values
    ('lines', case when b.lines is null then 'none' else 'told' end, case when r.cart is null then 'none' else 'told' end),
    ('amount of the lines', coalesce(b.amount, 0)::text, case when r.cart is null then coalesce(b.amount, 0) else s.amount end::text),
    ('discount of the lines', b.discount::text,
      case when r.cart is null then b.discount else s.discount + b.shipping_discount end::text)
  ) as v (counter, stored, ledger)
  where b.workspace_id = $1::uuid and v.stored <> v.ledger`;

/** What was given back of each line so far, by the rollbacks of its redemption. */
export const RETURNED_LINES = `
  select v.counter || ' given back of a line', coalesce(t.redemption_id, b.redemption_id)::text || ' ' || coalesce(t.line, b.line),
    v.stored::text, v.ledger::text
  from (
    select s.redemption_id, p.line, p.units, p.discount
    from returns s cross join lateral ${returnedLines('s.lines')} p
    where s.workspace_id = $1::uuid and s.lines is not null
  ) t
  full join (${ROLLED_BACK_LINES}) b on b.redemption_id = t.redemption_id and b.line = t.line
  cross join lateral (values
    ('units', coalesce(t.units, 0), coalesce(b.units, 0)),
    ('discount', coalesce(t.discount, 0), coalesce(b.discount, 0))
  ) as v (counter, stored, ledger)
  where v.stored <> v.ledger`;

/** A cart that is read once something of it is known to have come back: else the cart of every redemption there is would be. */
const CART_OF_ROLLED_BACK = '(case when b.line is not null then r.cart end)';

/** That no line gave back more units than it had, and for those that it did exactly their part of its discount, rounded down. */
export const ROLLBACKS_OF_LINES = `
  select v.counter || ' rolled back of a line', b.redemption_id::text || ' ' || b.line, v.rolled_back::text, v.redeemed::text
  from (${ROLLED_BACK_LINES}) b
  join redemptions r on r.workspace_id = $1::uuid and r.id = b.redemption_id
  left join lateral ${cartLines(CART_OF_ROLLED_BACK)} l on l.line = b.line
  cross join lateral (values
    ('units', b.units, coalesce(l.units, 0), b.units > coalesce(l.units, 0)),
    ('discount', b.discount, coalesce(div(l.discount * b.units, l.units), 0), true)
  ) as v (counter, rolled_back, redeemed, counts)
  where v.counts and v.rolled_back <> v.redeemed`;

/** That a redemption with a cart is wholly given back with the last unit of it, and the discount on its shipping then, not before. */
export const LAST_UNITS = `
  select v.counter, b.redemption_id::text, v.stored, v.ledger
  from (
    select redemption_id, bool_or(completes) as is_whole, sum(shipping_discount) as shipping_discount
    from rollbacks where workspace_id = $1::uuid
    group by redemption_id
  ) b
  join redemptions r on r.workspace_id = $1::uuid and r.id = b.redemption_id and r.cart is not null
  left join (select u.redemption_id, sum(u.units) as units from (${ROLLED_BACK_LINES}) u group by u.redemption_id) u
    on u.redemption_id = b.redemption_id
  cross join lateral (select sum(l.units) as units from ${cartLines('r.cart')} l) l
  cross join lateral (values
    ('units rolled back as a whole', b.is_whole::text, (coalesce(u.units, 0) >= l.units)::text),
    ('shipping discount rolled back', b.shipping_discount::text,
      case when b.is_whole then ${shippingDiscount('r.cart')} else 0 end::text)
  ) as v (counter, stored, ledger)
  where v.stored <> v.ledger`;
