import { describe, expect, it } from 'vitest';
import { cartOf, situationOf } from '../../../test/support/cart.ts';
import { channel } from './channel.ts';

const situation = situationOf({ cart: cartOf({ channel: 'web' }) });

describe('channel', () => {
  it.each([{ in: ['b', 'web'] }, { notIn: ['b'] }, { in: ['web'], notIn: ['b'] }])('holds: %o', (lists) => {
    expect(channel.check(lists, situation)).toBeNull();
  });

  it('is refused where it is in no list, and told what to do', () => {
    expect(channel.check({ in: ['b'] }, situation)).toEqual({
      ...{ reason: 'channel_not_in', actual: 'web', expected: ['b'] },
      fix: { type: 'use_channel', in: ['b'] },
    });
  });

  it('is refused where it is in a list that it must not be in', () => {
    expect(channel.check({ in: ['web'], notIn: ['b', 'web'] }, situation)).toEqual({
      ...{ reason: 'channel_excluded', actual: 'web' },
      expected: { not: { rule: 'channel', in: ['b', 'web'] } },
    });
  });

  it('that is not told is in no list', () => {
    expect(channel.check({ in: ['b'] }, situationOf())).toMatchObject({
      reason: 'channel_not_in',
      actual: null,
    });
    expect(channel.check({ notIn: ['b'] }, situationOf())).toBeNull();
  });
});
