import type { Match } from '@couponry/engine';
import type { Writing } from './read-number.ts';
import { writeNumber } from './write-number.ts';

/** Which lines are meant, while it is made: a match whose prices are texts. */
export interface MatchForm extends Omit<Match, 'unitPrice'> {
  readonly unitPrice?: { readonly min?: string; readonly max?: string };
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
