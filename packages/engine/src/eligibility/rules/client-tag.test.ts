import { describe, expect, it } from 'vitest';
import { cartClient, situationOf } from '../../../test/support/cart.ts';
import { clientTag } from './client-tag.ts';

const situation = situationOf({ client: cartClient({ tags: ['vip'] }) });

describe('client_tag', () => {
  it.each([{ in: ['b', 'vip'] }, { notIn: ['b'] }, { in: ['vip'], notIn: ['b'] }])('holds: %o', (lists) => {
    expect(clientTag.check(lists, situation)).toBeNull();
  });

  it('is refused where it is in no list, and told what to do', () => {
    expect(clientTag.check({ in: ['b'] }, situation)).toEqual({
      ...{ reason: 'client_tag_not_in', actual: 'vip', expected: ['b'] },
    });
  });

  it('is refused where it is in a list that it must not be in', () => {
    expect(clientTag.check({ in: ['vip'], notIn: ['b', 'vip'] }, situation)).toEqual({
      ...{ reason: 'client_tag_excluded', actual: 'vip' },
      expected: { not: { rule: 'client_tag', in: ['b', 'vip'] } },
    });
  });

  it('of nobody asks to sign in, and excludes nobody', () => {
    expect(clientTag.check({ in: ['b'] }, situationOf())).toEqual({
      ...{ reason: 'client_not_told', expected: ['b'], fix: { type: 'sign_in' } },
    });
    expect(clientTag.check({ notIn: ['b'] }, situationOf())).toBeNull();
  });

  it('of a client who has none is refused by in alone', () => {
    const client = cartClient();
    expect(clientTag.check({ in: ['b'] }, situationOf({ client }))?.actual).toBeNull();
    expect(clientTag.check({ notIn: ['b'] }, situationOf({ client }))).toBeNull();
  });
});
