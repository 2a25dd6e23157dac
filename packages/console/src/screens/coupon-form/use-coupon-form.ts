import { useEffect, useMemo, useRef, useState } from 'react';
import { localeOf } from '../../text/language.ts';
import { useReader } from '../../text/reader.tsx';
import type { FormApi, Lockable } from './form-context.tsx';
import type { CouponForm } from './model/coupon-form.ts';
import { draftNeeds } from './model/draft-needs.ts';
import { dropDraft, keepDraft, readDraft } from './model/draft-store.ts';
import type { FormError } from './model/form-error.ts';
import { type CouponFields, type Reading, readForm } from './model/read-form.ts';
import { errorText } from './text/error-text.ts';
import { useCouponFormTexts } from './text/use-coupon-form-texts.ts';

/** With what the form begins. */
export interface FormStart {
  /** Null: a new coupon. */
  readonly id: string | null;
  readonly version: number | null;
  readonly form: CouponForm;
  /** Where what is typed is kept (`draftKey`). */
  readonly draftKey: string;
  /** What cannot change, and why. */
  readonly locks: Readonly<Partial<Record<Lockable, string>>>;
}

/** The form as it stands. */
export interface CouponFormState {
  readonly api: FormApi;
  readonly reading: Reading;
  /** What is wrong and told: what somebody has been at, and what kept it from being saved once somebody tried. */
  readonly told: readonly FormError[];
  /** What keeps it from being what it was to become when somebody tried. */
  readonly missing: readonly FormError[];
  /** What it was to become. */
  readonly wanted: 'draft' | 'whole' | null;
  readonly isChanged: boolean;
  /** Whether what was typed last is kept in the browser, which may be full. */
  readonly isKept: boolean;
  /** When what was restored was typed; null: nothing was. */
  readonly restoredAt: number | null;
  /** What was there when the form was begun, and its version. */
  readonly base: CouponFields;
  readonly version: number | null;
  /** Somebody tried to save it as that: what is missing is told from now on. */
  want(wanted: 'draft' | 'whole'): void;
  tellOf(errors: readonly FormError[]): void;
  discard(): void;
  /** It was saved: nothing is kept any more. */
  settle(): void;
}

/** To which field of the API what is typed belongs, where they are not called the same. */
const FIELD_OF: Readonly<Partial<Record<keyof CouponForm, string>>> = {
  isForEverybody: 'eligibility',
  start: 'startsAt',
  end: 'endsAt',
  isActivated: 'activation',
  validFor: 'activation',
  givesBack: 'rollback',
};

/** Whether the reader writes decimals after a comma. */
export function hasComma(locale: string): boolean {
  return new Intl.NumberFormat(locale).format(1.5).includes(',');
}

/** The state of the form: what is typed, what is read of it, what is wrong with it; kept in the browser with every change. */
export function useCouponForm(start: FormStart): CouponFormState {
  const t = useCouponFormTexts();
  const { language } = useReader();
  const comma = hasComma(localeOf(language));
  const [now] = useState(Date.now);
  const ground = { id: start.id, hasComma: comma, now };
  const [kept, setKept] = useState(() => readDraft(start.draftKey));
  const [first] = useState(start.form);
  const [fresh] = useState(() => readForm(first, ground).fields);
  const [form, setForm] = useState(kept?.form ?? first);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<'draft' | 'whole' | null>(null);
  const [fromServer, setFromServer] = useState<readonly FormError[]>([]);
  const reading = useMemo(
    () => readForm(form, { id: start.id, hasComma: comma, now }),
    [form, start.id, comma, now],
  );
  const base = kept?.base ?? fresh;
  const version = kept?.version ?? start.version;
  const isChanged = form !== first;
  const [isKept, setKeptNow] = useState(true);
  const isSettled = useRef(false);
  useEffect(() => {
    if (!isChanged || isSettled.current) return;
    setKeptNow(keepDraft(start.draftKey, { form, at: Date.now(), version, base }));
  }, [form, isChanged, start.draftKey, version, base]);

  const missing = wanted === null ? [] : wanted === 'draft' ? draftNeeds(reading.errors) : reading.errors;
  const isTold = (error: FormError) =>
    missing.includes(error) || [...touched].some((at) => isTouched(error, at));
  const told = [...reading.errors.filter(isTold), ...fromServer];
  const api: FormApi = {
    form,
    writing: { currency: form.currency, hasComma: comma },
    change(patch) {
      setForm((before) => ({ ...before, ...patch }));
      const changed = Object.keys(patch).map((name) => FIELD_OF[name as keyof CouponForm] ?? name);
      setFromServer((errors) => errors.filter(({ field }) => !changed.includes(field.split('/')[1] ?? '')));
    },
    errorOf(at, isExact = false) {
      const found =
        told.find(({ field }) => field === at) ??
        (isExact ? undefined : told.find(({ field }) => isBeside(field, at)));
      return found === undefined ? undefined : errorText(found, t);
    },
    touch(at) {
      setTouched((before) => (before.has(at) ? before : new Set([...before, at])));
    },
    lockOf: (what) => start.locks[what],
  };
  return {
    ...{ api, reading, told, missing, wanted, isChanged, isKept, base, version },
    restoredAt: kept?.at ?? null,
    want: setWanted,
    tellOf: setFromServer,
    discard() {
      dropDraft(start.draftKey);
      setKept(null);
      setForm(first);
      setWanted(null);
      setTouched(new Set());
      setFromServer([]);
    },
    settle() {
      isSettled.current = true;
      dropDraft(start.draftKey);
    },
  };
}

function isTouched({ field }: FormError, at: string): boolean {
  return isWithin(field, at) || (isWithin(at, field) && field.split('/').length > 2);
}

function isWithin(field: string, around: string): boolean {
  return field === around || field.startsWith(`${around}/`);
}

/** Errors that are told at a field though they are of the whole around it: of a limit at its number, of a list within it. */
function isBeside(field: string, at: string): boolean {
  if (/^\/limits\/\d+$/.test(field)) return at === `${field}/max`;
  return field.startsWith(`${at}/`) && /\/(in|notIn|all)$/.test(at);
}
