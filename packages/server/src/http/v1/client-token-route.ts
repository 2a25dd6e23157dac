import { instantToV1 } from '@couponry/contract';
import { mintClientToken } from '../../commands/clients/client-token.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { readRefIdentifiers } from './read-client-ref.ts';
import { readOrigins } from './read-origins.ts';
import type { Serve } from './serve.ts';

const DEFAULT_SECONDS = 900;

/** The method by which a short-lived token is made, with which a browser or an app speaks for one client. */
export function clientTokenRoute(serve: Serve, services: Services): void {
  serve('createClientToken', async ({ body, caller, idempotency }) => {
    const { workspace, key } = caller;
    const identifiers = readRefIdentifiers(body.client, '/client');
    if (identifiers.length === 0) {
      const message = 'must have an id, an email or a customIdentify';
      throw new BadRequest([{ field: '/client', message, code: 'missing' }]);
    }
    const origins = body.origins === undefined ? null : readOrigins(body.origins, '/origins');
    // The client is made when nobody knows it yet. A repeat mints anew: a token is never stored.
    const outcome = await services.upsertClient(workspace.id, { identifiers, attributes: {} }, idempotency);
    if (outcome.kind === 'ambiguous') throw new ProblemV1Error('client_ambiguous');
    if (outcome.kind === 'key_reused') throw new ProblemV1Error('idempotency_key_reused');
    const seconds = body.expiresIn ?? DEFAULT_SECONDS;
    const { clock } = services.codes;
    const { token, expiresAt } = await mintClientToken(
      workspace,
      key.id,
      outcome.id,
      seconds,
      clock,
      origins,
    );
    return {
      status: outcome.kind === 'stored' ? 200 : 201,
      body: { token, expiresAt: instantToV1(expiresAt), client: { id: outcome.id } },
    };
  });
}
