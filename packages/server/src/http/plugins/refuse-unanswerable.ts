import { PROBLEMS } from '@couponry/contract';
import type { FastifyInstance } from 'fastify';
import { BadRequest } from './bad-request.ts';
import { ProblemError } from './problem-error.ts';

const HOSTLESS = { field: '/Host', message: 'must be sent: it is a header of every request of HTTP/1.1' };
/** What Node takes for the expectation to be asked for the body. */
const CONTINUE = /(?:^|\W)100-continue(?:$|\W)/i;

/**
 * Refuses what HTTP/1.1 says can't be answered, in the form of the API that was asked: Node alone would answer such requests before
 * they reach anybody, with an empty body.
 */
export function refuseUnanswerable(app: FastifyInstance): void {
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  app.addHook('onRequest', ({ raw: { httpVersion, headers } }, _reply, done) => {
    // What is older knows neither header.
    if (httpVersion !== '1.1') done();
    else if (headers.host === undefined) done(new BadRequest([HOSTLESS]));
    else if (headers.expect !== undefined && !CONTINUE.test(headers.expect)) {
      done(new ProblemError(PROBLEMS.expectationUnknown));
    } else done();
  });
}
