import { describe, expect, it } from 'vitest';
import { cartOf, situationOf } from '../../../test/support/cart.ts';
import { location } from './location.ts';

const situation = situationOf({ cart: cartOf({ location: 'leeds' }) });

describe('location', () => {
  it.each([{ in: ['b', 'leeds'] }, { notIn: ['b'] }, { in: ['leeds'], notIn: ['b'] }])(
    'holds: %o',
    (lists) => {
      expect(location.check(lists, situation)).toBeNull();
    },
  );

  it('is refused where it is in no list, and told what to do', () => {
    expect(location.check({ in: ['b'] }, situation)).toEqual({
      ...{ reason: 'location_not_in', actual: 'leeds', expected: ['b'] },
      fix: { type: 'go_to_location', in: ['b'] },
    });
  });

  it('is refused where it is in a list that it must not be in', () => {
    expect(location.check({ in: ['leeds'], notIn: ['b', 'leeds'] }, situation)).toEqual({
      ...{ reason: 'location_excluded', actual: 'leeds' },
      expected: { not: { rule: 'location', in: ['b', 'leeds'] } },
    });
  });

  it('that is not told is in no list', () => {
    expect(location.check({ in: ['b'] }, situationOf())).toMatchObject({
      reason: 'location_not_in',
      actual: null,
    });
    expect(location.check({ notIn: ['b'] }, situationOf())).toBeNull();
  });
});
