import type { Cart, CartClient } from '@couponry/engine';
import { nextKey } from '../model/next-key.ts';
import { readNumber, type Writing } from '../model/read-number.ts';

/** A line of the sample, as it is typed. */
export interface SampleLine {
  readonly key: string;
  readonly name: string;
  readonly price: string;
  readonly quantity: string;
  /** One, or several with commas. */
  readonly categories: string;
  readonly onSale: boolean;
}

/** The order on which a coupon is tried while it is made, and the client who places it. */
export interface Sample {
  readonly lines: readonly SampleLine[];
  readonly shipping: string;
  readonly tags: readonly string[];
  /** How many orders the client had before. */
  readonly ordersBefore: string;
}

/** The order that one finds at first. */
export function newSample(
  names: readonly [string, string, string],
  categories: readonly [string, string],
): Sample {
  const line = (name: string, price: string, quantity: string, category: string, onSale = false) => ({
    key: nextKey(),
    ...{ name, price, quantity, onSale, categories: category },
  });
  return {
    lines: [
      line(names[0], '18', '2', categories[0]),
      line(names[1], '9.90', '2', categories[0]),
      line(names[2], '12.50', '1', categories[1], true),
    ],
    shipping: '4.90',
    tags: [],
    ordersBefore: '0',
  };
}

/** A line that says nothing yet. */
export function newLine(): SampleLine {
  return { key: nextKey(), name: '', price: '', quantity: '1', categories: '', onSale: false };
}

/** The cart of the sample; a line whose numbers cannot be read is not in it. */
export function cartOf({ lines, shipping }: Sample, writing: Writing): Cart {
  const number = (kind: 'money' | 'count', text: string) => {
    const read = readNumber(kind, text, writing);
    return read.ok ? read.value : null;
  };
  const delivery = number('money', shipping);
  return {
    currency: writing.currency,
    channel: null,
    location: null,
    lines: lines.flatMap(({ key, name, price, quantity, categories, onSale }) => {
      const unitPrice = number('money', price) ?? number('money', price.replace(/[.,].*$/, ''));
      const units = number('count', quantity);
      if (unitPrice === null || units === null || units < 1) return [];
      const words = categories.split(',').map((word) => word.trim());
      const line = { id: key, sku: name, name, quantity: units, unitPrice, onSale };
      return [{ ...line, categories: words.filter((word) => word !== ''), attributes: {}, taxRate: null }];
    }),
    shipping: delivery === null ? null : { amount: delivery, method: null },
    pricesIncludeTax: null,
    attributes: {},
  };
}

/** The client of the sample. */
export function clientOf({ tags, ordersBefore }: Sample, writing: Writing): CartClient {
  const orders = readNumber('count', ordersBefore, writing);
  return { tags, segments: [], attributes: {}, ordersBefore: orders.ok ? orders.value : null };
}
