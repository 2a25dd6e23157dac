import type { Problem } from '@couponry/contract';

/** Ends a request with a problem; each API tells it in its own form. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly retryAfter: number | null;

  /** @param retryAfter seconds after which it may be tried again */
  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.message);
    this.name = 'ProblemError';
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}
