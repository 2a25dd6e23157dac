import type { Limit } from '../../../api/coupon.ts';
import { type GroupForm, newGroup } from './condition-form.ts';
import { BLANK_DISCOUNT, type DiscountForm } from './discount-form.ts';

/** A day and a time as the clock of the coupon's zone shows them; empty where nothing is said. */
export interface ClockForm {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM`. */
  readonly time: string;
}

/** The units in which the time of a code is said. */
export type DurationUnit = 'days' | 'hours' | 'minutes' | 'seconds';

/** A limit while it is made. */
export interface LimitForm {
  readonly key: string;
  readonly on: Limit['on'];
  readonly per: 'client' | 'code' | 'coupon';
  readonly period: '' | 'day' | 'week' | 'month';
  readonly max: string;
}

/** A coupon while it is made: what was typed, as it was typed. This is what a draft in the browser keeps. */
export interface CouponForm {
  readonly name: string;
  readonly discount: DiscountForm;
  readonly isForEverybody: boolean;
  readonly eligibility: GroupForm;
  /** Without a day: right away. */
  readonly start: ClockForm;
  /** The last day, to its end where no time is said; without a day: it does not end. */
  readonly end: ClockForm;
  readonly timeZone: string;
  readonly currency: string;
  readonly limits: readonly LimitForm[];
  readonly codes: {
    readonly kind: 'friendly' | 'ean13' | 'pattern' | 'imported';
    readonly code: string;
    readonly prefix: string;
    readonly pattern: string;
  };
  readonly isActivated: boolean;
  readonly validFor: { readonly amount: string; readonly unit: DurationUnit };
  readonly strict: boolean;
  readonly stacking: {
    readonly priority: string;
    readonly group: string;
    readonly exclusive: boolean;
    readonly base: 'reduced' | 'original';
  };
  readonly givesBack: boolean;
  readonly hidden: boolean;
  readonly description: string;
  readonly termsUrl: string;
  readonly image: string;
  readonly tags: readonly string[];
  /** What this page does not show and a copy has all the same. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/** What a new coupon takes from its workspace. */
export interface FormOrigin {
  readonly currency: string;
  readonly timeZone: string;
  readonly codePrefix: string | null;
}

/** A new coupon: its most common answers. */
export function blankForm({ currency, timeZone, codePrefix }: FormOrigin): CouponForm {
  return {
    name: '',
    discount: BLANK_DISCOUNT,
    isForEverybody: true,
    eligibility: newGroup(),
    start: { day: '', time: '' },
    end: { day: '', time: '' },
    timeZone,
    currency,
    limits: [],
    codes: { kind: 'friendly', code: '', prefix: codePrefix ?? '29', pattern: '' },
    isActivated: false,
    validFor: { amount: '', unit: 'days' },
    strict: false,
    stacking: { priority: '0', group: '', exclusive: false, base: 'reduced' },
    givesBack: true,
    hidden: false,
    description: '',
    termsUrl: '',
    image: '',
    tags: [],
    kept: {},
  };
}
