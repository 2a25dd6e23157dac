import { describe, expect, it } from 'vitest';
import { cartClient, situationOf } from '../../../test/support/cart.ts';
import { nthOrder } from './nth-order.ts';

const after = (ordersBefore: number | null) => situationOf({ client: cartClient({ ordersBefore }) });

describe('nth_order', () => {
  it.each([
    [{ equals: 1 }, 0],
    [{ equals: 3 }, 2],
    [{ min: 3 }, 2],
    [{ min: 3 }, 99],
    [{ max: 3 }, 2],
    [{ min: 2, max: 3 }, 1],
  ])('%o holds after %d orders', (wanted, before) => {
    expect(nthOrder.check(wanted, after(before))).toBeNull();
  });

  it.each([
    [{ equals: 1 }, 1, 'nth_order_too_late', 1],
    [{ equals: 3 }, 1, 'nth_order_too_early', 3],
    [{ min: 3 }, 1, 'nth_order_too_early', 3],
    [{ max: 3 }, 3, 'nth_order_too_late', 3],
  ])('%o does not after %d orders', (wanted, before, reason, expected) => {
    expect(nthOrder.check(wanted, after(before))).toEqual({ reason, actual: before + 1, expected });
  });

  it('that nobody can know is refused for that', () => {
    const refusal = { reason: 'nth_order_unknown', actual: null };
    expect(nthOrder.check({ equals: 1 }, situationOf())).toEqual({ ...refusal, fix: { type: 'sign_in' } });
    expect(nthOrder.check({ equals: 1 }, after(null))).toEqual(refusal);
  });
});
