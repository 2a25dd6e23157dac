import { describe, expect, it } from 'vitest';
import { isSameMatch } from './is-same-match.ts';

const one = { sku: { in: ['A', 'B'], notIn: ['C'] }, unitPrice: { min: 1, max: 2 }, onSale: true };

describe('two matches', () => {
  it.each([
    [one, { onSale: true, unitPrice: { max: 2, min: 1 }, sku: { notIn: ['C'], in: ['B', 'A', 'B'] } }],
    [{}, {}],
  ])('are the same in another order: %j, %j', (a, b) => expect(isSameMatch(a, b)).toBe(true));

  it.each([
    [one, { ...one, onSale: false }],
    [one, { ...one, sku: { in: ['A'], notIn: ['C'] } }],
    [{ sku: { in: ['A'] } }, { sku: { notIn: ['A'] } }],
    [{ attributes: { brand: { in: ['x'] } } }, { attributes: { colour: { in: ['x'] } } }],
    [{}, { onSale: true }],
  ])('are not the same: %j, %j', (a, b) => expect(isSameMatch(a, b)).toBe(false));
});
