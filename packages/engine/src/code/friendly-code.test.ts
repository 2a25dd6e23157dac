import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFriendlyCode } from './friendly-code.ts';
import { normaliseCode } from './normalise-code.ts';

describe('checkFriendlyCode', () => {
  it.each([
    [' Sale20% ', 'Sale20%', 'SALE20%'],
    ['...', '...', '...'],
    ['cafe\u0301', 'café', 'CAFÉ'],
    ['Straße', 'Straße', 'STRASSE'],
    ['123456789012', '123456789012', '123456789012'],
    ['4006381333931', '4006381333931', '4006381333931'],
    ['🎁🎁🎁', '🎁🎁🎁', '🎁🎁🎁'],
    ['🎁'.repeat(64), '🎁'.repeat(64), '🎁'.repeat(64)],
  ])('stores %j as %j', (text, code, key) =>
    expect(checkFriendlyCode(text)).toEqual({ ok: true, code, key }),
  );

  it.each([
    ['', 'too_short'],
    ['..', 'too_short'],
    ['  ab  ', 'too_short'],
    ['🎁🎁', 'too_short'],
    ['a'.repeat(65), 'too_long'],
    ['ß'.repeat(33), 'too_long'],
    ['50/50', 'forbidden_character'],
    ['why?', 'forbidden_character'],
    ['#sale', 'forbidden_character'],
    ['a\\b', 'forbidden_character'],
    ['50／50', 'forbidden_character'],
    ['two words', 'forbidden_character'],
    ['two\u00a0words', 'forbidden_character'],
    ['two\u3000words', 'forbidden_character'],
    ['two´words', 'forbidden_character'],
    ['nul\u0000', 'forbidden_character'],
    ['\u0085sale', 'forbidden_character'],
    ['sa\u200ble', 'forbidden_character'],
    ['sa\u202ele', 'forbidden_character'],
    ['sa\u2028le', 'forbidden_character'],
    ['sale\ud83c', 'forbidden_character'],
    ['sale\u0378', 'forbidden_character'],
    ['4006381333932', 'wrong_check_digit'],
    ['４００６３８１３３３９３２', 'wrong_check_digit'],
  ])('refuses %j: %s', (text, problem) =>
    expect(checkFriendlyCode(text)).toMatchObject({ ok: false, problem }),
  );

  it.each([
    ['50/50', 'A code can\'t contain "/"'],
    ['two words', "A code can't contain a blank"],
    ['sa\u200ble', "A code can't contain the character U+200B"],
  ])('names in %j what is forbidden', (text, message) =>
    expect(checkFriendlyCode(text)).toMatchObject({ message }),
  );

  it('stores what it would store again, under the key that is looked up', () => {
    const text = fc.string({ unit: 'binary', minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(text, (typed) => {
        const checked = checkFriendlyCode(typed);
        if (!checked.ok) return;
        expect(checkFriendlyCode(checked.code)).toEqual(checked);
        expect(checked.key).toBe(normaliseCode(typed));
        expect(checked.code.isWellFormed()).toBe(true);
        expect(`${checked.code}${checked.key}`).not.toMatch(/[/?#\\\s]/);
      }),
      { numRuns: 2000 },
    );
  });
});
