import { describe, expect, it } from 'vitest';
import { cartClient, situationOf } from '../../../test/support/cart.ts';
import { clientAttribute } from './client-attribute.ts';

const gold = situationOf({ client: cartClient({ attributes: { level: 3 } }) });
const is = { number: { min: 3 } };

describe('client_attribute', () => {
  it('compares what is known of the client', () => {
    expect(clientAttribute.check({ name: 'level', is }, gold)).toBeNull();
    expect(clientAttribute.check({ name: 'age', is }, gold)).toEqual({
      ...{ reason: 'client_attribute_not_so', actual: null },
      expected: { rule: 'client_attribute', name: 'age', is },
    });
  });

  it('of nobody asks to sign in', () => {
    expect(clientAttribute.check({ name: 'level', is }, situationOf())).toMatchObject({
      ...{ reason: 'client_not_told', fix: { type: 'sign_in' } },
    });
  });
});
