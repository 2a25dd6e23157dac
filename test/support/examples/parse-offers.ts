import {
  type Condition,
  DEFAULT_STACKING,
  type Discount,
  type Every,
  type Match,
  type Offer,
  ON_ORDER,
  parsePercent,
  type SetsOf,
  type Stacking,
  type Target,
  type TargetUnits,
  type TierDiscount,
} from '../../../packages/engine/src/index.ts';
import { minorOf } from './parse-cart.ts';

/**
 * The coupons of an example: `CODE: what it gives (how it goes with others)`, with `;` between them.
 *
 * @example parseOffers('SALE: 10 % off up to 5.00; TEA: 1.00 off @tea (group drinks)', 'GBP')
 */
export function parseOffers(text: string, currency: string): Offer[] {
  return text.split('; ').map((piece) => {
    const [, code = '', gives = '', terms = ''] = /^([A-Z0-9]+): (.*?)(?: \(([^()]*)\))?$/.exec(piece) ?? [];
    if (code === '') throw new Error(`"${piece}" is no coupon`);
    const budget = /budget ([\d.]+)/.exec(terms)?.[1];
    const own = /^in ([A-Z]{3}) /.exec(gives)?.[1];
    return {
      code,
      terms: {
        currency: own ?? currency,
        timeZone: 'UTC',
        eligibility: parseConditions(terms, currency),
        discount: parseDiscount(gives.replace(/^in [A-Z]{3} /, ''), own ?? currency),
        stacking: parseStacking(terms),
      },
      refusals: [],
      budgetLeft: budget === undefined ? null : minorOf(budget, currency),
      applied: null,
    };
  });
}

function parseStacking(terms: string): Stacking {
  return {
    ...DEFAULT_STACKING,
    priority: Number(/priority (-?\d+)/.exec(terms)?.[1] ?? 0),
    group: /group (\w+)/.exec(terms)?.[1] ?? null,
    exclusive: terms.includes('exclusive'),
    base: terms.includes('original') ? 'original' : 'reduced',
  };
}

/** What a cart needs: `minimum 50.00`, `minimum 50.00 @tea`, `maximum 80.00`, `at least 3`, `at most 5 @tea`, `without sale`. */
function parseConditions(terms: string, currency: string): Condition | null {
  const all = terms.split(', ').flatMap((term): Condition[] => {
    const [, bound, size = '', mark] =
      /^(minimum|maximum|at least|at most) ([\d.]+)( \S+)?$/.exec(term) ?? [];
    if (term.startsWith('without ')) {
      return [{ not: { rule: 'line_match', match: matchOf(term.slice('without '.length), currency) } }];
    }
    if (bound === undefined) return [];
    const key = bound === 'minimum' || bound === 'at least' ? 'min' : 'max';
    const isMoney = bound === 'minimum' || bound === 'maximum';
    const bounds = { [key]: isMoney ? minorOf(size, currency) : Number(size) };
    if (mark === undefined) return [{ rule: isMoney ? 'cart_subtotal' : 'cart_quantity', ...bounds }];
    return [
      { rule: 'line_match', match: matchOf(mark, currency), [isMoney ? 'amount' : 'quantity']: bounds },
    ];
  });
  return all.length === 0 ? null : { all };
}

function parseDiscount(text: string, currency: string): Discount {
  const tiers = /^by (subtotal|quantity)( \S+)?: (.*)$/.exec(text);
  if (tiers === null) return parseSimple(text, currency);
  const by = tiers[1] === 'quantity' ? 'quantity' : 'subtotal';
  return {
    kind: 'tiers',
    by,
    ...(tiers[2] === undefined ? {} : { match: matchOf(tiers[2], currency) }),
    tiers: (tiers[3] ?? '').split(', ').map((tier) => {
      const [, from = '', gives = ''] = /^from ([\d.]+) (.*)$/.exec(tier) ?? [];
      const reached = by === 'quantity' ? Number(from) : minorOf(from, currency);
      return { from: reached, discount: parseSimple(gives, currency) };
    }),
  };
}

type Reader = (parts: readonly (string | undefined)[], currency: string) => TierDiscount;

/** Every form in which an example says what a coupon gives. */
const FORMS: readonly (readonly [form: RegExp, read: Reader])[] = [
  [
    /^([\d.]+) % off shipping(?: up to ([\d.]+))?$/,
    ([share, cap], currency) => ({ kind: 'shipping', percent: percentOf(share), cap: capOf(cap, currency) }),
  ],
  [
    /^shipping for ([\d.]+)$/,
    ([price], currency) => ({ kind: 'shipping', price: minorOf(price ?? '', currency) }),
  ],
  [
    /^([\d.]+) % off(?: up to ([\d.]+))?( .*)?$/,
    ([share, cap, target], currency) => ({
      kind: 'percent',
      percent: percentOf(share),
      cap: capOf(cap, currency),
      target: targetOf(target, currency),
    }),
  ],
  [
    /^([\d.]+) off each( .*)?$/,
    ([amount, target], currency) => ({
      kind: 'amount',
      amount: minorOf(amount ?? '', currency),
      per: 'unit',
      target: targetOf(target, currency),
    }),
  ],
  [
    /^([\d.]+) off( .*)?$/,
    ([amount, target], currency) => ({
      kind: 'amount',
      amount: minorOf(amount ?? '', currency),
      target: targetOf(target, currency),
    }),
  ],
  [
    /^(order|each)( .*)? for ([\d.]+)$/,
    ([what, target, price], currency) => ({
      kind: 'new_price',
      price: minorOf(price ?? '', currency),
      target: what === 'order' ? ON_ORDER : targetOf(target ?? ' @', currency),
    }),
  ],
  [
    /^any (\d+)( of the same)?( .*)? for ([\d.]+)$/,
    ([quantity, same, target, price], currency) => ({
      kind: 'new_price',
      price: minorOf(price ?? '', currency),
      quantity: Number(quantity),
      ...setsOf(same),
      target: targetOf(target, currency),
    }),
  ],
  [
    /^buy (\d+) of the same( \S+)? get (\d+) more (free|[\d.]+ % off|[\d.]+ off|for [\d.]+)(?: at most (\d+) times)?$/,
    ([buy, match, get, how = '', repeat], currency) => ({
      kind: 'buy_get',
      buy: { match: matchOf(match, currency), quantity: Number(buy) },
      get: { match: matchOf(match, currency), quantity: Number(get), ...termsOf(how, currency) },
      sets: 'of_each_line',
      repeat: repeat === undefined ? null : Number(repeat),
    }),
  ],
  [
    /^buy (\d+)( \S+)? get (\d+)( \S+)? (free|[\d.]+ % off|[\d.]+ off|for [\d.]+)(?: at most (\d+) times)?$/,
    ([buy, toBuy, get, toGet, how = '', repeat], currency) => ({
      kind: 'buy_get',
      buy: { match: matchOf(toBuy, currency), quantity: Number(buy) },
      get: {
        ...{ match: matchOf(toGet, currency), quantity: Number(get) },
        ...termsOf(how, currency),
      },
      repeat: repeat === undefined ? null : Number(repeat),
    }),
  ],
  [/^gift (\d+) x (\w+)$/, ([quantity, sku = '']) => ({ kind: 'gift', sku, quantity: Number(quantity) })],
];

function setsOf(same: string | undefined): { readonly sets?: SetsOf } {
  return same === undefined ? {} : { sets: 'of_each_line' };
}

/** `free`, `50 % off`, `1.00 off`, `for 1.00`. */
function termsOf(how: string, currency: string) {
  if (how.startsWith('for ')) return { price: minorOf(how.slice(4), currency) };
  if (how === 'free' || how.endsWith(' % off')) {
    return { percent: percentOf(how === 'free' ? '100' : how.replace(' % off', '')) };
  }
  return { amount: minorOf(how.replace(' off', ''), currency) };
}

const AND_SHIPPING = ' and free shipping';

function parseSimple(sent: string, currency: string): TierDiscount {
  const isWithShipping = sent.endsWith(AND_SHIPPING);
  const read = parseOwn(isWithShipping ? sent.slice(0, -AND_SHIPPING.length) : sent, currency);
  return isWithShipping && read.kind !== 'shipping' ? { ...read, freeShipping: true } : read;
}

/** `10.00 off for every 100.00 at most 5 times`, `gift 1 x MUG for every 3 units @tea`. */
function parseOwn(text: string, currency: string): TierDiscount {
  const [, gives, step = '', units, match, repeat] =
    /^(.*) for every ([\d.]+)( units?)?( \S+)?(?: at most (\d+) times)?$/.exec(text) ?? [];
  if (gives === undefined) return parseOnce(text, currency);
  const once = parseOnce(gives, currency);
  if (once.kind !== 'amount' && once.kind !== 'gift') throw new Error(`"${gives}" is given once`);
  const every: Every = {
    by: units === undefined ? 'subtotal' : 'quantity',
    step: units === undefined ? minorOf(step, currency) : Number(step),
    ...(match === undefined ? {} : { match: matchOf(match, currency) }),
    repeat: repeat === undefined ? null : Number(repeat),
  };
  return { ...once, every };
}

function parseOnce(text: string, currency: string): TierDiscount {
  for (const [form, read] of FORMS) {
    const parts = form.exec(text);
    if (parts !== null) return read(parts.slice(1), currency);
  }
  throw new Error(`"${text}" is nothing that a coupon gives`);
}

function percentOf(text = ''): number {
  const parsed = parsePercent(text);
  if (!parsed.ok) throw new Error(`"${text}" is no percentage`);
  return parsed.tenThousandths;
}

function capOf(text: string | undefined, currency: string): number | null {
  return text === undefined ? null : minorOf(text, currency);
}

function targetOf(text: string | undefined, currency: string): Target {
  if (text === undefined) return ON_ORDER;
  const [, some, match] =
    /^( the (?:cheapest|dearest) \d+| at most \d+ of each line)?( \S+)?$/.exec(text) ?? [];
  return {
    on: 'items',
    match: matchOf(match, currency),
    ...(some === undefined ? {} : { units: unitsOf(some) }),
  };
}

/** `the cheapest 2`, `the dearest 2`, `at most 2 of each line`. */
function unitsOf(text: string): TargetUnits {
  const max = Number(/\d+/.exec(text));
  if (text.endsWith('of each line')) return { max, take: 'of_each_line' };
  return { max, take: text.includes('cheapest') ? 'cheapest' : 'dearest' };
}

/**
 * `@tea`: a category; `-@tea`: none of it; `#acme`: a brand; `=Mug`: an article; `sale`, `-sale`; `@`: everything. Behind any of
 * them `>=50.00` and `<=80.00`: what a unit costs.
 */
function matchOf(text: string | undefined, currency: string): Match {
  const [, mark = '', min, max] = /^(.*?)(?:>=([\d.]+))?(?:<=([\d.]+))?$/.exec((text ?? '@').trim()) ?? [];
  if (min === undefined && max === undefined) return markedBy(mark);
  const unitPrice = {
    ...(min === undefined ? {} : { min: minorOf(min, currency) }),
    ...(max === undefined ? {} : { max: minorOf(max, currency) }),
  };
  return { ...markedBy(mark), unitPrice };
}

function markedBy(mark: string): Match {
  if (mark === '@') return {};
  if (mark === 'sale' || mark === '-sale') return { onSale: mark === 'sale' };
  const [first, ...rest] = mark.startsWith('-') ? mark.slice(1) : mark;
  const names = rest.join('').split('/');
  const membership = mark.startsWith('-') ? { notIn: names } : { in: names };
  if (first === '@') return { category: membership };
  if (first === '=') return { sku: membership };
  if (first === '#') return { attributes: { brand: membership } };
  throw new Error(`"${mark}" matches nothing`);
}
