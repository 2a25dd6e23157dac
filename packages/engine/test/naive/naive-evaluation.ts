import type { Cart } from '../../src/cart/cart.ts';
import type { Offer } from '../../src/cart/evaluation.ts';
import { least, type NaiveLeft, type NaiveLine, naiveGift, naiveParts } from './naive-discount.ts';

/** What the naive reckoning tells of a code that is applied, in the form in which the engine is compared with it. */
export interface NaiveResult {
  readonly discount: number;
  readonly shippingDiscount: number;
  readonly allocations: readonly { readonly lineId: string; readonly amount: number }[];
  /** How many units of it. */
  readonly gifts: number;
}

interface Tried {
  readonly worth: bigint;
  readonly results: ReadonlyMap<string, NaiveResult>;
}

/**
 * What codes give on a cart, by trying every set of them, with big integers and no thought of speed. Knows no conditions
 * and no codes that are applied already. By code; those that are not applied are not in it.
 */
export function naiveEvaluation(cart: Cart, offers: readonly Offer[]): ReadonlyMap<string, NaiveResult> {
  const usable = offers.filter((offer) => isContender(offer, cart)).sort(inOrder);
  const sets = usable.length > 12 ? [byPriority(cart, usable)] : subsets(usable);
  let best: Tried = { worth: 0n, results: new Map() };
  for (const set of sets) {
    const tried = isPermitted(set) ? apply(cart, set) : null;
    if (tried !== null && isBetter(tried, best)) best = tried;
  }
  return best.results;
}

function inOrder({ code: a, terms: one }: Offer, { code: b, terms: other }: Offer): number {
  return other.stacking.priority - one.stacking.priority || (a < b ? -1 : 1);
}

function isContender(offer: Offer, cart: Cart): boolean {
  const { terms, refusals } = offer;
  if (refusals.length > 0 || terms.currency !== cart.currency) return false;
  return apply(cart, [{ ...offer, budgetLeft: null }]) !== null;
}

function byPriority(cart: Cart, offers: readonly Offer[]): Offer[] {
  let set: Offer[] = [];
  for (const offer of offers) {
    const more = [...set, offer];
    if (isPermitted(more) && apply(cart, more) !== null) set = more;
  }
  return set;
}

function subsets(offers: readonly Offer[]): Offer[][] {
  return Array.from({ length: 2 ** offers.length }, (_, mask) =>
    offers.filter((_, index) => Math.floor(mask / 2 ** index) % 2 === 1),
  );
}

function isPermitted(set: readonly Offer[]): boolean {
  if (set.length > 1 && set.some(({ terms }) => terms.stacking.exclusive)) return false;
  const groups = set.flatMap(({ terms }) => terms.stacking.group ?? []);
  return new Set(groups).size === groups.length;
}

/** Null where one of them gives nothing, or more than its budget. */
function apply(cart: Cart, set: readonly Offer[]): Tried | null {
  const lines = cart.lines.map((line): NaiveLine => ({ ...line, price: BigInt(line.unitPrice) }));
  const first: NaiveLeft = {
    lines: new Map(lines.map(({ id, price, quantity }) => [id, price * BigInt(quantity)])),
    shipping: BigInt(cart.shipping?.amount ?? 0),
  };
  let left = first;
  let worth = 0n;
  const results = new Map<string, NaiveResult>();
  for (const { code, terms, budgetLeft } of set) {
    const parts = naiveParts(terms.discount, lines, terms.stacking.base === 'original' ? first : left);
    const bounded = boundedBy(left, parts);
    const given = [...bounded.lines.values(), bounded.shipping].reduce((sum, part) => sum + part, 0n);
    const gifts = naiveGift(terms.discount, lines);
    if ((given === 0n && gifts === 0) || (budgetLeft !== null && given > BigInt(budgetLeft))) return null;
    results.set(code, told(bounded, gifts));
    worth += given;
    left = without(left, bounded);
  }
  return { worth, results };
}

function boundedBy(left: NaiveLeft, parts: NaiveLeft): NaiveLeft {
  const bounded = [...parts.lines].map(([id, part]) => {
    const most = left.lines.get(id) ?? 0n;
    return [id, least(part, most)] as const;
  });
  return { lines: new Map(bounded), shipping: least(parts.shipping, left.shipping) };
}

function without(left: NaiveLeft, parts: NaiveLeft): NaiveLeft {
  return {
    lines: new Map([...left.lines].map(([id, amount]) => [id, amount - (parts.lines.get(id) ?? 0n)])),
    shipping: left.shipping - parts.shipping,
  };
}

function told({ lines, shipping }: NaiveLeft, gifts: number): NaiveResult {
  const allocations = [...lines]
    .filter(([, part]) => part > 0n)
    .map(([lineId, part]) => ({ lineId, amount: Number(part) }))
    .sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
  const discount = allocations.reduce((sum, { amount }) => sum + amount, 0);
  return { discount, shippingDiscount: Number(shipping), allocations, gifts };
}

/** Worth more; else more gifts; else fewer codes; else the smaller list of codes. */
function isBetter(one: Tried, other: Tried): boolean {
  if (one.worth !== other.worth) return one.worth > other.worth;
  const gifts = ({ results }: Tried) => [...results.values()].filter((result) => result.gifts > 0).length;
  if (gifts(one) !== gifts(other)) return gifts(one) > gifts(other);
  if (one.results.size !== other.results.size) return one.results.size < other.results.size;
  const codes = ({ results }: Tried) => [...results.keys()].sort();
  const [a, b] = [codes(one), codes(other)];
  const index = a.findIndex((code, at) => code !== b[at]);
  return index >= 0 && (a[index] ?? '') < (b[index] ?? '');
}
