import type { Bounds } from '../../src/eligibility/bounds.ts';
import type { Comparison } from '../../src/eligibility/comparison.ts';
import type { AttributeValue, CartLine, Condition, Match, Situation } from '../../src/index.ts';

/** The parameters of any rule. */
interface Said extends Lists, Bounds {
  readonly equals?: number;
  readonly match?: Match;
  readonly quantity?: Bounds;
  readonly amount?: Bounds;
  readonly name?: string;
  readonly is?: Comparison;
  readonly from?: string;
  readonly to?: string;
  readonly timeZone?: string;
}

type Lists = { readonly in?: readonly string[]; readonly notIn?: readonly string[] };

/**
 * Whether a condition holds, written down as the reference says it and nothing else: no reasons, no sharing, another way to
 * the local time. What the engine says is held against this.
 */
export function holdsNaively(condition: Condition, situation: Situation): boolean {
  if ('all' in condition && !('rule' in condition))
    return (condition.all as Condition[]).every((part) => holdsNaively(part, situation));
  if ('any' in condition && !('rule' in condition))
    return (condition.any as Condition[]).some((part) => holdsNaively(part, situation));
  if ('not' in condition && !('rule' in condition))
    return !holdsNaively(condition.not as Condition, situation);
  const { rule, ...parameters } = condition as { readonly rule: string };
  const naive = NAIVE[rule];
  if (naive === undefined) throw new Error(`The naive evaluation does not know ${rule}`);
  return naive(parameters, situation);
}

const NAIVE: Readonly<Record<string, (parameters: Said, situation: Situation) => boolean>> = {
  cart_subtotal: ({ min, max }, { cart }) =>
    between(min, max, sum(cart.lines.map((line) => line.unitPrice * line.quantity))),
  cart_quantity: ({ min, max }, { cart }) => between(min, max, sum(cart.lines.map((line) => line.quantity))),
  line_match: ({ match, quantity, amount }, { cart }) => {
    const lines = cart.lines.filter((line) => isMatch(match ?? {}, line));
    const units = sum(lines.map((line) => line.quantity));
    const worth = sum(lines.map((line) => line.unitPrice * line.quantity));
    if (quantity === undefined && amount === undefined) return units >= 1;
    return between(quantity?.min, quantity?.max, units) && between(amount?.min, amount?.max, worth);
  },
  client_tag: (lists, { client }) => isIn(lists, client?.tags ?? []),
  client_segment: (lists, { client }) => isIn(lists, client?.segments ?? []),
  channel: (lists, { cart }) => isIn(lists, cart.channel === null ? [] : [cart.channel]),
  location: (lists, { cart }) => isIn(lists, cart.location === null ? [] : [cart.location]),
  currency: (lists, { cart }) => isIn(lists, [cart.currency]),
  shipping_method: (lists, { cart }) => {
    const method = cart.shipping?.method ?? null;
    return isIn(lists, method === null ? [] : [method]);
  },
  client_attribute: ({ name, is }, { client, timeZone }) =>
    isSo(is ?? {}, client?.attributes[name ?? ''], timeZone),
  cart_attribute: ({ name, is }, { cart, timeZone }) => isSo(is ?? {}, cart.attributes[name ?? ''], timeZone),
  nth_order: ({ equals, min, max }, { client }) => {
    if (client === null || client.ordersBefore === null) return false;
    const nth = client.ordersBefore + 1;
    return between(min, max, nth) && (equals === undefined || nth === equals);
  },
  weekday: ({ in: days, timeZone }, situation) => {
    const { weekday } = local(situation.now, timeZone ?? situation.timeZone);
    return (days ?? []).includes(weekday);
  },
  hours: ({ from = '', to = '', timeZone }, situation) => {
    const { time } = local(situation.now, timeZone ?? situation.timeZone);
    return from < to ? from <= time && time < to : time >= from || time < to;
  },
  dates: ({ from, to, timeZone }, situation) => {
    const { date } = local(situation.now, timeZone ?? situation.timeZone);
    return (from === undefined || date >= from) && (to === undefined || date <= to);
  },
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function between(min: number | undefined, max: number | undefined, value: number): boolean {
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

function isIn(lists: Lists, values: readonly string[]): boolean {
  const isWanted = lists.in === undefined || lists.in.some((one) => values.includes(one));
  return isWanted && !(lists.notIn ?? []).some((one) => values.includes(one));
}

function textsOf(value: AttributeValue | undefined): readonly string[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [String(value)];
}

function isMatch({ sku, category, onSale, unitPrice, attributes }: Match, line: CartLine): boolean {
  if (sku !== undefined && !isIn(sku, [line.sku])) return false;
  if (category !== undefined && !isIn(category, line.categories)) return false;
  if (onSale !== undefined && line.onSale !== onSale) return false;
  if (!between(unitPrice?.min, unitPrice?.max, line.unitPrice)) return false;
  return Object.entries(attributes ?? {}).every(([name, lists]) =>
    isIn(lists, textsOf(line.attributes[name])),
  );
}

function isSo(
  { number, text, boolean, date, list }: Comparison,
  value: AttributeValue | undefined,
  zone: string,
) {
  const isMissing = value === undefined || value === null;
  if (number !== undefined) {
    if (typeof value !== 'number') return false;
    return between(number.min, number.max, value) && (number.equals === undefined || number.equals === value);
  }
  if (text !== undefined) return (isMissing || typeof value === 'string') && isIn(text, textsOf(value));
  if (boolean !== undefined) return value === boolean;
  if (date !== undefined) {
    if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return false;
    const day = value.includes('T') ? local(Date.parse(value), zone).date : value;
    return (date.from === undefined || day >= date.from) && (date.to === undefined || day <= date.to);
  }
  if (!isMissing && !Array.isArray(value)) return false;
  return isIn(list ?? {}, textsOf(value)) && (list?.all ?? []).every((one) => textsOf(value).includes(one));
}

function local(instant: number, timeZone: string) {
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    instant,
  );
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long' })
    .format(instant)
    .toLowerCase();
  return { date, time, weekday };
}
