import type { InputOf } from '@couponry/sdk';
import { minorOf } from './minor-of.ts';
import { isBlank, type Trial, type TrialLine } from './trial.ts';

/** What is asked of the server. */
export type Validation = InputOf<'validateCodes'>;

/** A field that is no number where one is wanted; `line` counts from 0. */
export type TrialProblem =
  | { readonly field: 'price' | 'quantity'; readonly line: number }
  | { readonly field: 'shipping' | 'orders' };

const WHOLE = /^[0-9]{1,9}$/;

/** What is wrong with what was typed, field by field. */
export function trialProblems(trial: Trial): TrialProblem[] {
  const { currency, shipping, orders } = trial;
  const ofLines = trial.lines.flatMap((line, index): TrialProblem[] => {
    if (isBlank(line)) return [];
    return [
      ...(isQuantity(line.quantity) ? [] : [{ field: 'quantity', line: index } as const]),
      ...(minorOf(line.price, currency) === null ? [{ field: 'price', line: index } as const] : []),
    ];
  });
  return [
    ...ofLines,
    ...(shipping.trim() === '' || minorOf(shipping, currency) !== null
      ? []
      : [{ field: 'shipping' } as const]),
    ...(orders.trim() === '' || WHOLE.test(orders.trim()) ? [] : [{ field: 'orders' } as const]),
  ];
}

/** The question for the server; null while there is nothing to ask: no code, no line, or something that is no number. */
export function validationOf(trial: Trial): Validation | null {
  const { currency, channel, location, codes, at } = trial;
  const lines = trial.lines.flatMap((line, index) => (isBlank(line) ? [] : [lineOf(line, index, currency)]));
  if (codes.length === 0 || lines.length === 0 || trialProblems(trial).length > 0) return null;
  const client = clientOf(trial);
  return {
    codes: [...codes],
    cart: {
      currency,
      lines,
      ...(channel.trim() === '' ? {} : { channel: channel.trim() }),
      ...(location.trim() === '' ? {} : { location: location.trim() }),
      ...shippingOf(trial),
    },
    ...(client === null ? {} : { client }),
    ...(at === '' ? {} : { at: new Date(at).toISOString() }),
  };
}

/** How it is sent and what that costs; a method alone is sent for nothing. */
function shippingOf({ shipping, method, currency }: Trial): Pick<Validation['cart'] & object, 'shipping'> {
  if (shipping.trim() === '' && method.trim() === '') return {};
  const amount = minorOf(shipping, currency) ?? 0;
  return { shipping: method.trim() === '' ? { amount } : { amount, method: method.trim() } };
}

function lineOf(line: TrialLine, index: number, currency: string) {
  const categories = wordsIn(line.category);
  return {
    id: String(index + 1),
    sku: line.sku.trim() === '' ? String(index + 1) : line.sku.trim(),
    quantity: Number(line.quantity),
    unitPrice: minorOf(line.price, currency) ?? 0,
    ...(categories.length === 0 ? {} : { categories }),
    ...(line.onSale ? { onSale: true } : {}),
  };
}

/** Who it is for: somebody by name, what is told of them, or both; null: nobody. */
function clientOf({ client, tags, segments, orders }: Trial): NonNullable<Validation['client']> | null {
  const name = client.trim();
  const said = {
    ...(name === '' ? {} : name.includes('@') ? { email: name } : { customIdentify: name }),
    ...(tags.trim() === '' ? {} : { tags: wordsIn(tags) }),
    ...(segments.trim() === '' ? {} : { segments: wordsIn(segments) }),
    ...(orders.trim() === '' ? {} : { orders: Number(orders) }),
  };
  return Object.keys(said).length === 0 ? null : said;
}

function wordsIn(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function isQuantity(text: string): boolean {
  return WHOLE.test(text.trim()) && Number(text) > 0;
}
