import { describe, expect, it } from 'vitest';
import { checkCodePattern, fillPattern, PATTERN_ALPHABET, placesOf } from './code-pattern.ts';

describe('a pattern of codes', () => {
  it.each([
    ['WIN-####-####', 'WIN-####-####'],
    [' win-#####', 'WIN-#####'],
    ['#####', '#####'],
    ['A############', 'A############'],
    ['A.B_C-#####9', 'A.B_C-#####9'],
  ])('%j is one', (text, pattern) => {
    expect(checkCodePattern(text)).toEqual({ ok: true, pattern });
  });

  it.each([
    ['', 'bad_length'],
    ['##', 'bad_length'],
    [`A${'#'.repeat(64)}`, 'bad_length'],
    ['WIN ####-####', 'forbidden_character'],
    ['WIN/####-####', 'forbidden_character'],
    ['ZIMĄ-#####', 'forbidden_character'],
    ['WIN-####', 'too_few_places'],
    ['WINTER', 'too_few_places'],
    ['#############', 'like_a_number'],
    ['29##########1', 'like_a_number'],
  ])('%j is none: %s', (text, problem) => {
    expect(checkCodePattern(text)).toMatchObject({ ok: false, problem });
  });

  it('has an alphabet in which nothing is taken for something else', () => {
    expect(new Set(PATTERN_ALPHABET).size).toBe(30);
    expect(PATTERN_ALPHABET).not.toMatch(/[01OILU]/);
  });

  it('is filled from the left', () => {
    expect(fillPattern('A#-##', [0, 8, 29])).toBe('A2-AZ');
    expect(placesOf('A#-##')).toBe(3);
    expect(() => fillPattern('A#', [30])).toThrow(RangeError);
    expect(() => fillPattern('A##', [1])).toThrow(RangeError);
  });
});
