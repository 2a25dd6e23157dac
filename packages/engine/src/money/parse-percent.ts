import { type ParsedDecimal, parseDecimal } from './parse-decimal.ts';

/** How many decimals a percentage may have: it is kept as an integer of 1/10,000 percent. */
export const PERCENT_DIGITS = 4;

/** A hundred percent, in 1/10,000 percent. */
export const WHOLE_IN_TEN_THOUSANDTHS = 1_000_000;

export type ParsedPercent =
  | { readonly ok: true; readonly tenThousandths: number }
  | { readonly ok: false; readonly problem: Extract<ParsedDecimal, { ok: false }>['problem'] | 'zero' };

/**
 * A percentage (0 < p <= 100, at most 4 decimals) from its decimal text, exactly, as an integer of 1/10,000
 * percent. The inverse is `formatDecimal(tenThousandths, PERCENT_DIGITS)`.
 *
 * @returns `tenThousandths` from 1 to 1,000,000, or the problem (above 100 is `too_large`)
 * @example parsePercent('12.5') // { ok: true, tenThousandths: 125_000 }
 */
export function parsePercent(text: string): ParsedPercent {
  const parsed = parseDecimal(text, PERCENT_DIGITS);
  if (!parsed.ok) return parsed;
  if (parsed.minor === 0) return { ok: false, problem: 'zero' };
  if (parsed.minor > WHOLE_IN_TEN_THOUSANDTHS) return { ok: false, problem: 'too_large' };
  return { ok: true, tenThousandths: parsed.minor };
}
