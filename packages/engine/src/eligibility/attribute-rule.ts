import type { Attributes, AttributeValue } from '../cart/cart.ts';
import { compares } from './comparison.ts';
import { type Parameter, required } from './parameter.ts';
import { type Asks, defineRule, type Rule } from './rule.ts';
import type { Situation } from './situation.ts';

type Token<Name extends string> = `${Name}_not_so` | 'client_not_told';

interface AttributeParameters {
  readonly name: Parameter<'name', false>;
  readonly is: Parameter<'comparison', false>;
  readonly [name: string]: Parameter<'name' | 'comparison', false>;
}

/** What makes a rule of attributes: what it is called, and whose they are; null: nobody can know. */
interface AttributeTerms<Name extends string> {
  readonly name: Name;
  readonly summary: string;
  readonly asks: Asks;
  readonly of: (situation: Situation) => Attributes | null;
}

/** A rule that compares an attribute by its type. */
export function attributeRule<const Name extends string>({
  name: rule,
  summary,
  asks,
  of,
}: AttributeTerms<Name>): Rule<Name, AttributeParameters, Token<Name>> {
  return defineRule<Name, AttributeParameters, Token<Name>>({
    ...{ name: rule, summary, asks },
    parameters: {
      name: required('name', 'The attribute.'),
      is: required('comparison', 'What it has to be: exactly one comparison, of the type of the attribute.'),
    },
    reasons: [`${rule}_not_so`, ...(asks === 'client' ? (['client_not_told'] as const) : [])],
    examples: [
      { name: 'level', is: { number: { min: 3 } } },
      { name: 'colour', is: { text: { in: ['red', 'blue'] } } },
      { name: 'newsletter', is: { boolean: true } },
      { name: 'since', is: { date: { to: '2025-12-31' } } },
      { name: 'clubs', is: { list: { in: ['book', 'wine'] } } },
    ],
    check: ({ name, is }, situation) => {
      const attributes = of(situation);
      if (compares(is, attributeOf(attributes, name), situation.timeZone)) return null;
      const expected = { rule, name, is };
      if (attributes === null) return { reason: 'client_not_told', expected, fix: { type: 'sign_in' } };
      return { reason: `${rule}_not_so`, actual: attributeOf(attributes, name), expected };
    },
    excluded: ({ name }, situation) => ({ actual: attributeOf(of(situation), name) }),
  });
}

/** Only what is an attribute of its own: `constructor` is none. */
function attributeOf(attributes: Attributes | null, name: string): AttributeValue {
  return attributes !== null && Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null;
}
