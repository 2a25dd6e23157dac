import { createContext, useContext } from 'react';
import type { CouponForm } from './model/coupon-form.ts';
import type { Writing } from './model/read-number.ts';

/** What cannot change any more once something was issued. */
export type Lockable = 'codes' | 'currency' | 'timeZone';

/** The form, for its fields. */
export interface FormApi {
  readonly form: CouponForm;
  readonly writing: Writing;
  /** Sets some of it. */
  change(patch: Partial<CouponForm>): void;
  /** What is wrong with the field at a JSON pointer, or within it, as a sentence; undefined where nothing is to be said yet. */
  errorOf(field: string, isExact?: boolean): string | undefined;
  /** Somebody has been in the field: from now on it says what is wrong. */
  touch(field: string): void;
  /** Why it cannot be changed; undefined: it can. */
  lockOf(what: Lockable): string | undefined;
}

const FormContext = createContext<FormApi | null>(null);

/** Gives the form to the fields inside. */
export const FormProvider = FormContext.Provider;

/** The form that the field is in. */
export function useForm(): FormApi {
  const form = useContext(FormContext);
  if (form === null) throw new Error('useForm outside of FormProvider');
  return form;
}

/** What every field has by its JSON pointer: where links and the focus find it, and what is wrong with it. */
export function useField(at: string) {
  const { errorOf, touch } = useForm();
  const error = errorOf(at);
  return {
    'data-field': at,
    onBlur: () => touch(at),
    ...(error === undefined ? {} : { error }),
  };
}
