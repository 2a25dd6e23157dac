import type { AnswersOf } from '@couponry/sdk';

/** What the server says of a cart and its codes. */
export type ValidationTold = AnswersOf<'validateCodes'>[200];
/** What it says of one code. */
export type CodeTold = ValidationTold['results'][number];
/** What would make a code give more that applies. */
export type NextTold = NonNullable<CodeTold['next']>;
/** Why a code does not apply. */
export type ReasonTold = CodeTold['reasons'][number];
