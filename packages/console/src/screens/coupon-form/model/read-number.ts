import { minorDigits, parseDecimal, parsePercent } from '@couponry/engine';
import type { FormErrorCode } from './form-error.ts';

/** How numbers are typed here: in which currency money is, and whether the reader's decimals follow a comma. */
export interface Writing {
  readonly currency: string;
  readonly hasComma: boolean;
}

/** What a typed number is: money in decimals of the currency, a percentage, a count, or any number. */
export type NumberKind = 'money' | 'percent' | 'count' | 'number';

/** A number that was typed, or what is wrong with it. */
export type ReadNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly code: FormErrorCode };

/**
 * Reads a number as it was typed. Money comes out in minor units and a percentage as the API says it; both by moving digits, never
 * through binary fractions.
 *
 * @example readNumber('money', '12.50', { currency: 'GBP', hasComma: false }) // { ok: true, value: 1250 }
 * @example readNumber('count', '1,000', { currency: 'GBP', hasComma: false }) // { ok: true, value: 1000 }
 */
export function readNumber(kind: NumberKind, typed: string, writing: Writing): ReadNumber {
  const text = plainDecimal(withoutUnit(kind, typed, writing.currency), writing.hasComma);
  if (text === '') return { ok: false, code: 'missing' };
  if (kind === 'percent') {
    const parsed = parsePercent(text);
    if (!parsed.ok) return { ok: false, code: parsed.problem === 'not_a_number' ? 'number' : 'percent' };
    return { ok: true, value: Number(text) };
  }
  if (kind === 'number') {
    const isNumber = /^-?[0-9]{1,12}(\.[0-9]+)?$/.test(text);
    return isNumber ? { ok: true, value: Number(text) } : { ok: false, code: 'number' };
  }
  const digits = kind === 'money' ? (minorDigits(writing.currency) ?? 2) : 0;
  const parsed = /e/i.test(text)
    ? ({ ok: false, problem: 'not_a_number' } as const)
    : parseDecimal(text, digits);
  if (parsed.ok) return { ok: true, value: parsed.minor };
  if (parsed.problem === 'too_many_digits' && kind === 'count') return { ok: false, code: 'whole' };
  return { ok: false, code: parsed.problem === 'not_a_number' ? 'number' : parsed.problem };
}

/** Without the unit, which stands in the field already and is typed or pasted all the same: `12%`, `£9.50`, `9,50 zł`. */
function withoutUnit(kind: NumberKind, typed: string, currency: string): string {
  if (kind === 'percent') return typed.replace(/%\s*$/, '');
  return kind === 'money' ? typed.replace(/\p{Sc}|zł/u, '').replace(currency, '') : typed;
}

/** Without what groups thousands, and with a point before the decimals. */
function plainDecimal(typed: string, hasComma: boolean): string {
  const text = typed.replace(/[\s'’]/g, '');
  if (hasComma) return /^-?[0-9]+,[0-9]+$/.test(text) ? text.replace(',', '.') : text;
  return /^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$/.test(text) ? text.replaceAll(',', '') : text;
}
