import { PROBLEMS } from '@couponry/contract';
import type { FastifyInstance } from 'fastify';
import { isUpload } from './is-upload.ts';
import { ProblemError } from './problem-error.ts';

/** A body that says it is too large is refused before its type is looked at, and after whatever is wrong with the path. */
export function refuseTooLarge(app: FastifyInstance): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const length = request.headers['content-length'];
    if (length === undefined) {
      done(null, payload);
      return;
    }
    const { bodyLimit, config } = request.routeOptions;
    const limit = isUpload(request, config) ? config.uploads?.maxBytes : bodyLimit;
    if (limit !== undefined && Number(length) > limit) done(new ProblemError(PROBLEMS.tooLarge));
    else done(null, payload);
  });
}
