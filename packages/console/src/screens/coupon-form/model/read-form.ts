import { blankCoupon, couponFromFields } from '@couponry/contract';
import { type Coupon as EngineCoupon, ON_ORDER } from '@couponry/engine';
import type { InputOf } from '@couponry/sdk';
import type { CouponForm, LimitForm } from './coupon-form.ts';
import type { FormError, Tell } from './form-error.ts';
import { SECONDS } from './form-of-coupon.ts';
import { endInstant, isDay, isTime, startInstant } from './local-clock.ts';
import { readCondition } from './read-condition.ts';
import { type Numbers, numbersOf, readDiscount } from './read-discount.ts';
import type { Writing } from './read-number.ts';

/** The fields of a coupon as the API takes them. */
export type CouponFields = InputOf<'updateCoupon'>;

/** The fields of a new coupon. */
export type NewCouponFields = InputOf<'createCoupon'>;

/** What was read of the form. */
export interface Reading {
  /** The fields that are right; one with an error in it is not here. */
  readonly fields: CouponFields;
  readonly errors: readonly FormError[];
  /** The coupon of the fields that are right, for what is shown while one types. */
  readonly coupon: EngineCoupon;
}

/** What is known beside what was typed. */
export interface Ground {
  /** The coupon that is edited; null: a new one. */
  readonly id: string | null;
  readonly hasComma: boolean;
  readonly now: number;
}

const NO_ID = '00000000-0000-7000-8000-000000000000';

/**
 * Reads the whole form: every text as what it means, then all of it by the check that the server makes (`couponFromFields`), so
 * that both say the same.
 */
export function readForm(form: CouponForm, ground: Ground): Reading {
  const errors: FormError[] = [];
  const tell: Tell = (field, code) => errors.push({ field, code });
  const writing: Writing = { currency: form.currency, hasComma: ground.hasComma };
  const typed = fieldsOf(form, numbersOf(writing, tell), tell);
  const condition = form.isForEverybody ? { condition: null } : readCondition(form.eligibility, writing);
  if ('errors' in condition) errors.push(...condition.errors);
  else typed.eligibility = condition.condition;
  return settled(typed, errors, form, ground);
}

type Fields = { -readonly [Name in keyof CouponFields]: CouponFields[Name] };

function fieldsOf(form: CouponForm, numbers: Numbers, tell: Tell): Fields {
  if (form.name.trim() === '') tell('/name', 'missing');
  const { startsAt, endsAt } = whenOf(form, tell);
  return {
    ...form.kept,
    name: form.name.trim(),
    discount: readDiscount(form.discount, '/discount', numbers, tell),
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(endsAt === undefined ? {} : { endsAt }),
    timeZone: form.timeZone,
    currency: form.currency,
    limits: form.limits.map((limit, index) => limitOf(limit, `/limits/${index}`, numbers)),
    codes: codesOf(form, tell),
    activation: { required: form.isActivated, validFor: validForOf(form, numbers) },
    strict: form.strict,
    stacking: stackingOf(form, tell),
    rollback: { givesBack: form.givesBack },
    hidden: form.hidden,
    description: form.description,
    termsUrl: form.termsUrl.trim(),
    image: form.image.trim(),
    tags: [...form.tags],
  };
}

function whenOf({ start, end, timeZone }: CouponForm, tell: Tell) {
  const isWhole = ({ day, time }: CouponForm['start'], field: string) => {
    if (day === '') tell(field, 'day_of_time');
    else if (!isDay(day)) tell(field, 'day');
    else if (time !== '' && !isTime(time)) tell(field, 'time');
    return isDay(day) && (time === '' || isTime(time));
  };
  return {
    startsAt: !isNothing(start) && isWhole(start, '/startsAt') ? startInstant(start, timeZone) : undefined,
    endsAt: isNothing(end) ? null : isWhole(end, '/endsAt') ? endInstant(end, timeZone) : undefined,
  };
}

function isNothing({ day, time }: CouponForm['start']): boolean {
  return day === '' && time === '';
}

function limitOf({ on, per, period, max }: LimitForm, field: string, numbers: Numbers) {
  const most = numbers.one(on === 'discount' ? 'money' : 'count', max, `${field}/max`);
  if (on !== 'redemptions') return { on, max: most };
  return period === '' ? { on, per, max: most } : { on, per, period, max: most };
}

function codesOf({ codes }: CouponForm, tell: Tell): NonNullable<CouponFields['codes']> {
  const { kind, code, prefix, pattern } = codes;
  if (kind === 'imported') return { kind };
  if (kind === 'pattern') {
    if (pattern.trim() === '') tell('/codes/pattern', 'missing');
    return { kind, pattern };
  }
  if (kind === 'ean13') {
    if (!/^[0-9]{1,6}$/.test(prefix)) tell('/codes/prefix', prefix === '' ? 'missing' : 'whole');
    return { kind, prefix };
  }
  if (code.trim() === '') tell('/codes/code', 'missing');
  return { kind, code };
}

function validForOf({ validFor: { amount, unit } }: CouponForm, numbers: Numbers): number | null {
  const count = numbers.optional('count', amount, '/activation/validFor');
  return count === null ? null : count * SECONDS[unit];
}

function stackingOf({ stacking: { priority, group, exclusive, base } }: CouponForm, tell: Tell) {
  const text = priority.trim();
  const isInteger = /^-?[0-9]{1,7}$/.test(text);
  if (!isInteger) tell('/stacking/priority', text === '' ? 'missing' : 'whole');
  return {
    priority: isInteger ? Number(text) : 0,
    group: group.trim() === '' ? null : group.trim(),
    exclusive,
    base,
  };
}

/** Leaves out what has an error until the rest is a coupon. */
function settled(typed: Fields, errors: FormError[], form: CouponForm, { id, now }: Ground): Reading {
  const fields = { ...typed };
  const leaveOut = (found: readonly Pick<FormError, 'field'>[]) => {
    for (const { field } of found) delete fields[field.split('/')[1] as keyof Fields];
  };
  const blank = blankCoupon({
    id: id ?? NO_ID,
    currency: form.currency,
    timeZone: form.timeZone,
    codePrefix: null,
    state: 'published',
    now,
  });
  // What the check would say of a coupon without a name is said already.
  const base = {
    ...blank,
    name: '-',
    discount: { kind: 'percent', percent: 1, cap: null, target: ON_ORDER },
  } as const;
  leaveOut(errors);
  let made = couponFromFields(fields, base);
  for (let tries = Object.keys(fields).length; 'errors' in made && tries > 0; tries -= 1) {
    const told = new Set(errors.map(({ field }) => field));
    errors.push(
      ...made.errors.filter(({ field }) => !told.has(field)).map((error) => ({ code: 'invalid', ...error })),
    );
    leaveOut(made.errors);
    made = couponFromFields(fields, base);
  }
  return { fields, errors, coupon: 'coupon' in made ? made.coupon : base };
}
