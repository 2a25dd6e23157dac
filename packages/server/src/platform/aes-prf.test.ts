import { describe, expect, it } from 'vitest';
import { permute } from '../../../engine/src/code/permutation.ts';
import { aesPrf } from './aes-prf.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (output: Uint8Array) => Buffer.from(output).toString('hex');
const fipsKey = bytes('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
const fipsBlock = '00112233445566778899aabbccddeeff';
const fipsOutput = '8ea2b7ca516745bfeafc49904b496089';

describe('aesPrf', () => {
  it('is AES-256: the example of FIPS 197, appendix C.3', () => {
    expect(hex(aesPrf(fipsKey)(bytes(fipsBlock)))).toBe(fipsOutput);
  });

  it('takes each block for itself, in order', () => {
    const zero = '00'.repeat(16);
    const prf = aesPrf(fipsKey);
    const zeroOutput = hex(prf(bytes(zero)));
    expect(hex(prf(bytes(fipsBlock + zero + fipsBlock)))).toBe(fipsOutput + zeroOutput + fipsOutput);
    expect(prf(new Uint8Array(0))).toHaveLength(0);
  });

  it('does not follow a key that its owner wipes', () => {
    const key = Uint8Array.from(fipsKey);
    const prf = aesPrf(key);
    key.fill(0);
    expect(hex(prf(bytes(fipsBlock)))).toBe(fipsOutput);
  });

  it('throws for a key of another length and for a torn block', () => {
    expect(() => aesPrf(new Uint8Array(16))).toThrow(RangeError);
    expect(() => aesPrf(fipsKey)(new Uint8Array(17))).toThrow(RangeError);
  });

  it('still drives the permutation to the numbers that are out there', () => {
    expect(permute({ prefix: '29', size: 1e10 }, [0, 1, 2], aesPrf(fipsKey))).toEqual([
      8_511_904_814, 8_851_493_605, 7_107_526_127,
    ]);
  });
});
