import type { Redemption } from '@couponry/engine';
import { expect, it, vi } from 'vitest';
import type { CodePorts } from '../ports.ts';
import { viewsOfRedemptions } from './checkout-view.ts';

it('asks once what was given back of all redemptions of a page', async () => {
  const rollbacks = vi.fn(async () => [
    { redemptionId: 'b', id: '1' },
    { redemptionId: 'b', id: '2' },
  ]);
  const coupon = async () => ({ codes: { kind: 'friendly', code: 'HELLO' } });
  const ports = { coupon, checkout: { rollbacks } } as unknown as CodePorts;
  const page = ['a', 'b', 'c'].map((id) => ({ id, couponId: 'one', code: 'HELLO' }) as Redemption);
  const views = await viewsOfRedemptions(ports, 'workspace', page);
  expect(rollbacks).toHaveBeenCalledTimes(1);
  expect(rollbacks).toHaveBeenCalledWith('workspace', ['a', 'b', 'c']);
  const told = views.map(({ id, codes }) => [
    id,
    codes.flatMap((code) => code.rollbacks.map((one) => one.id)),
  ]);
  expect(told).toEqual([
    ['a', []],
    ['b', ['1', '2']],
    ['c', []],
  ]);
});
