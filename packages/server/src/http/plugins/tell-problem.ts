import { type FieldError, PROBLEMS, type Problem } from '@couponry/contract';
import type { FastifyError } from 'fastify';
import { IdempotencyInFlight } from '../../commands/coupon-ledger/command.ts';
import { Abandoned, Overloaded } from '../../ledger/index.ts';
import { DatabaseUnavailable } from '../../platform/database-unavailable.ts';
import { BadRequest } from './bad-request.ts';
import { ProblemError } from './problem-error.ts';

/** Seconds after which a request that found the system full or its database away may be repeated. */
const RETRY_AFTER = 1;

/** What a caller is told of an error: the problem, the fields, when to come back, and whether anything was done. */
export interface Told {
  readonly problem: Problem;
  readonly errors?: readonly FieldError[];
  readonly retryAfter?: number | null;
  readonly outcome?: 'none' | 'unknown';
}

/** What is told to whoever is turned away because the system is full. */
export const FULL: Told = { problem: PROBLEMS.unavailable, retryAfter: RETRY_AFTER, outcome: 'none' };

/** What to tell of whatever ended a request early, in either API. */
export function tellProblem(error: FastifyError): Told {
  if (error instanceof ProblemError) return { problem: error.problem, retryAfter: error.retryAfter };
  if (error instanceof BadRequest) return { problem: PROBLEMS.invalid, errors: error.errors };
  if (error instanceof DatabaseUnavailable) {
    return { problem: PROBLEMS.unavailable, retryAfter: RETRY_AFTER, outcome: error.outcome };
  }
  if (error instanceof Overloaded || error instanceof Abandoned) return FULL;
  if (error instanceof IdempotencyInFlight) return { problem: PROBLEMS.keyInFlight, retryAfter: RETRY_AFTER };
  return tellOfFramework(error);
}

function tellOfFramework(error: FastifyError): Told {
  if (error.statusCode === 413) return { problem: PROBLEMS.tooLarge };
  if (error.statusCode === 415) return { problem: PROBLEMS.mediaTypeUnknown };
  const isCallers = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  return { problem: isCallers ? PROBLEMS.invalid : PROBLEMS.failed };
}

/** Whether an error is our fault and has to be looked at; a database that is away is known of already. */
export function isOurFault({ problem, outcome }: Told): boolean {
  return problem.status >= 500 && outcome === undefined;
}

/** `The field "discountValue" must be ...; the field "endAt" ...` */
export function describeErrors(errors: readonly FieldError[]): string {
  const sentences = errors.map(({ field, message }) => `${nameOf(field)} ${message}`);
  const text = sentences.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('?') ? '' : '.'}`;
}

function nameOf(field: string): string {
  return field === '' ? 'the body' : `the field "${field.slice(1)}"`;
}
