import { describe, expect, it } from 'vitest';
import { cartOf, situationOf } from '../../../test/support/cart.ts';
import type { AttributeValue } from '../../cart/cart.ts';
import type { Comparison } from '../comparison.ts';
import { cartAttribute } from './cart-attribute.ts';

const check = (value: AttributeValue | undefined, is: Comparison) => {
  const attributes = value === undefined ? {} : { x: value };
  return cartAttribute.check({ name: 'x', is }, situationOf({ cart: cartOf({ attributes }) }));
};

const holding: readonly (readonly [AttributeValue | undefined, Comparison])[] = [
  [3, { number: { equals: 3 } }],
  [3, { number: { min: 3, max: 3 } }],
  [-0.5, { number: { max: 0 } }],
  ['red', { text: { in: ['red'] } }],
  ['red', { text: { notIn: ['blue'] } }],
  [undefined, { text: { notIn: ['blue'] } }],
  [null, { text: { notIn: ['blue'] } }],
  [true, { boolean: true }],
  [false, { boolean: false }],
  ['2026-07-01', { date: { from: '2026-07-01', to: '2026-07-01' } }],
  // 2026-07-02 in London.
  ['2026-07-01T23:30:00Z', { date: { from: '2026-07-02' } }],
  [['a', 'b'], { list: { in: ['b', 'c'] } }],
  [['a', 'b'], { list: { all: ['a', 'b'], notIn: ['c'] } }],
  [undefined, { list: { notIn: ['c'] } }],
  [[], { list: { notIn: ['c'] } }],
];

const failing: readonly (readonly [AttributeValue | undefined, Comparison])[] = [
  [2, { number: { min: 3 } }],
  ['3', { number: { min: 3 } }],
  [undefined, { number: { min: 0 } }],
  [Number.NaN, { number: { equals: 0 } }],
  ['Red', { text: { in: ['red'] } }],
  [3, { text: { notIn: ['red'] } }],
  [undefined, { text: { in: ['red'] } }],
  ['true', { boolean: true }],
  [undefined, { boolean: false }],
  ['2026-06-30', { date: { from: '2026-07-01' } }],
  ['2026-07-01T23:30:00Z', { date: { to: '2026-07-01' } }],
  ['tomorrow', { date: { from: '2026-07-01' } }],
  ['2026-02-30', { date: { from: '2026-01-01' } }],
  [undefined, { date: { to: '2026-07-01' } }],
  [['a'], { list: { in: ['b'] } }],
  ['b', { list: { in: ['b'] } }],
  [['a', 'c'], { list: { notIn: ['c'] } }],
  [['a'], { list: { all: ['a', 'b'] } }],
];

describe('cart_attribute', () => {
  it.each(holding)('%j is %j', (value, is) => expect(check(value, is)).toBeNull());

  it.each(failing)('%j is not %j', (value, is) => {
    expect(check(value, is)).toEqual({
      ...{ reason: 'cart_attribute_not_so', actual: value ?? null },
      expected: { rule: 'cart_attribute', name: 'x', is },
    });
  });

  it('does not take what every object has for an attribute', () => {
    const situation = situationOf();
    const is = { text: { notIn: ['x'] } };
    expect(cartAttribute.check({ name: 'constructor', is }, situation)).toBeNull();
    expect(cartAttribute.excluded?.({ name: 'constructor', is }, situation)).toEqual({ actual: null });
  });
});
