import { newGroup, newRule } from './condition-form.ts';
import type { CouponForm } from './coupon-form.ts';
import { nextKey } from './next-key.ts';
import type { Template } from './template-names.ts';

/** A new coupon of a template, under the name that it has in the reader's language. */
export function formOfTemplate(template: Template, blank: CouponForm, name: string): CouponForm {
  const limit = (per: 'client' | 'code' | 'coupon', max: string) =>
    ({ key: nextKey(), on: 'redemptions', per, period: '', max }) as const;
  const named = { ...blank, name };
  switch (template) {
    case 'welcome':
      return {
        ...named,
        isForEverybody: false,
        eligibility: newGroup([newRule('nth_order', { equals: '1' })]),
        limits: [limit('client', '1')],
        codes: { ...blank.codes, code: 'WELCOME10' },
      };
    case 'birthday':
      return {
        ...named,
        discount: { ...blank.discount, percent: '15' },
        limits: [limit('code', '1')],
        codes: { ...blank.codes, kind: 'ean13' },
        isActivated: true,
        validFor: { amount: '14', unit: 'days' },
      };
    case 'flash':
      return {
        ...named,
        discount: { ...blank.discount, percent: '20' },
        limits: [limit('coupon', '1000')],
        codes: { ...blank.codes, code: 'FLASH20' },
      };
  }
}
