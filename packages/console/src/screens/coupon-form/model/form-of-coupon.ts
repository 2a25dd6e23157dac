import type { Condition } from '@couponry/engine';
import type { Coupon, Limit } from '../../../api/coupon.ts';
import { groupOf } from './condition-form.ts';
import type { CouponForm, DurationUnit, LimitForm } from './coupon-form.ts';
import { formOfDiscount } from './discount-form.ts';
import { endClock, startClock } from './local-clock.ts';
import { nextKey } from './next-key.ts';
import type { Writing } from './read-number.ts';
import { writeNumber } from './write-number.ts';

/** How many seconds each unit has, the largest first. */
export const SECONDS: Readonly<Record<DurationUnit, number>> = {
  days: 86_400,
  hours: 3600,
  minutes: 60,
  seconds: 1,
};

/** The form of a coupon that there is. */
export function formOfCoupon(coupon: Coupon, hasComma: boolean): CouponForm {
  const { currency, timeZone, codes, activation, stacking, eligibility } = coupon;
  const writing: Writing = { currency, hasComma };
  return {
    name: coupon.name,
    discount: formOfDiscount(coupon.discount, writing),
    isForEverybody: eligibility === null || isAlways(eligibility as Condition),
    eligibility: groupOf(eligibility as Condition | null, writing),
    start: startClock(coupon.startsAt, timeZone),
    end: endClock(coupon.endsAt, timeZone),
    timeZone,
    currency,
    limits: coupon.limits.map((limit) => formOfLimit(limit, writing)),
    codes: {
      kind: codes.kind,
      code: codes.kind === 'friendly' ? codes.code : '',
      prefix: codes.kind === 'ean13' ? (codes.prefix ?? '29') : '29',
      pattern: codes.kind === 'pattern' ? codes.pattern : '',
    },
    isActivated: activation.required,
    validFor: formOfDuration(activation.validFor),
    strict: coupon.strict,
    stacking: { ...stacking, priority: String(stacking.priority), group: stacking.group ?? '' },
    givesBack: coupon.rollback?.givesBack ?? true,
    hidden: coupon.hidden ?? false,
    description: coupon.description,
    termsUrl: coupon.termsUrl,
    image: coupon.image,
    tags: coupon.tags,
    kept: {},
  };
}

/**
 * The form of a copy: under another name, with a code of its own, from now on. It has what this page does not show too.
 */
export function formOfCopy(coupon: Coupon, name: string, hasComma: boolean): CouponForm {
  const form = formOfCoupon(coupon, hasComma);
  const { additionalDescription, products, locations, attributes } = coupon;
  return {
    ...form,
    name,
    start: { day: '', time: '' },
    codes: { ...form.codes, code: form.codes.code === '' ? '' : `${form.codes.code.slice(0, 57)}-COPY` },
    kept: { additionalDescription, products, locations, attributes },
  };
}

/** All of nothing, as a program says that there are no conditions. */
function isAlways(condition: Condition): boolean {
  return 'all' in condition && Array.isArray(condition.all) && condition.all.length === 0;
}

function formOfLimit(limit: Limit, writing: Writing): LimitForm {
  const { on, max } = limit;
  const kind = on === 'discount' ? 'money' : 'count';
  const blank = {
    key: nextKey(),
    on,
    per: 'coupon',
    period: '',
    max: writeNumber(kind, max, writing),
  } as const;
  return limit.on === 'redemptions' ? { ...blank, per: limit.per, period: limit.period ?? '' } : blank;
}

function formOfDuration(seconds: number | null): CouponForm['validFor'] {
  if (seconds === null) return { amount: '', unit: 'days' };
  const units = Object.entries(SECONDS) as [DurationUnit, number][];
  const [unit, size] = units.find(([, each]) => seconds % each === 0) ?? ['seconds', 1];
  return { amount: String(seconds / size), unit };
}
