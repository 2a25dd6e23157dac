/**
 * What is wrong with one field of a request: its JSON pointer (RFC 6901; empty for the whole body), a sentence, and a stable
 * word where one fits better than `invalid`.
 */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  readonly code?: string;
}
