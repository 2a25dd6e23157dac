import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastToAdd } from './least-to-add.ts';

describe('the least that can be added', () => {
  it.each([
    ['is what is missing where any price will do', {}, 470],
    ['is one unit where each costs more than is missing', { unitPrice: { min: 1000 } }, 1000],
    ['is what is missing where a unit can cost that', { unitPrice: { min: 100, max: 470 } }, 470],
    ['is whole units where they cost exactly so much', { unitPrice: { min: 200, max: 200 } }, 600],
    ['is what is missing where units that cost nothing never come to it', { unitPrice: { max: 0 } }, 470],
  ])('%s', (_, match, least) => {
    expect(leastToAdd(470, match)).toBe(least);
  });

  it('is what so many units come to, and no number of units comes to less', () => {
    const wanted = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(wanted, fc.tuple(wanted, wanted), (amount, [one, other]) => {
        const [min, max] = [Math.min(one, other), Math.max(one, other)];
        const counts = Array.from({ length: amount }, (_, index) => index + 1);
        const sums = counts.filter((count) => count * max >= amount).map((n) => Math.max(amount, n * min));
        expect(leastToAdd(amount, { unitPrice: { min, max } })).toBe(Math.min(...sums));
      }),
    );
  });
});
