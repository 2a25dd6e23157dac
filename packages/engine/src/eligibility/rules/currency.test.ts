import { describe, expect, it } from 'vitest';
import { cartOf, situationOf } from '../../../test/support/cart.ts';
import { currency } from './currency.ts';

const situation = situationOf({ cart: cartOf({ currency: 'EUR' }) });

describe('currency', () => {
  it.each([{ in: ['b', 'EUR'] }, { notIn: ['b'] }, { in: ['EUR'], notIn: ['b'] }])('holds: %o', (lists) => {
    expect(currency.check(lists, situation)).toBeNull();
  });

  it('is refused where it is in no list, and told what to do', () => {
    expect(currency.check({ in: ['b'] }, situation)).toEqual({
      ...{ reason: 'currency_not_in', actual: 'EUR', expected: ['b'] },
      fix: { type: 'use_currency', in: ['b'] },
    });
  });

  it('is refused where it is in a list that it must not be in', () => {
    expect(currency.check({ in: ['EUR'], notIn: ['b', 'EUR'] }, situation)).toEqual({
      ...{ reason: 'currency_excluded', actual: 'EUR' },
      expected: { not: { rule: 'currency', in: ['b', 'EUR'] } },
    });
  });
});
