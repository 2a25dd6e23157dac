import { CODE_LENGTH } from './code-length.ts';

/**
 * What stands for a `#` of a pattern: 30 characters, in their order. Digits and capitals without those that are taken for one
 * another when they are read out or typed: 0 and O, 1, I and L, U and V.
 */
export const PATTERN_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** So many `#` at least: 30^5 codes are more than the 10^6 below which codes are guessed. */
const FEWEST_PLACES = 5;
const ALLOWED = /^[A-Z0-9#._-]+$/;

/** A pattern that codes can be made of, or why the text is none. */
export type CodePatternCheck =
  | { readonly ok: true; readonly pattern: string }
  | {
      readonly ok: false;
      readonly problem: 'bad_length' | 'forbidden_character' | 'too_few_places' | 'like_a_number';
      readonly message: string;
    };

/**
 * Checks a pattern of codes: each `#` stands for a character of {@link PATTERN_ALPHABET}, all else for itself, in capitals.
 * Thirteen characters without a letter or mark of their own could come out as a number with a wrong check digit, which
 * matches nothing.
 *
 * @example checkCodePattern('win-####-####') // { ok: true, pattern: 'WIN-####-####' }
 */
export function checkCodePattern(text: string): CodePatternCheck {
  const pattern = text.trim().toUpperCase();
  const { length } = pattern;
  if (length < CODE_LENGTH.min || length > CODE_LENGTH.max) {
    return refuse('bad_length', `A pattern has ${CODE_LENGTH.min} to ${CODE_LENGTH.max} characters`);
  }
  if (!ALLOWED.test(pattern)) {
    return refuse('forbidden_character', 'A pattern has only letters A to Z, digits, #, -, . and _');
  }
  if (placesOf(pattern) < FEWEST_PLACES) {
    return refuse(
      'too_few_places',
      `A pattern has at least ${FEWEST_PLACES} #, or its codes could be guessed`,
    );
  }
  if (length === 13 && /^[0-9#]+$/.test(pattern)) {
    return refuse('like_a_number', 'A pattern of 13 characters has at least one letter or mark besides #');
  }
  return { ok: true, pattern };
}

/**
 * How many `#` a pattern has.
 *
 * @example placesOf('WIN-####-####') // 8
 */
export function placesOf(pattern: string): number {
  return pattern.split('#').length - 1;
}

/**
 * The pattern with these values (0 to 29) in place of each `#`, from the left.
 *
 * @example fillPattern('WIN-#####', [0, 1, 2, 3, 29]) // 'WIN-2345Z'
 */
export function fillPattern(pattern: string, values: readonly number[]): string {
  let place = 0;
  return pattern.replaceAll('#', () => {
    const character = PATTERN_ALPHABET[values[place] ?? -1];
    if (character === undefined) throw new RangeError(`No character stands for ${values[place]}`);
    place += 1;
    return character;
  });
}

function refuse(problem: Extract<CodePatternCheck, { ok: false }>['problem'], message: string) {
  return { ok: false, problem, message } as const;
}
