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
