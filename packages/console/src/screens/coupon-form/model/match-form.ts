import type { Match } from '@couponry/engine';
import type { Writing } from './read-number.ts';
import { writeNumber } from './write-number.ts';

/** Which lines are meant, while it is made: a match whose prices are texts. */
export interface MatchForm extends Omit<Match, 'unitPrice'> {
  readonly unitPrice?: { readonly min?: string; readonly max?: string };
}

/**
 * Where in a match an attribute that was begun lacks its name, or what it is one of. Without both it is left out, and the match is wider
 * than it was meant.
 */
export function unfinishedAttributes({ attributes = {} }: MatchForm): readonly string[] {
  return Object.entries(attributes).flatMap(([name, { in: wanted = [], notIn = [] }], index) => {
    const hasWords = wanted.length + notIn.length > 0;
    if (hasWords === (name !== '')) return [];
    return [`/attributes/${index}/${hasWords ? 'name' : 'in'}`];
  });
}

/** The form of a match. */
export function formOfMatch({ unitPrice, ...others }: Match, writing: Writing): MatchForm {
  if (unitPrice === undefined) return others;
  const { min, max } = unitPrice;
  return {
    ...others,
    unitPrice: {
      ...(min === undefined ? {} : { min: writeNumber('money', min, writing) }),
      ...(max === undefined ? {} : { max: writeNumber('money', max, writing) }),
    },
  };
}
