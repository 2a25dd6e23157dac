import { ClientTokenBody, type ClientTokenFields, fieldChecker, PROBLEMS } from '@couponry/contract';
import { formatInstantUtc, type Identifier } from '@couponry/engine';
import type { FastifyInstance } from 'fastify';
import { mintClientToken } from '../../commands/clients/client-token.ts';
import { callerFrom } from '../plugins/authenticate.ts';
import { BadRequest, readBody } from '../plugins/bad-request.ts';
import { ProblemError } from '../plugins/problem-error.ts';
import { readIdentifiers } from '../plugins/read-identifiers.ts';
import type { Services } from '../services.ts';

const DEFAULT_SECONDS = 900;
const tokenBody = fieldChecker(ClientTokenBody);

/** `POST /v1/client-tokens`: a short-lived token with which a browser or an app speaks for one client. */
export function clientTokenRoute(app: FastifyInstance, services: Services): void {
  app.route({
    method: 'POST',
    url: '/client-tokens',
    config: { scopes: ['admin', 'client'] },
    handler: async (request, reply) => {
      const { workspace, key } = callerFrom(request);
      const fields = readBody<ClientTokenFields>(tokenBody, request.body);
      const { id, ...named } = fields.client;
      const given = id === undefined ? named : { ...named, uuid: id };
      const clientId = await clientOf(services, workspace.id, readIdentifiers(given));
      const seconds = fields.expiresIn ?? DEFAULT_SECONDS;
      const minted = await mintClientToken(workspace, key.id, clientId, seconds, services.codes.clock);
      return reply.code(201).send({
        token: minted.token,
        expiresAt: formatInstantUtc(minted.expiresAt),
        client: { id: clientId },
      });
    },
  });
}

/** The client that is named; it is made when nobody knows it yet. */
async function clientOf(
  services: Services,
  workspaceId: string,
  identifiers: readonly Identifier[],
): Promise<string> {
  if (identifiers.length === 0) {
    throw new BadRequest([{ field: '/client', message: 'must have an id, an email or a customIdentify' }]);
  }
  const [outcome] = await services.upsertClients(workspaceId, [{ identifiers, attributes: {} }]);
  if (outcome === undefined || outcome.kind === 'ambiguous') throw new ProblemError(PROBLEMS.clientAmbiguous);
  return outcome.id;
}
