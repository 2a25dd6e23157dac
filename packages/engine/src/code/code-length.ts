/**
 * How long a code may be, in characters (Unicode code points). Issued, imported and friendly codes share the
 * upper bound, so that a longer text can be told to match nothing without asking the database.
 */
export const CODE_LENGTH = { min: 3, max: 64 } as const;
