import { describe, expect, it } from 'vitest';
import { type CouponChanges, EAN13, publishedCoupon } from '../../test/support/published-coupon.ts';
import { publishWarnings } from './publish-warnings.ts';

const FRIENDLY = { kind: 'friendly', code: 'WINTER' } as const;

describe('whoever publishes a coupon', () => {
  const warned = (changes: CouponChanges, handedOut = 0) =>
    publishWarnings(publishedCoupon(changes), handedOut);

  it('is told that a friendly code with a limit per client, or with activation, needs to know the client', () => {
    expect(warned({ codes: FRIENDLY })).toEqual([]);
    expect(warned({ codes: FRIENDLY, perClient: 1 })).toEqual(['client_needed']);
    expect(warned({ codes: FRIENDLY, activation: { required: true, validFor: null } })).toEqual([
      'client_needed',
    ]);
  });

  it('is told when more than one in a million numbers of the range is out, or will be', () => {
    expect(warned({ codes: EAN13 }, 10_000)).toEqual([]);
    expect(warned({ codes: EAN13 }, 10_001)).toEqual(['range_guessable']);
    expect(warned({ codes: EAN13, activations: 10_001 })).toEqual(['range_guessable']);
    expect(warned({ codes: EAN13, strict: true }, 10_001)).toEqual([]);
  });

  it('is told nothing of a draft', () => {
    expect(warned({ state: 'draft', codes: EAN13 }, 10_001)).toEqual([]);
  });
});
