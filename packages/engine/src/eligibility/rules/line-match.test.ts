import { describe, expect, it } from 'vitest';
import { cartLine, situationOf } from '../../../test/support/cart.ts';
import { judgeEligibility } from '../judge-eligibility.ts';
import { lineMatch } from './line-match.ts';

const lines = [
  cartLine({ id: 'a', sku: 'BEANS', categories: ['coffee', 'food'], quantity: 2, unitPrice: 400 }),
  cartLine({ id: 'b', sku: 'FILTER', categories: ['coffee'], quantity: 1, unitPrice: 150, onSale: true }),
  cartLine({ id: 'c', sku: 'MUG', categories: ['home'], attributes: { brand: 'Acme' } }),
];
const situation = situationOf();
const cart = { ...situation.cart, lines };
const coffee = { category: { in: ['coffee'] } };
const tea = { category: { in: ['tea'] } };
const check = (parameters: Parameters<typeof lineMatch.check>[0]) =>
  lineMatch.check(parameters, { ...situation, cart });

describe('line_match', () => {
  it.each([
    { match: {} },
    { match: coffee },
    { match: { sku: { in: ['MUG'], notIn: ['BEANS'] } } },
    { match: { onSale: true } },
    { match: { attributes: { brand: { in: ['Acme'] } } } },
    { match: coffee, quantity: { min: 3, max: 3 } },
    { match: coffee, amount: { min: 950, max: 950 } },
    { match: tea, quantity: { max: 2 } },
    { match: { ...coffee, onSale: false }, quantity: { max: 2 }, amount: { min: 800 } },
  ])('holds: %o', (parameters) => expect(check(parameters)).toBeNull());

  it('asks for one matching unit where it says no more', () => {
    expect(check({ match: tea })).toEqual({
      ...{ reason: 'line_match_missing', actual: 0, expected: 1 },
      fix: { type: 'add_units', quantity: 1, match: tea },
    });
  });

  it('tells how many of what are missing, or too many', () => {
    expect(check({ match: coffee, quantity: { min: 5 } })).toEqual({
      ...{ reason: 'line_match_quantity_below_minimum', actual: 3, expected: 5 },
      fix: { type: 'add_units', quantity: 2, match: coffee },
    });
    expect(check({ match: coffee, quantity: { max: 2 } })).toMatchObject({
      ...{ reason: 'line_match_quantity_above_maximum', fix: { type: 'remove_units', quantity: 1 } },
    });
  });

  it('tells what is missing for how much: add 4.70 of coffee', () => {
    expect(check({ match: coffee, amount: { min: 1420 } })).toEqual({
      ...{ reason: 'line_match_amount_below_minimum', actual: 950, expected: 1420 },
      fix: { type: 'add_amount', amount: 470, match: coffee },
    });
    expect(check({ match: coffee, amount: { max: 949 } })).toMatchObject({
      ...{ reason: 'line_match_amount_above_maximum', fix: { type: 'remove_amount', amount: 1 } },
    });
  });

  it('tells what can be added: no unit of 10 or more for 4.70', () => {
    const match = { ...coffee, unitPrice: { min: 1000 } };
    expect(check({ match, amount: { min: 470 } })).toMatchObject({
      fix: { type: 'add_amount', amount: 1000, match },
    });
    const none = { not: { rule: 'line_match', match, amount: { max: 469 } } };
    expect(judgeEligibility(none, { ...situation, cart })).toMatchObject([
      { fix: { type: 'add_amount', amount: 1000, match } },
    ]);
  });

  it('tells both where units are missing and the amount is too small, too', () => {
    const condition = { rule: 'line_match', match: coffee, quantity: { min: 5 }, amount: { min: 1420 } };
    expect(judgeEligibility(condition, { ...situation, cart })).toMatchObject([
      { reason: 'line_match_quantity_below_minimum', actual: 3, expected: 5 },
      { reason: 'line_match_amount_below_minimum', actual: 950, expected: 1420 },
    ]);
  });

  it('within not does not say to take lines out where it holds without any', () => {
    const not = { rule: 'line_match', match: coffee, quantity: { max: 3 } };
    const [refusal] = judgeEligibility({ not }, { ...situation, cart });
    expect(refusal?.fix).toEqual({ type: 'add_units', quantity: 1, match: coffee });
    const cheap = { rule: 'line_match', match: coffee, amount: { min: 0, max: 1000 } };
    const [other] = judgeEligibility({ not: cheap }, { ...situation, cart });
    expect(other?.fix).toEqual({ type: 'add_amount', amount: 51, match: coffee });
  });

  it('within not says which lines to take out', () => {
    const onSale = { rule: 'line_match', match: { onSale: true } };
    expect(judgeEligibility({ not: onSale }, { ...situation, cart })).toEqual([
      {
        ...{ reason: 'line_match_excluded', rule: 'line_match', actual: 1, expected: { not: onSale } },
        fix: { type: 'remove_lines', lineIds: ['b'] },
      },
    ]);
    const noTea = { rule: 'line_match', match: tea, quantity: { max: 0 } };
    expect(judgeEligibility({ not: noTea }, { ...situation, cart: { ...cart, lines: [] } })).toMatchObject([
      { reason: 'line_match_excluded', fix: { type: 'add_units', quantity: 1, match: tea } },
    ]);
  });
});
