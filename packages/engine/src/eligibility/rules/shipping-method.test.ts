import { describe, expect, it } from 'vitest';
import { cartOf, situationOf } from '../../../test/support/cart.ts';
import { shippingMethod } from './shipping-method.ts';

const situation = situationOf({ cart: cartOf({ shipping: { amount: 450, method: 'standard' } }) });

describe('shipping_method', () => {
  it.each([{ in: ['b', 'standard'] }, { notIn: ['b'] }, { in: ['standard'], notIn: ['b'] }])(
    'holds: %o',
    (lists) => {
      expect(shippingMethod.check(lists, situation)).toBeNull();
    },
  );

  it('is refused where it is in no list, and told what to do', () => {
    expect(shippingMethod.check({ in: ['b'] }, situation)).toEqual({
      ...{ reason: 'shipping_method_not_in', actual: 'standard', expected: ['b'] },
      fix: { type: 'choose_shipping', in: ['b'] },
    });
  });

  it('is refused where it is in a list that it must not be in', () => {
    expect(shippingMethod.check({ in: ['standard'], notIn: ['b', 'standard'] }, situation)).toEqual({
      ...{ reason: 'shipping_method_excluded', actual: 'standard' },
      expected: { not: { rule: 'shipping_method', in: ['b', 'standard'] } },
    });
  });

  it('that is not told is in no list', () => {
    expect(shippingMethod.check({ in: ['b'] }, situationOf())).toMatchObject({
      reason: 'shipping_method_not_in',
      actual: null,
    });
    expect(shippingMethod.check({ notIn: ['b'] }, situationOf())).toBeNull();
  });
});
