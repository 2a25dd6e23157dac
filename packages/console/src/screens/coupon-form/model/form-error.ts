/** What is wrong with what was typed, where the browser knows by itself: a word for which there is a text. */
export type FormErrorCode =
  | 'missing'
  | 'no_condition'
  | 'number'
  | 'whole'
  | 'negative'
  | 'zero'
  | 'two'
  | 'same_item'
  | 'too_large'
  | 'too_many_digits'
  | 'percent'
  | 'day'
  | 'day_of_time'
  | 'time';

/** What is wrong with a field of the form. `field` is the JSON pointer that the server would say (`/limits/0/max`). */
export interface FormError {
  readonly field: string;
  /** One of {@link FormErrorCode}, or a word of the contract's or the server's checks. */
  readonly code: string;
  /** What the check says in English; for what has no text of its own. */
  readonly message?: string;
}

/** Tells that a field is wrong. */
export type Tell = (field: string, code: FormErrorCode) => void;
