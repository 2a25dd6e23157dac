import type { AnswersOf } from '@couponry/sdk';

/** A code and how it stands, as the API tells it. */
export type Code = AnswersOf<'getCode'>[200];
/** How far a code has come. */
export type CodeState = Code['state'];
