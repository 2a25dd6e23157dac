import { isMember } from '../cart/match-line.ts';
import { nothingOpen } from './contradictions.ts';
import type { Fix } from './fix.ts';
import { optional, type Parameter } from './parameter.ts';
import { type Asks, defineRule, type Rule, type RuleRefusal } from './rule.ts';
import type { Situation } from './situation.ts';

type Token<Name extends string> = `${Name}_not_in` | `${Name}_excluded` | 'client_not_told';
type Lists = 'texts' | 'currencies';

type AnyLists = { readonly in?: readonly string[]; readonly notIn?: readonly string[] };

interface MembershipParameters<Type extends Lists> {
  readonly in: Parameter<Type, true>;
  readonly notIn: Parameter<Type, true>;
  readonly [name: string]: Parameter<Type, true>;
}

/** What makes a rule of a list: what it is called, what is looked at, and what helps. */
interface MembershipTerms<Name extends string, Type extends Lists> {
  readonly name: Name;
  readonly summary: string;
  readonly asks: Asks;
  readonly of: Type;
  readonly examples: readonly { readonly in?: readonly string[]; readonly notIn?: readonly string[] }[];
  /** The values that are looked up in the lists; null: nobody can know, because no client is named. */
  readonly seen: (situation: Situation) => readonly string[] | null;
  readonly fix?: (wanted: readonly string[]) => Fix;
}

/**
 * A rule that asks whether a value is one of a list (`in`), or none of one (`notIn`), or both.
 *
 * @example membershipRule({ name: 'channel', seen: ({ cart }) => [cart.channel], ... })
 */
export function membershipRule<const Name extends string, const Type extends Lists>(
  terms: MembershipTerms<Name, Type>,
): Rule<Name, MembershipParameters<Type>, Token<Name>> {
  const { name, summary, asks, of, examples } = terms;
  return defineRule<Name, MembershipParameters<Type>, Token<Name>>({
    ...{ name, summary, asks, examples, oneOf: ['in', 'notIn'] },
    parameters: {
      in: optional(of, 'At least one of these. Texts are the same when each letter is.'),
      notIn: optional(of, 'None of these.'),
    },
    problem: (lists) => nothingOpen(lists),
    parts: partsOf,
    reasons: [`${name}_not_in`, ...(asks === 'client' ? (['client_not_told'] as const) : [])],
    check: (lists, situation) => refusalOf(terms, lists, terms.seen(situation)),
    excluded: (_, situation) => ({ actual: told(terms.seen(situation)) }),
  });
}

function refusalOf<Name extends string>(
  { name, fix }: MembershipTerms<Name, Lists>,
  { in: wanted, notIn }: AnyLists,
  seen: readonly string[] | null,
): RuleRefusal<Token<Name>> | null {
  // Who is not known is in no list: fails `in`, passes `notIn`.
  if (wanted !== undefined && !isMember({ in: wanted }, seen ?? [])) {
    if (seen === null) return { reason: 'client_not_told', expected: wanted, fix: { type: 'sign_in' } };
    const open = without(wanted, notIn);
    const help = fix === undefined || open.length === 0 ? {} : { fix: fix(open) };
    return { reason: `${name}_not_in`, actual: told(seen), expected: wanted, ...help };
  }
  if (notIn === undefined || isMember({ notIn }, seen ?? [])) return null;
  return { reason: `${name}_excluded`, actual: told(seen), expected: { not: { rule: name, in: notIn } } };
}

/** What is in both lists is forbidden. */
function partsOf({ in: wanted, notIn }: AnyLists): readonly AnyLists[] {
  if (wanted === undefined || notIn === undefined) return [];
  const open = without(wanted, notIn);
  return open.length === 0 ? [] : [{ in: open }, { notIn }];
}

function without(values: readonly string[], forbidden: readonly string[] = []): readonly string[] {
  const isForbidden = new Set(forbidden);
  return values.filter((value) => !isForbidden.has(value));
}

/** One value by itself, several as a list. */
function told(seen: readonly string[] | null): string | null | readonly string[] {
  if (seen === null || seen.length === 0) return null;
  return seen.length === 1 ? (seen[0] ?? null) : seen;
}
