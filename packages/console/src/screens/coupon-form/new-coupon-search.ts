import { TEMPLATES, type Template } from './model/template-names.ts';

/** With what a new coupon begins: a template, or a copy of the coupon with this id. */
export interface NewCouponSearch {
  readonly template?: Template;
  readonly from?: string;
}

/** What the address says; what is not understood is left out. */
export function readNewCouponSearch(search: Readonly<Record<string, unknown>>): NewCouponSearch {
  const template = TEMPLATES.find((known) => known === search.template);
  const isId = typeof search.from === 'string' && /^[0-9a-f-]{36}$/i.test(search.from);
  return {
    ...(template === undefined ? {} : { template }),
    ...(isId && typeof search.from === 'string' ? { from: search.from } : {}),
  };
}
