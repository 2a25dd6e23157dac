import { describe, expect, it } from 'vitest';
import { cartClient, situationOf } from '../../../test/support/cart.ts';
import { clientSegment } from './client-segment.ts';

const situation = situationOf({ client: cartClient({ segments: ['loyal'] }) });

describe('client_segment', () => {
  it.each([{ in: ['b', 'loyal'] }, { notIn: ['b'] }, { in: ['loyal'], notIn: ['b'] }])(
    'holds: %o',
    (lists) => {
      expect(clientSegment.check(lists, situation)).toBeNull();
    },
  );

  it('is refused where it is in no list, and told what to do', () => {
    expect(clientSegment.check({ in: ['b'] }, situation)).toEqual({
      ...{ reason: 'client_segment_not_in', actual: 'loyal', expected: ['b'] },
    });
  });

  it('is refused where it is in a list that it must not be in', () => {
    expect(clientSegment.check({ in: ['loyal'], notIn: ['b', 'loyal'] }, situation)).toEqual({
      ...{ reason: 'client_segment_excluded', actual: 'loyal' },
      expected: { not: { rule: 'client_segment', in: ['b', 'loyal'] } },
    });
  });

  it('of nobody asks to sign in, and excludes nobody', () => {
    expect(clientSegment.check({ in: ['b'] }, situationOf())).toEqual({
      ...{ reason: 'client_not_told', expected: ['b'], fix: { type: 'sign_in' } },
    });
    expect(clientSegment.check({ notIn: ['b'] }, situationOf())).toBeNull();
  });

  it('of a client who has none is refused by in alone', () => {
    const client = cartClient();
    expect(clientSegment.check({ in: ['b'] }, situationOf({ client }))?.actual).toBeNull();
    expect(clientSegment.check({ notIn: ['b'] }, situationOf({ client }))).toBeNull();
  });
});
