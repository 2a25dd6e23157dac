import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFriendlyCode } from './friendly-code.ts';
import { lookupKeys } from './lookup-keys.ts';

describe('lookupKeys', () => {
  it.each([
    ['a friendly code in any case, with blanks around', ' sale20% ', ['SALE20%']],
    ['a printed number', '4006381333931', ['4006381333931']],
    ['a full-width number', '４００６３８１３３３９３１', ['4006381333931']],
    ['a number that ends in the line end of a scanner', '4006381333931\r\n', ['4006381333931']],
    ['12 digits whose zero a scanner dropped', '012345678905', ['012345678905', '0012345678905']],
    ['12 digits that no zero makes right', '012345678906', ['012345678906']],
    ['13 digits with a wrong check digit', '4006381333932', []],
    ['14 digits', '14006381333938', ['14006381333938']],
    ['64 characters', 'é'.repeat(64), ['É'.repeat(64)]],
    ['64 characters, decomposed', 'e\u0301'.repeat(64), ['É'.repeat(64)]],
    ['65 characters', 'a'.repeat(65), []],
    ['64 characters outside the basic plane', '🎁'.repeat(64), ['🎁'.repeat(64)]],
    ['what becomes longer than 64', 'ß'.repeat(33), []],
    ['a megabyte', 'a'.repeat(1_000_000), []],
    ['a NUL', 'SALE\u0000', []],
    ['a control character inside', 'SA\u0007LE', []],
    ['half a surrogate pair', 'SALE\ud83c', []],
    ['nothing', '', []],
    ['blanks', ' \u3000 ', []],
  ])('of %s', (_what, asked, keys) => expect(lookupKeys(asked)).toEqual(keys));

  it('finds every friendly code by every casing of its stored spelling', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 70 }), (text) => {
        const checked = checkFriendlyCode(text);
        if (!checked.ok) return;
        for (const asked of [
          text,
          checked.code,
          ` ${checked.code.toLowerCase()} `,
          checked.code.toUpperCase(),
        ]) {
          expect(lookupKeys(asked)[0]).toBe(checked.key);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
