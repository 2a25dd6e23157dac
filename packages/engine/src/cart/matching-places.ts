import { isWithin } from '../eligibility/bounds.ts';
import type { CartLine } from './cart.ts';
import type { Match, Membership } from './match.ts';
import { matchLine, textsOfAttribute } from './match-line.ts';

/** Where lines times values are more than this, to look values up is faster than to look at lines. */
const MANY_PAIRS = 2000;

/** The places of the lines that have a value. */
type PlacesByValue = ReadonlyMap<string, readonly number[]>;

/** What each field of the lines of a cart has, by the name of the field: made once, for each code of an order asks for it. */
const indexes = new WeakMap<readonly CartLine[], Map<string, PlacesByValue>>();

/**
 * The places of the lines that match, rising.
 *
 * @example matchingPlaces({ category: { in: ['coffee'] } }, [tea, beans]) // [1]
 */
export function matchingPlaces(match: Match, lines: readonly CartLine[]): number[] {
  const isMatched = valuesIn(match) * lines.length > MANY_PAIRS ? markMatched(match, lines) : null;
  const places: number[] = [];
  for (let place = 0; place < lines.length; place += 1) {
    const line = lines[place];
    if (line === undefined) continue;
    if (isMatched === null ? matchLine(match, line) : isMatched[place] === 1) places.push(place);
  }
  return places;
}

function valuesIn({ sku, category, attributes }: Match): number {
  const of = ({ in: wanted, notIn }: Membership = {}) => (wanted?.length ?? 0) + (notIn?.length ?? 0);
  let count = of(sku) + of(category);
  for (const name in attributes) count += of(attributes[name]);
  return count;
}

/** 1 at the place of each line that matches. */
function markMatched(
  { sku, category, onSale, unitPrice, attributes }: Match,
  lines: readonly CartLine[],
): Uint8Array {
  const matched = new Uint8Array(lines.length).fill(1);
  const keep = (field: string, { in: wanted, notIn }: Membership, valuesOf: ValuesOf) => {
    const index = indexOf(lines, field, valuesOf);
    const has = wanted && mark(index, wanted, lines.length);
    const hasNot = notIn && mark(index, notIn, lines.length);
    for (let place = 0; place < lines.length; place += 1) {
      if (has?.[place] === 0 || hasNot?.[place] === 1) matched[place] = 0;
    }
  };
  if (sku !== undefined) keep('sku', sku, (line) => [line.sku]);
  if (category !== undefined) keep('category', category, ({ categories }) => categories);
  for (const [name, wanted] of Object.entries(attributes ?? {})) {
    keep(`attribute ${name}`, wanted, (line) => textsOfAttribute(line, name));
  }
  for (const [place, line] of lines.entries()) {
    if (onSale !== undefined && line.onSale !== onSale) matched[place] = 0;
    if (unitPrice !== undefined && !isWithin(unitPrice, line.unitPrice)) matched[place] = 0;
  }
  return matched;
}

type ValuesOf = (line: CartLine) => readonly string[];

/** 1 at the place of each line that has one of the values. */
function mark(index: PlacesByValue, values: readonly string[], count: number): Uint8Array {
  const marked = new Uint8Array(count);
  let open = count;
  for (const value of values) {
    if (open === 0) break;
    for (const place of index.get(value) ?? []) {
      if (marked[place] === 0) open -= 1;
      marked[place] = 1;
    }
  }
  return marked;
}

function indexOf(lines: readonly CartLine[], field: string, valuesOf: ValuesOf): PlacesByValue {
  const fields = indexes.get(lines) ?? new Map<string, PlacesByValue>();
  indexes.set(lines, fields);
  const known = fields.get(field);
  if (known !== undefined) return known;
  const places = new Map<string, number[]>();
  for (const [place, line] of lines.entries()) {
    for (const value of valuesOf(line)) {
      const there = places.get(value);
      if (there === undefined) places.set(value, [place]);
      else there.push(place);
    }
  }
  fields.set(field, places);
  return places;
}
