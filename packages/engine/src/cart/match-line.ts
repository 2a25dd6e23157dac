import { isWithin } from '../eligibility/bounds.ts';
import type { AttributeValue, CartLine } from './cart.ts';
import type { Match, Membership } from './match.ts';

/** More comparisons than this take longer than a set does. */
const MANY_PAIRS = 2000;

/**
 * Whether a line is one of those that are meant: everything that the match says holds for it. An empty match means every line.
 *
 * @example matchLine({ category: { in: ['coffee'] }, onSale: false }, line)
 */
export function matchLine(match: Match, line: CartLine): boolean {
  const { sku, category, onSale, unitPrice, attributes } = match;
  if (sku !== undefined && !isMember(sku, [line.sku])) return false;
  if (category !== undefined && !isMember(category, line.categories)) return false;
  if (onSale !== undefined && onSale !== line.onSale) return false;
  if (unitPrice !== undefined && !isWithin(unitPrice, line.unitPrice)) return false;
  if (attributes === undefined) return true;
  return Object.entries(attributes).every(([name, wanted]) => isMember(wanted, textsOfAttribute(line, name)));
}

/** What an attribute of a line is as texts. */
export function textsOfAttribute({ attributes }: CartLine, name: string): readonly string[] {
  return textsOf(Object.hasOwn(attributes, name) ? attributes[name] : null);
}

/**
 * Whether at least one of the values is in `in`, and none is in `notIn`. Texts are the same when each letter is.
 *
 * @example isMember({ in: ['web', 'app'] }, ['web']) // true
 */
export function isMember({ in: wanted, notIn }: Membership, values: readonly string[]): boolean {
  if (wanted !== undefined && !hasOneOf(values, wanted)) return false;
  return notIn === undefined || !hasOneOf(values, notIn);
}

/** A search that calls nothing, for each line of a cart is looked at for each code; unless both lists are long. */
function hasOneOf(values: readonly string[], wanted: readonly string[]): boolean {
  if (values.length * wanted.length > MANY_PAIRS) {
    const known = new Set(values);
    return wanted.some((each) => known.has(each));
  }
  for (const value of values) if (wanted.includes(value)) return true;
  return false;
}

/**
 * What an attribute is as texts: of a list each member, of nothing none.
 *
 * @example textsOf(3) // ['3']
 */
export function textsOf(value: AttributeValue | undefined): readonly string[] {
  if (value === null || value === undefined) return [];
  return typeof value === 'object' ? value : [String(value)];
}
