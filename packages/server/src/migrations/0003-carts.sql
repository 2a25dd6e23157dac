-- What coupons say of carts: those that were made before there was a choice take everything, off the whole order, without a cap.

update coupons
set definition = definition
  || '{"eligibility": null, "stacking": {"priority": 0, "group": null, "exclusive": false, "base": "reduced"}}'
  || jsonb_build_object(
    'discount',
    '{"target": {"on": "order"}}'::jsonb
      || case when definition -> 'discount' ->> 'kind' = 'percent' then '{"cap": null}'::jsonb else '{}'::jsonb end
      || (definition -> 'discount')
  );

-- What is kept of the cart that a code was used with, for returns, repeats and answers: null where no cart was sent. It is only
-- written and read whole, so it is text.
alter table redemptions add column cart text;
alter table reservations add column cart text;

-- What came back of each line, and of the discount the shipping's part; null lines where the redemption knew no cart.
alter table rollbacks
  add column lines text,
  add column shipping_discount bigint not null default 0;

alter table returns add column lines text;

-- What conditions ask of a client: lists of texts, and how many orders the shop says it has had (null: not told).
alter table clients
  add column tags jsonb not null default '[]',
  add column segments jsonb not null default '[]',
  add column orders bigint;
