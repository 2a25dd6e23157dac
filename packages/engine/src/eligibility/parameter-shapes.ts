import { MAX_MINOR } from '../money/parse-decimal.ts';
import type { ParameterType } from './parameter.ts';
import type { ListShape, ObjectShape, Shape } from './shape.ts';
import { WEEKDAYS } from './weekday.ts';

/** Bounds of what is listed: more is a segment or a category. */
const MAX_TEXTS = 1000;
const MAX_MATCHED = 5000;
const MAX_UNITS = 1_000_000_000;
/** Doubles hold all integers up to here, and some decimals beside them. */
const MAX_NUMBER = 1_000_000_000_000;

const word: Shape = { type: 'string', maxLength: 200 };
const name: Shape = { type: 'string', maxLength: 100 };
const date: Shape = { type: 'string', maxLength: 10, form: 'date' };
const currency: Shape = { type: 'string', maxLength: 3, form: 'currency' };
const texts = listOf(word, MAX_TEXTS);
const minor: Shape = { type: 'integer', minimum: 0, maximum: MAX_MINOR };
const units: Shape = { type: 'integer', minimum: 0, maximum: MAX_UNITS };
const number: Shape = { type: 'number', minimum: -MAX_NUMBER, maximum: MAX_NUMBER };
const matched = membershipOf(listOf(word, MAX_MATCHED));

const match: ObjectShape = {
  type: 'object',
  minProperties: 0,
  properties: {
    sku: matched,
    category: matched,
    onSale: { type: 'boolean' },
    unitPrice: boundsOf(minor),
    attributes: { type: 'object', values: matched, maxName: 100, maxProperties: 20 },
  },
};

const comparison: ObjectShape = {
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  properties: {
    number: {
      ...boundsOf(number, { equals: { ...number, description: 'Exactly this.' } }),
      rising: [
        ['min', 'max'],
        ['min', 'equals'],
        ['equals', 'max'],
      ],
      description: 'A number: exactly, at least, at most.',
    },
    text: { ...membershipOf(texts), description: 'A text: one of these, none of those.' },
    boolean: { type: 'boolean', description: 'True, or false.' },
    date: {
      type: 'object',
      description: "A calendar day, or an instant, which counts as its day in the coupon's time zone.",
      minProperties: 1,
      properties: {
        from: { ...date, description: 'The first day.' },
        to: { ...date, description: 'The last day.' },
      },
      rising: [['from', 'to']],
    },
    list: {
      ...membershipOf(texts, { all: { ...texts, description: 'All of these.' } }),
      apart: [['all', 'notIn']],
      description: 'A list: has one of these, none of those, all of them.',
    },
  },
};

/** What parameters of each type look like: for their check, their schema and their form. */
export const PARAMETER_SHAPES: Readonly<Record<ParameterType, Shape>> = {
  ...{ minor, name, texts, date, match, comparison },
  count: { type: 'integer', minimum: 1, maximum: MAX_UNITS },
  currencies: listOf(currency, MAX_TEXTS),
  weekdays: listOf({ type: 'string', enum: WEEKDAYS }, WEEKDAYS.length),
  time: { type: 'string', maxLength: 5, form: 'time' },
  zone: { type: 'string', maxLength: 64, form: 'time-zone' },
  quantities: boundsOf(units),
  amounts: boundsOf(minor),
};

function listOf(items: Shape, maxItems: number): ListShape {
  return { type: 'array', items, maxItems };
}

function boundsOf(shape: Shape, more: ObjectShape['properties'] = {}): ObjectShape {
  const properties = {
    ...more,
    min: { ...shape, description: 'At least this.' },
    max: { ...shape, description: 'At most this.' },
  };
  return { type: 'object', minProperties: 1, properties, rising: [['min', 'max']] };
}

function membershipOf(list: ListShape, more: ObjectShape['properties'] = {}): ObjectShape {
  const properties = {
    in: { ...list, description: 'At least one of these.' },
    notIn: { ...list, description: 'None of these.' },
    ...more,
  };
  return { type: 'object', minProperties: 1, properties, open: [['in', 'notIn']] };
}
