import { PROBLEMS_V1, type ProblemCode, type ProblemV1 } from '@couponry/contract';
import type { ReasonWords } from '../plugins/reason-words.ts';

/** What is told of a problem besides the problem itself. */
export interface ProblemDetails {
  /** What it is this time, as a sentence. */
  readonly detail?: string | ReasonWords;
  /** Seconds after which it may be tried again. */
  readonly retryAfter?: number;
  /** More members of the problem document. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Ends a request of `/v1` with a problem. */
export class ProblemV1Error extends Error {
  readonly problem: ProblemV1;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.name = 'ProblemV1Error';
    this.problem = PROBLEMS_V1[code];
    this.details = details;
  }
}
