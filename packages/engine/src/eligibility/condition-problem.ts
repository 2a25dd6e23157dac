/** What is wrong with a part of a condition. */
export interface ConditionProblem {
  /** A JSON pointer into the condition (RFC 6901); empty for the whole. */
  readonly field: string;
  readonly code:
    | 'missing'
    | 'unknown'
    | 'wrong_type'
    | 'wrong_form'
    | 'not_one_of'
    | 'out_of_range'
    | 'invalid';
  /** What is right, as the end of a sentence. */
  readonly message: string;
  /** With a name or a word that is not known: what was said, and what there is. */
  readonly said?: string;
  readonly known?: readonly string[];
}

/** More help nobody. */
export const MOST_PROBLEMS = 10;

/** A pointer to something within. */
export function within(pointer: string, name: string | number): string {
  return `${pointer}/${String(name).slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Whether it is an object of JSON. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields that are none of those that there are. */
export function unknownFields(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  pointer: string,
): ConditionProblem[] {
  const unknown = Object.keys(value).filter((name) => !known.includes(name));
  return unknown.slice(0, MOST_PROBLEMS).map((said) => {
    return { field: within(pointer, said), code: 'unknown', message: 'is unknown', said, known };
  });
}
