import type { Match } from '@couponry/engine';
import type { Discount } from '../../../api/coupon.ts';
import { formOfMatch, type MatchForm } from './match-form.ts';
import { nextKey } from './next-key.ts';
import type { Writing } from './read-number.ts';
import { writeNumber } from './write-number.ts';

/** What a discount is taken from: the order, lines that match, the cheapest or dearest of their units, or some of each line. */
export interface TargetForm {
  readonly on: 'order' | 'items' | 'cheapest' | 'dearest' | 'of_each_line';
  readonly match: MatchForm;
  readonly max: string;
}

/** The kinds of a discount. */
export type DiscountKind = Discount['kind'];

/** What the shipping costs: nothing, less, or a price. */
interface ShippingForm {
  readonly is: 'free' | 'percent' | 'price';
  readonly percent: string;
  readonly cap: string;
  readonly price: string;
}

/** How often an amount is taken off or a gift given: once, or for every so much of what counts; an empty match: all. */
export interface EveryForm {
  readonly by: 'once' | 'subtotal' | 'quantity';
  readonly step: string;
  readonly counted: MatchForm;
  readonly repeat: string;
}

/** A discount while it is made. It has the fields of all kinds, so that who looks at another kind loses nothing. */
export interface DiscountForm {
  readonly kind: DiscountKind;
  /** The shipping is free, too; of a kind that is not the shipping itself. */
  readonly freeShipping: boolean;
  readonly percent: string;
  readonly cap: string;
  readonly amount: string;
  readonly per: 'once' | 'unit';
  readonly every: EveryForm;
  readonly price: string;
  /** How many units have the price together; nothing: each. */
  readonly together: string;
  /** Units that are bought and got, or have a price, together are of one line. */
  readonly isOfEachLine: boolean;
  readonly shipping: ShippingForm;
  readonly target: TargetForm;
  readonly buy: { readonly match: MatchForm; readonly quantity: string };
  readonly get: {
    readonly match: MatchForm;
    readonly quantity: string;
    readonly for: 'free' | 'percent' | 'amount' | 'price';
    readonly percent: string;
    readonly amount: string;
    readonly price: string;
  };
  readonly repeat: string;
  readonly sku: string;
  readonly quantity: string;
  readonly by: 'subtotal' | 'quantity';
  /** Which lines count for tiers; an empty match: all. */
  readonly counted: MatchForm;
  readonly tiers: readonly TierForm[];
}

/** A step of a discount that rises. */
export interface TierForm {
  readonly key: string;
  readonly from: string;
  readonly discount: DiscountForm;
}

/** The most common offer. */
export const BLANK_DISCOUNT: DiscountForm = {
  kind: 'percent',
  freeShipping: false,
  percent: '10',
  cap: '',
  amount: '',
  per: 'once',
  every: { by: 'once', step: '', counted: {}, repeat: '' },
  price: '',
  together: '',
  isOfEachLine: false,
  shipping: { is: 'free', percent: '50', cap: '', price: '' },
  target: { on: 'order', match: {}, max: '1' },
  buy: { match: {}, quantity: '2' },
  get: { match: {}, quantity: '1', for: 'free', percent: '50', amount: '', price: '' },
  repeat: '',
  sku: '',
  quantity: '1',
  by: 'subtotal',
  counted: {},
  tiers: [],
};

/** A step that says nothing yet. */
export function newTier(): TierForm {
  return { key: nextKey(), from: '', discount: { ...BLANK_DISCOUNT, percent: '' } };
}

/** The form of a discount. */
export function formOfDiscount(discount: Discount, writing: Writing): DiscountForm {
  const money = (minor: number | null | undefined) =>
    minor === null || minor === undefined ? '' : writeNumber('money', minor, writing);
  const percent = (value: number) => writeNumber('percent', value, writing);
  const match = (told: object) => formOfMatch(told as Match, writing);
  const freeShipping = 'freeShipping' in discount && discount.freeShipping === true;
  const isOfEachLine = 'sets' in discount && discount.sets === 'of_each_line';
  const blank = { ...BLANK_DISCOUNT, kind: discount.kind, freeShipping, isOfEachLine };
  switch (discount.kind) {
    case 'percent':
      return {
        ...blank,
        percent: percent(discount.percent),
        cap: money(discount.cap),
        target: formOfTarget(discount.target, writing),
      };
    case 'amount':
      return {
        ...blank,
        amount: money(discount.amount),
        per: discount.per ?? 'once',
        every: formOfEvery(discount.every, writing),
        target: formOfTarget(discount.target, writing),
      };
    case 'new_price':
      return {
        ...blank,
        price: money(discount.price),
        together: discount.quantity === undefined ? '' : String(discount.quantity),
        target: formOfTarget(discount.target, writing),
      };
    case 'shipping':
      return { ...blank, shipping: formOfShipping(discount, writing) };
    case 'buy_get': {
      const { buy, get, repeat } = discount;
      const share = get.percent ?? 100;
      return {
        ...blank,
        buy: { match: match(buy.match), quantity: String(buy.quantity) },
        get: {
          match: match(get.match),
          quantity: String(get.quantity),
          for: whatFor(get),
          percent: share === 100 ? blank.get.percent : percent(share),
          amount: money(get.amount),
          price: money(get.price),
        },
        repeat: repeat === null || repeat === undefined ? '' : String(repeat),
      };
    }
    case 'gift':
      return {
        ...blank,
        sku: discount.sku,
        quantity: String(discount.quantity ?? 1),
        every: formOfEvery(discount.every, writing),
      };
    case 'tiers': {
      const from = (value: number) => (discount.by === 'subtotal' ? money(value) : String(value));
      const tiers = discount.tiers.map((tier) => ({
        key: nextKey(),
        from: from(tier.from),
        discount: formOfDiscount(tier.discount, writing),
      }));
      return { ...blank, by: discount.by, counted: match(discount.match ?? {}), tiers };
    }
  }
}

function formOfShipping(
  { percent = 100, cap = null, price }: Extract<Discount, { kind: 'shipping' }>,
  writing: Writing,
): ShippingForm {
  const blank = BLANK_DISCOUNT.shipping;
  if (price !== undefined) return { ...blank, is: 'price', price: writeNumber('money', price, writing) };
  const capped = cap === null ? blank : { ...blank, cap: writeNumber('money', cap, writing) };
  if (percent === 100) return capped;
  return { ...capped, is: 'percent', percent: writeNumber('percent', percent, writing) };
}

function formOfEvery(every: Extract<Discount, { kind: 'gift' }>['every'], writing: Writing): EveryForm {
  if (every === undefined) return BLANK_DISCOUNT.every;
  const { by, step, match = {}, repeat } = every;
  return {
    by,
    step: by === 'subtotal' ? writeNumber('money', step, writing) : String(step),
    counted: formOfMatch(match as Match, writing),
    repeat: repeat === null || repeat === undefined ? '' : String(repeat),
  };
}

function whatFor({ percent, amount, price }: Extract<Discount, { kind: 'buy_get' }>['get']) {
  if (price !== undefined) return 'price';
  if (amount !== undefined) return 'amount';
  return percent === undefined || percent === 100 ? 'free' : 'percent';
}

function formOfTarget(
  target: Extract<Discount, { kind: 'percent' }>['target'],
  writing: Writing,
): TargetForm {
  if (target === undefined || target.on === 'order') return BLANK_DISCOUNT.target;
  const match = formOfMatch(target.match as Match, writing);
  return target.units === undefined
    ? { on: 'items', match, max: '1' }
    : { on: target.units.take, match, max: String(target.units.max) };
}
