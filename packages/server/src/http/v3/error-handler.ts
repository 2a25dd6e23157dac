import { type FieldError, PROBLEMS, type Problem } from '@couponry/contract';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { IdempotencyInFlight } from '../../commands/coupon-ledger/command.ts';
import { Abandoned, Overloaded } from '../../ledger/index.ts';
import { DatabaseUnavailable } from '../../platform/database-unavailable.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import { send } from './envelope.ts';
import { ProblemError } from './problem-error.ts';

/** Seconds after which a request that found the system full or its database away may be repeated. */
const RETRY_AFTER = 1;

interface Told {
  readonly problem: Problem;
  readonly errors?: readonly FieldError[];
  readonly retryAfter?: number | null;
  readonly outcome?: 'none' | 'unknown';
}

/** Answers whatever ended a request early in the envelope of the Coupons API 3.0.0; only what is our fault is logged. */
export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const told = tell(error);
  if (told.problem.status >= 500 && told.outcome === undefined)
    request.log.error({ err: error }, 'request failed');
  const { status, message, description } = told.problem;
  const retryAfter = told.retryAfter ?? null;
  if (retryAfter !== null) void reply.header('retry-after', String(retryAfter));
  return send(reply, status, {
    code: status,
    message,
    description: told.errors === undefined ? description : describeErrors(told.errors),
    ...(told.errors === undefined ? {} : { errors: told.errors }),
    ...(status === 500 ? { requestId: request.id } : {}),
    data: told.outcome === undefined ? null : { outcome: told.outcome },
  });
}

function tell(error: FastifyError): Told {
  if (error instanceof ProblemError) return { problem: error.problem, retryAfter: error.retryAfter };
  if (error instanceof BadRequest) return { problem: PROBLEMS.invalid, errors: error.errors };
  if (error instanceof DatabaseUnavailable) {
    return { problem: PROBLEMS.unavailable, retryAfter: RETRY_AFTER, outcome: error.outcome };
  }
  if (error instanceof Overloaded || error instanceof Abandoned) {
    return { problem: PROBLEMS.unavailable, retryAfter: RETRY_AFTER, outcome: 'none' };
  }
  if (error instanceof IdempotencyInFlight) return { problem: PROBLEMS.keyInFlight, retryAfter: RETRY_AFTER };
  return tellOfFramework(error);
}

function tellOfFramework(error: FastifyError): Told {
  if (error.statusCode === 413) return { problem: PROBLEMS.tooLarge };
  if (error.statusCode === 415) return { problem: PROBLEMS.mediaTypeUnknown };
  const isCallers = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  return { problem: isCallers ? PROBLEMS.invalid : PROBLEMS.failed };
}

/** `The field "discountValue" must be ...; the field "endAt" ...` */
function describeErrors(errors: readonly FieldError[]): string {
  const sentences = errors.map(({ field, message }) => `${nameOf(field)} ${message}`);
  const text = sentences.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function nameOf(field: string): string {
  return field === '' ? 'the body' : `the field "${field.slice(1)}"`;
}
