import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFriendlyCode } from './friendly-code.ts';
import { issuingRange } from './issuing-range.ts';
import type { PseudoRandomFunction } from './permutation.ts';

/** AES-256 under a key of one repeated byte; the engine itself may not import it. */
function aes(byte: number): PseudoRandomFunction {
  return (blocks) => {
    const cipher = createCipheriv('aes-256-ecb', new Uint8Array(32).fill(byte), null).setAutoPadding(false);
    return Buffer.concat([cipher.update(blocks), cipher.final()]);
  };
}

function rangeOf(pattern: string) {
  const range = issuingRange({ kind: 'pattern', pattern });
  if (range === null) throw new Error('no range');
  return range;
}

const firstOnes = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);
const patterns = fc
  .tuple(fc.stringMatching(/^[A-Z-]{1,8}$/), fc.integer({ min: 5, max: 20 }))
  .map(([start, places]) => `${start}${'#'.repeat(places)}`);

describe('the range of a pattern', () => {
  it('gives each code once, all by the pattern and all good to be stored', () => {
    fc.assert(
      fc.property(patterns, fc.integer({ min: 0, max: 24_000_000 }), fc.nat(255), (pattern, from, key) => {
        const codes = rangeOf(pattern).codesAt(firstOnes(200, from), aes(key));
        expect(new Set(codes).size).toBe(200);
        const form = new RegExp(`^${pattern.replaceAll('#', '[2-9A-HJKMNP-TV-Z]')}$`);
        for (const code of codes) {
          expect(code).toMatch(form);
          expect(checkFriendlyCode(code)).toEqual({ ok: true, code, key: code });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('reaches a part of the smallest one without a code twice, and in no order that can be seen', () => {
    const codes = rangeOf('A#####').codesAt(firstOnes(200_000), aes(7));
    expect(new Set(codes).size).toBe(200_000);
    const sorted = codes.toSorted();
    expect(codes.slice(0, 100)).not.toEqual(sorted.slice(0, 100));
    // Each place takes each of its 30 characters about as often.
    for (let place = 1; place <= 5; place += 1) {
      const counts = Map.groupBy(codes, (code) => code[place]);
      expect(counts.size).toBe(30);
      for (const having of counts.values()) expect(Math.abs(having.length - 200_000 / 30)).toBeLessThan(600);
    }
  });

  it('tells nothing of another pattern under the same key', () => {
    const tail = (pattern: string) =>
      rangeOf(pattern)
        .codesAt(firstOnes(1000), aes(1))
        .map((code) => code.slice(1));
    const one = new Set(tail('A########'));
    expect(tail('B########').filter((code) => one.has(code))).toEqual([]);
    const long = new Set(tail('A############').map((code) => code.slice(-4)));
    const other = tail('B############').map((code) => code.slice(-4));
    expect(other.filter((code) => long.has(code)).length).toBeLessThan(20);
  });

  it('gives the same codes for ever', () => {
    const codes = rangeOf('WIN-####-####').codesAt([0, 1, 6.561e11 - 1], aes(0));
    expect(codes).toMatchInlineSnapshot(`
      [
        "WIN-5BQ9-ASJB",
        "WIN-YW67-JCD2",
        "WIN-T7T9-E53S",
      ]
    `);
    expect(rangeOf('GIFT-####-####-####').codesAt([0, 1], aes(0))).toMatchInlineSnapshot(`
      [
        "GIFT-E9X3-V8WP-2N8X",
        "GIFT-W28Y-7V3S-TWZT",
      ]
    `);
  });

  it('is as large as its places, and what can be guessed larger still', () => {
    expect(rangeOf('A#####')).toMatchObject({ size: 24_300_000, space: 24_300_000, key: 'A#####' });
    expect(rangeOf('A#########')).toMatchObject({ size: 30 ** 8, space: 30 ** 9 });
  });
});

describe('the range', () => {
  it('of a prefix is that of its numbers', () => {
    const range = issuingRange({ kind: 'ean13', prefix: '290000' });
    expect(range).toMatchObject({ key: '290000', size: 1e6, space: 1e6 });
    expect(range?.codesAt([5], aes(0))[0]).toMatch(/^290000\d{7}$/);
  });

  it('is none where no codes are made', () => {
    expect(issuingRange({ kind: 'imported' })).toBeNull();
    expect(issuingRange({ kind: 'friendly', code: 'WINTER' })).toBeNull();
  });

  it.each([{ kind: 'ean13', prefix: '1234567' } as const, { kind: 'pattern', pattern: 'A#' } as const])(
    'that is impossible is an error: %o',
    (codes) => {
      expect(() => issuingRange(codes)).toThrow('impossible');
    },
  );
});
