import type { Match } from '../../src/cart/match.ts';
import type {
  Counted,
  Discount,
  Every,
  GetTerms,
  Target,
  TiersDiscount,
} from '../../src/discount/discount.ts';

/** A line as the naive reckoning sees it: exact integers, and every unit for itself. */
export interface NaiveLine {
  readonly id: string;
  readonly sku: string;
  readonly categories: readonly string[];
  readonly onSale: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly price: bigint;
  readonly quantity: number;
}

/** What is left of each line, by id, and of the shipping. */
export interface NaiveLeft {
  readonly lines: ReadonlyMap<string, bigint>;
  readonly shipping: bigint;
}

type Meant = readonly { readonly line: NaiveLine; readonly units: number }[];

const WHOLE = 1_000_000n;

/** What a discount takes of each line and of the shipping, where this much is left. */
export function naiveParts(discount: Discount, lines: readonly NaiveLine[], left: NaiveLeft): NaiveLeft {
  if ('every' in discount && timesIn(discount.every, lines) === 0n) return NOTHING;
  const own = ownParts(discount, lines, left);
  if (!('freeShipping' in discount) || !isForSome(discount, lines)) return own;
  return { ...own, shipping: left.shipping };
}

/** Whether a discount has something in the cart that it is for. */
function isForSome(discount: Discount, lines: readonly NaiveLine[]): boolean {
  if (discount.kind === 'buy_get') return gotUnits(discount, lines).length > 0;
  if (!('target' in discount)) return true;
  const meant = meantBy(discount.target, lines);
  if (discount.kind === 'new_price' && discount.quantity !== undefined) {
    const priced = meant.filter(({ line }) => line.price > 0n);
    const counts = priced.map(({ units }) => units);
    if (discount.sets !== undefined) return counts.some((count) => count >= (discount.quantity ?? 0));
    return counts.reduce((sum, count) => sum + count, 0) >= discount.quantity;
  }
  return (
    discount.target.on === 'order' ||
    lines.some((line) => discount.target.on === 'items' && naivelyMatches(discount.target.match, line))
  );
}

function ownParts(discount: Discount, lines: readonly NaiveLine[], left: NaiveLeft): NaiveLeft {
  switch (discount.kind) {
    case 'percent': {
      const meant = meantBy(discount.target, lines);
      const taken = percentOf(totalOf(meant, left), discount.percent);
      return split(discount.cap === null ? taken : least(taken, BigInt(discount.cap)), meant, left);
    }
    case 'amount': {
      const meant = meantBy(discount.target, lines);
      if (discount.per === 'unit') return offEach(discount.amount, meant, left);
      const times = 'every' in discount ? timesIn(discount.every, lines) : 1n;
      return split(least(times * BigInt(discount.amount), totalOf(meant, left)), meant, left);
    }
    case 'new_price': {
      const meant = meantBy(discount.target, lines);
      if (discount.quantity !== undefined) {
        const reckon = discount.sets === undefined ? setsFor : setsOfLinesFor;
        return reckon(discount.price, discount.quantity, meant, left);
      }
      if (discount.target.on === 'items') return down(discount.price, meant, left);
      return split(most(0n, totalOf(meant, left) - BigInt(discount.price)), meant, left);
    }
    case 'shipping': {
      if ('price' in discount) {
        return { lines: new Map(), shipping: most(0n, left.shipping - BigInt(discount.price)) };
      }
      const taken = percentOf(left.shipping, discount.percent);
      const shipping = discount.cap === null ? taken : least(taken, BigInt(discount.cap));
      return { lines: new Map(), shipping };
    }
    case 'buy_get':
      return given(discount.get, gotUnits(discount, lines), left);
    case 'gift':
      return NOTHING;
    case 'tiers': {
      const reached = naiveTier(discount, lines);
      return reached === null ? NOTHING : naiveParts(reached, lines, left);
    }
  }
}

/** The discount of the highest tier that is reached; null: of none. */
function naiveTier(discount: TiersDiscount, lines: readonly NaiveLine[]): Discount | null {
  const size = countedSize(discount, lines);
  return discount.tiers.filter(({ from }) => BigInt(from) <= size).at(-1)?.discount ?? null;
}

/** How many units of something the shop adds. */
export function naiveGift(discount: Discount, lines: readonly NaiveLine[]): number {
  if (discount.kind === 'tiers') {
    const reached = naiveTier(discount, lines);
    return reached === null ? 0 : naiveGift(reached, lines);
  }
  if (discount.kind !== 'gift') return 0;
  const times = 'every' in discount ? timesIn(discount.every, lines) : 1n;
  return Number(least(BigInt(discount.quantity) * times, 1_000_000n));
}

/** Whole steps of what counts, no more than it may be. */
function timesIn(every: Every, lines: readonly NaiveLine[]): bigint {
  const steps = countedSize(every, lines) / BigInt(every.step);
  return every.repeat === null ? steps : least(steps, BigInt(every.repeat));
}

function countedSize({ by, match }: Counted, lines: readonly NaiveLine[]): bigint {
  const counted = lines.filter((line) => naivelyMatches(match ?? {}, line));
  const subtotal = counted.reduce((sum, { price, quantity }) => sum + price * BigInt(quantity), 0n);
  const units = counted.reduce((sum, { quantity }) => sum + quantity, 0);
  return by === 'subtotal' ? subtotal : BigInt(units);
}

const NOTHING: NaiveLeft = { lines: new Map(), shipping: 0n };

/** Whether a line is meant, by the words of the documentation. */
function naivelyMatches(match: Match, line: NaiveLine): boolean {
  const within = (list: { in?: readonly string[]; notIn?: readonly string[] } = {}, values: string[]) =>
    (list.in === undefined || list.in.some((value) => values.includes(value))) &&
    !(list.notIn ?? []).some((value) => values.includes(value));
  return (
    within(match.sku, [line.sku]) &&
    within(match.category, [...line.categories]) &&
    (match.onSale ?? line.onSale) === line.onSale &&
    line.price >= BigInt(match.unitPrice?.min ?? 0) &&
    (match.unitPrice?.max === undefined || line.price <= BigInt(match.unitPrice.max)) &&
    Object.entries(match.attributes ?? {}).every(([name, list]) =>
      within(list, line.attributes[name] === undefined ? [] : [String(line.attributes[name])]),
    )
  );
}

/** Every single unit, the cheapest first, ties by line id. */
function singleUnits(lines: readonly NaiveLine[]): NaiveLine[] {
  return lines
    .flatMap((line) => Array.from({ length: line.quantity }, () => line))
    .sort((a, b) => Number(a.price - b.price) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function gathered(units: readonly NaiveLine[]): Meant {
  const counts = new Map<NaiveLine, number>();
  for (const line of units) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts]
    .map(([line, count]) => ({ line, units: count }))
    .sort((a, b) => (a.line.id < b.line.id ? -1 : 1));
}

function meantBy(target: Target, lines: readonly NaiveLine[]): Meant {
  const matching = target.on === 'order' ? lines : lines.filter((line) => naivelyMatches(target.match, line));
  if (target.on === 'order' || target.units === undefined) return gathered(singleUnits(matching));
  const { max, take } = target.units;
  if (take === 'of_each_line') {
    return gathered(matching.flatMap((line) => singleUnits([line]).slice(0, max)));
  }
  // What costs nothing is taken where there is nothing else; then nothing is taken off it.
  const units = singleUnits(matching.filter(({ price }) => price > 0n));
  if (take === 'cheapest') return gathered(units.slice(0, max));
  units.sort((a, b) => Number(b.price - a.price) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return gathered(units.slice(0, max));
}

/** Buys units one by one and looks what can be got for them, for as many sets as go. */
function gotUnits(
  { buy, get, sets: kept, repeat }: Extract<Discount, { kind: 'buy_get' }>,
  lines: readonly NaiveLine[],
): Meant {
  if (kept !== undefined) {
    const matching = lines.filter((line) => line.price > 0n && naivelyMatches(buy.match, line));
    const each = matching.flatMap((line) => lineSets(line, line.quantity, buy.quantity + get.quantity));
    each.sort((a, b) => Number(b.price - a.price) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    const given = each.slice(0, repeat ?? each.length);
    return gathered(given.flatMap((line) => Array.from({ length: get.quantity }, () => line)));
  }
  let got: readonly NaiveLine[] = [];
  for (let sets = 1; repeat === null || sets <= repeat; sets += 1) {
    const units = singleUnits(lines.filter(({ price }) => price > 0n));
    const onlyToBuy = units.filter(
      (unit) => naivelyMatches(buy.match, unit) && !naivelyMatches(get.match, unit),
    );
    const both = units.filter((unit) => naivelyMatches(buy.match, unit) && naivelyMatches(get.match, unit));
    const onlyToGet = units.filter(
      (unit) => naivelyMatches(get.match, unit) && !naivelyMatches(buy.match, unit),
    );
    const fromBoth = Math.max(0, sets * buy.quantity - onlyToBuy.length);
    if (fromBoth > both.length) break;
    const free = singleUnits([]).concat(both.slice(0, both.length - fromBoth), onlyToGet);
    free.sort((a, b) => Number(a.price - b.price) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    if (free.length < sets * get.quantity) break;
    got = free.slice(0, sets * get.quantity);
  }
  return gathered(got);
}

/** The line once for each whole set that so many units of it make, counted one by one. */
function lineSets(line: NaiveLine, units: number, size: number): NaiveLine[] {
  const sets: NaiveLine[] = [];
  for (let open = units; open >= size; open -= size) sets.push(line);
  return sets;
}

function given(get: GetTerms, meant: Meant, left: NaiveLeft): NaiveLeft {
  if ('price' in get) return down(get.price, meant, left);
  if ('amount' in get) return offEach(get.amount, meant, left);
  return split(percentOf(totalOf(meant, left), get.percent), meant, left);
}

function amountOf({ line, units }: Meant[number], left: NaiveLeft): bigint {
  return ((left.lines.get(line.id) ?? 0n) * BigInt(units)) / BigInt(line.quantity);
}

function totalOf(meant: Meant, left: NaiveLeft): bigint {
  return meant.reduce((sum, each) => sum + amountOf(each, left), 0n);
}

function down(price: number, meant: Meant, left: NaiveLeft): NaiveLeft {
  const parts = meant.map(
    (each) => [each.line.id, most(0n, amountOf(each, left) - BigInt(price) * BigInt(each.units))] as const,
  );
  return { lines: new Map(parts), shipping: 0n };
}

/**
 * Units one by one, the dearest first, put into sets, of which those count that cost more than their price in what is left: sets of
 * one line alone all or none, as they cost the same.
 */
function setsFor(price: number, size: number, meant: Meant, left: NaiveLeft): NaiveLeft {
  const units = meant
    .flatMap(({ line, units: count }) => Array.from({ length: count }, () => line))
    .filter((line) => line.price > 0n)
    .sort((a, b) => Number(b.price - a.price) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const alike = new Map<string, NaiveLine[]>();
  for (let end = size; end <= units.length; end += size) {
    const set = units.slice(end - size, end);
    if (set.reduce((sum, line) => sum + line.price, 0n) <= BigInt(price)) break;
    const key = JSON.stringify(set.map(({ id }) => id));
    alike.set(key, (alike.get(key) ?? []).concat(set));
  }
  const priceOf = (taken: readonly NaiveLine[]) => BigInt(price) * BigInt(taken.length / size);
  const dear = [...alike.values()].filter((taken) => totalOf(gathered(taken), left) > priceOf(taken)).flat();
  const meantUnits = gathered(dear);
  return split(totalOf(meantUnits, left) - priceOf(dear), meantUnits, left);
}

/** Line by line: what its whole sets come to above their price. */
function setsOfLinesFor(price: number, size: number, meant: Meant, left: NaiveLeft): NaiveLeft {
  const parts = meant
    .filter(({ line }) => line.price > 0n)
    .map(({ line, units }) => {
      const sets = lineSets(line, units, size).length;
      const cost = amountOf({ line, units: sets * size }, left);
      return [line.id, most(0n, cost - BigInt(sets) * BigInt(price))] as const;
    });
  return { lines: new Map(parts), shipping: 0n };
}

function offEach(amount: number, meant: Meant, left: NaiveLeft): NaiveLeft {
  const parts = meant.map(
    (each) => [each.line.id, least(amountOf(each, left), BigInt(amount) * BigInt(each.units))] as const,
  );
  return { lines: new Map(parts), shipping: 0n };
}

/** By largest remainder, a minor unit at a time. */
function split(taken: bigint, meant: Meant, left: NaiveLeft): NaiveLeft {
  const total = totalOf(meant, left);
  if (total === 0n) return NOTHING;
  const shares = meant.map((each) => {
    const amount = amountOf(each, left);
    return { id: each.line.id, amount, part: (taken * amount) / total, rest: (taken * amount) % total };
  });
  let open = taken - shares.reduce((sum, { part }) => sum + part, 0n);
  for (const share of shares.toSorted(
    (a, b) => Number(b.rest - a.rest) || Number(b.amount - a.amount) || (a.id < b.id ? -1 : 1),
  )) {
    if (open === 0n) break;
    share.part += 1n;
    open -= 1n;
  }
  return { lines: new Map(shares.map(({ id, part }) => [id, part])), shipping: 0n };
}

/** Round half up. */
function percentOf(amount: bigint, tenThousandths: number): bigint {
  return (2n * amount * BigInt(tenThousandths) + WHOLE) / (2n * WHOLE);
}

/** The smaller of two. */
export function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function most(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
