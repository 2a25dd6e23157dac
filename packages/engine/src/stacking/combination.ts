import type { Contender } from './contender.ts';

/** Codes that are applied together, and what they are worth. */
export interface Combination {
  /** Discount and shipping discount, in minor units. */
  readonly worth: number;
  readonly gifts: number;
  readonly contenders: readonly Contender[];
}

/** No code at all. */
export const NOTHING_CHOSEN: Combination = { worth: 0, gifts: 0, contenders: [] };

/** The same with one more code behind it. */
export function withOneMore(
  { worth, gifts, contenders }: Combination,
  contender: Contender,
  takes: number,
): Combination {
  return {
    worth: worth + takes,
    gifts: gifts + (contender.take.kind === 'gift' ? 1 : 0),
    contenders: [...contenders, contender],
  };
}

/**
 * Whether one is better than another: worth more; else with more gifts; else of fewer codes; else of the smaller list of
 * codes, in code-unit order. No two are equally good, so the best is the best whatever the order in which they are tried.
 */
export function isBetter(one: Combination, other: Combination): boolean {
  if (one.worth !== other.worth) return one.worth > other.worth;
  if (one.gifts !== other.gifts) return one.gifts > other.gifts;
  const [few, many] = [one.contenders.length, other.contenders.length];
  return few === many ? hasSmallerCodes(one, other) : few < many;
}

function hasSmallerCodes(one: Combination, other: Combination): boolean {
  const [codes, others] = [codesOf(one), codesOf(other)];
  const first = codes.findIndex((code, at) => code !== others[at]);
  return first >= 0 && (codes[first] ?? '') < (others[first] ?? '');
}

function codesOf({ contenders }: Combination): string[] {
  return contenders.map(({ code }) => code).sort();
}
