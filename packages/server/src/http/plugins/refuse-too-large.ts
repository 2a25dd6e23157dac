import { PROBLEMS } from '@couponry/contract';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem-error.ts';

/** A body that says it is too large is refused before its type is looked at. */
export function refuseTooLarge(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const length = Number(request.headers['content-length'] ?? 0);
    const limit = request.routeOptions.bodyLimit;
    if (limit !== undefined && length > limit) done(new ProblemError(PROBLEMS.tooLarge));
    else done();
  });
}
