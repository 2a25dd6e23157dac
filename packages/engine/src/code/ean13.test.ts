import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeEan13, ean13CheckDigit, isEan13 } from './ean13.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));

describe('EAN-13', () => {
  it.each(['4006381333931', '5901234123457', '9780201379624', '0012345678905', '0000000000000'])(
    'takes the printed number %s',
    (number) => {
      expect(isEan13(number)).toBe(true);
      expect(completeEan13(number.slice(0, 12))).toBe(number);
    },
  );

  it.each([
    '',
    '400638133393',
    '40063813339311',
    '4006381333932',
    '400638133393X',
    '٤٠٠٦٣٨١٣٣٣٩٣١',
    '4006381333931\n',
  ])('refuses %j', (text) => expect(isEan13(text)).toBe(false));

  it('has exactly one right check digit for each body', () => {
    fc.assert(
      fc.property(digits(12), (body) => {
        const right = [...'0123456789'].filter((last) => isEan13(body + last));
        expect(right).toEqual([String(ean13CheckDigit(body))]);
      }),
    );
  });

  it('notices each single wrong digit', () => {
    fc.assert(
      fc.property(digits(12), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
        const right = completeEan13(body);
        const wrong = (Number(right[place]) + shift) % 10;
        expect(isEan13(right.slice(0, place) + wrong + right.slice(place + 1))).toBe(false);
      }),
    );
  });

  it.each(['', '40063813339', '4006381333931', '40063813339x'])('throws for the body %j', (body) => {
    expect(() => ean13CheckDigit(body)).toThrow(RangeError);
  });
});
