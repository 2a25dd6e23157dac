import type { Membership } from '@couponry/engine';
import type { Discount } from '../../../api/coupon.ts';
import type { DiscountForm, EveryForm, TargetForm } from './discount-form.ts';
import type { Tell } from './form-error.ts';
import { type MatchForm, unfinishedAttributes } from './match-form.ts';
import { type NumberKind, readNumber, type Writing } from './read-number.ts';

type TierDiscount = Exclude<Discount, { kind: 'tiers' }>;

/** Reads texts as numbers, and tells what is wrong; then what it gives means nothing. */
export interface Numbers {
  one(kind: NumberKind, text: string, field: string, least?: number): number;
  /** Null where nothing was typed. */
  optional(kind: NumberKind, text: string, field: string, least?: number): number | null;
  readonly tell: Tell;
}

/** What reads numbers of this writing. */
export function numbersOf(writing: Writing, tell: Tell): Numbers {
  const one: Numbers['one'] = (kind, text, field, least = 1) => {
    const read = readNumber(kind, text, writing);
    if (!read.ok) {
      tell(field, read.code);
      return least;
    }
    if (kind !== 'percent' && read.value < least) tell(field, least > 1 ? 'two' : 'zero');
    return read.value;
  };
  return {
    tell,
    one,
    optional: (kind, text, ...rest) => (text.trim() === '' ? null : one(kind, text, ...rest)),
  };
}

/** The discount that was typed, as the API takes it. */
export function readDiscount(form: DiscountForm, at: string, numbers: Numbers, tell: Tell): Discount {
  if (form.kind !== 'tiers') return readSimple({ ...form, kind: form.kind }, at, numbers, tell);
  if (form.tiers.length === 0) tell(`${at}/tiers`, 'missing');
  const unit = form.by === 'subtotal' ? 'money' : 'count';
  const tiers = form.tiers.map((tier, index) => {
    const here = `${at}/tiers/${index}`;
    const { kind } = tier.discount;
    if (kind === 'tiers') throw new Error('A tier has no tiers');
    return {
      from: numbers.one(unit, tier.from, `${here}/from`, 0),
      discount: readSimple({ ...tier.discount, kind }, `${here}/discount`, numbers, tell),
    };
  });
  return { kind: 'tiers', by: form.by, ...readCounted(form.counted, at, numbers), tiers };
}

type SimpleForm = DiscountForm & { readonly kind: TierDiscount['kind'] };

function readSimple(form: SimpleForm, at: string, numbers: Numbers, tell: Tell): TierDiscount {
  const own = readOwn(form, at, numbers, tell);
  return form.freeShipping && own.kind !== 'shipping' ? { ...own, freeShipping: true } : own;
}

function readOwn(form: SimpleForm, at: string, numbers: Numbers, tell: Tell): TierDiscount {
  const target = () => readTarget(form.target, `${at}/target`, numbers);
  switch (form.kind) {
    case 'percent':
      return {
        kind: 'percent',
        percent: numbers.one('percent', form.percent, `${at}/percent`),
        cap: numbers.optional('money', form.cap, `${at}/cap`),
        target: target(),
      };
    case 'amount':
      return {
        kind: 'amount',
        amount: numbers.one('money', form.amount, `${at}/amount`),
        ...(form.per === 'unit' ? { per: form.per } : readEvery(form.every, `${at}/every`, numbers)),
        target: target(),
      };
    case 'new_price': {
      const together = numbers.optional('count', form.together, `${at}/quantity`, 2);
      const { on } = form.target;
      if (together !== null && form.isOfEachLine && (on === 'cheapest' || on === 'dearest')) {
        tell(`${at}/target/on`, 'same_item');
      }
      return {
        kind: 'new_price',
        price: numbers.one('money', form.price, `${at}/price`, 0),
        ...(together === null ? {} : { quantity: together, ...readSets(form) }),
        target: target(),
      };
    }
    case 'shipping': {
      const { is, percent, cap, price } = form.shipping;
      if (is === 'price') return { kind: 'shipping', price: numbers.one('money', price, `${at}/price`, 0) };
      return {
        kind: 'shipping',
        percent: is === 'free' ? 100 : numbers.one('percent', percent, `${at}/percent`),
        cap: numbers.optional('money', cap, `${at}/cap`),
      };
    }
    case 'buy_get':
      return readBuyGet(form, at, numbers);
    case 'gift':
      if (form.sku.trim() === '') tell(`${at}/sku`, 'missing');
      return {
        kind: 'gift',
        sku: form.sku.trim(),
        quantity: numbers.one('count', form.quantity, `${at}/quantity`),
        ...readEvery(form.every, `${at}/every`, numbers),
      };
  }
}

function readSets({ isOfEachLine }: DiscountForm): { sets?: 'of_each_line' } {
  return isOfEachLine ? { sets: 'of_each_line' } : {};
}

function readEvery({ by, step, counted, repeat }: EveryForm, at: string, numbers: Numbers) {
  if (by === 'once') return {};
  const every = {
    by,
    step: numbers.one(by === 'subtotal' ? 'money' : 'count', step, `${at}/step`),
    ...readCounted(counted, at, numbers),
    repeat: numbers.optional('count', repeat, `${at}/repeat`),
  };
  return { every };
}

/** Nothing where all of the order counts. */
function readCounted(counted: MatchForm, at: string, numbers: Numbers) {
  const match = readMatch(counted, `${at}/match`, numbers);
  return Object.keys(match).length === 0 ? {} : { match };
}

function readBuyGet(form: DiscountForm, at: string, numbers: Numbers): TierDiscount {
  const { buy, get, repeat } = form;
  const match = readMatch(buy.match, `${at}/buy/match`, numbers);
  const gets = {
    match: form.isOfEachLine ? match : readMatch(get.match, `${at}/get/match`, numbers),
    quantity: numbers.one('count', get.quantity, `${at}/get/quantity`),
  };
  return {
    kind: 'buy_get',
    buy: {
      match,
      quantity: numbers.one('count', buy.quantity, `${at}/buy/quantity`),
    },
    get: { ...gets, ...readTerms(get, `${at}/get`, numbers) },
    ...readSets(form),
    repeat: numbers.optional('count', repeat, `${at}/repeat`),
  };
}

function readTerms(get: DiscountForm['get'], at: string, numbers: Numbers) {
  switch (get.for) {
    case 'free':
      return { percent: 100 };
    case 'percent':
      return { percent: numbers.one('percent', get.percent, `${at}/percent`) };
    case 'amount':
      return { amount: numbers.one('money', get.amount, `${at}/amount`) };
    case 'price':
      return { price: numbers.one('money', get.price, `${at}/price`, 0) };
  }
}

function readTarget({ on, match: typed, max }: TargetForm, at: string, numbers: Numbers) {
  if (on === 'order') return { on } as const;
  const match = readMatch(typed, `${at}/match`, numbers);
  if (on === 'items') return { on, match } as const;
  const units = { max: numbers.one('count', max, `${at}/units/max`), take: on };
  return { on: 'items', match, units } as const;
}

/** A match without lists in which nothing is, and prices that were not typed. */
function readMatch(form: MatchForm, at: string, numbers: Numbers) {
  const { sku, category, onSale, unitPrice = {}, attributes } = form;
  for (const field of unfinishedAttributes(form)) numbers.tell(`${at}${field}`, 'missing');
  const price = (side: 'min' | 'max') =>
    numbers.optional('money', unitPrice[side] ?? '', `${at}/unitPrice/${side}`, 0);
  const [min, max] = [price('min'), price('max')];
  const bounds = { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
  const named = Object.entries(attributes ?? {}).flatMap(([name, lists]) => {
    const read = readLists(lists);
    return name === '' || read === null ? [] : [[name, read] as const];
  });
  return {
    ...membership('sku', sku),
    ...membership('category', category),
    ...(onSale === undefined ? {} : { onSale }),
    ...(min === null && max === null ? {} : { unitPrice: bounds }),
    ...(named.length === 0 ? {} : { attributes: Object.fromEntries(named) }),
  };
}

interface Lists {
  in?: string[];
  notIn?: string[];
}

function membership<Name extends string>(name: Name, lists: Membership | undefined) {
  const read = readLists(lists);
  return (read === null ? {} : { [name]: read }) as Partial<Record<Name, Lists>>;
}

function readLists(lists: Membership | undefined): Lists | null {
  const wanted = lists?.in ?? [];
  const unwanted = lists?.notIn ?? [];
  if (wanted.length + unwanted.length === 0) return null;
  return {
    ...(wanted.length === 0 ? {} : { in: [...wanted] }),
    ...(unwanted.length === 0 ? {} : { notIn: [...unwanted] }),
  };
}
