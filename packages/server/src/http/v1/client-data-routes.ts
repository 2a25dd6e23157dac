import type { MergeOutcome } from '../../commands/clients/merge-clients.ts';
import { actorOf } from '../plugins/actor-of.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import type { Services } from '../services.ts';
import { answerOfClient, requireClient } from './client-routes.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import type { Serve } from './serve.ts';
import { answerOfEntry } from './timeline-route.ts';

/** The methods by which all that is stored about a client is read, merged into another one, and erased. */
export function clientDataRoutes(serve: Serve, services: Services): void {
  serve('exportClient', async ({ request, id, caller }) => {
    const client = await requireClient(services, caller, id);
    const now = services.codes.clock.now();
    const record = await services.exportClient(caller.workspace.id, client.id, actorOf(request));
    const body = {
      client: answerOfClient(client),
      identifiers: client.identifiers,
      coupons: record.coupons,
      timeline: record.timeline.map((entry) => answerOfEntry(entry, now)),
      isAll: record.isAll,
    };
    return { status: 200, body };
  });
  serve('mergeClients', async ({ request, id, body, caller, idempotency }) => {
    const wish = { from: id, into: body.into.toLowerCase(), idempotency };
    const outcome = await services.mergeClients(caller.workspace.id, wish, actorOf(request));
    if (outcome.kind !== 'merged') throw problemOfMerge(outcome.kind);
    return { status: 200, body: answerOfClient(await requireClient(services, caller, outcome.id)) };
  });
  serve('eraseClient', async ({ request, id, caller }) => {
    const client = await requireClient(services, caller, id);
    await services.eraseClient(caller.workspace.id, client.id, actorOf(request));
    return { status: 200, body: answerOfClient(await requireClient(services, caller, client.id)) };
  });
}

function problemOfMerge(kind: Exclude<MergeOutcome['kind'], 'merged'>): Error {
  switch (kind) {
    case 'same':
      return new BadRequest([{ field: '/into', message: 'must be another client', code: 'same' }]);
    case 'unknown_into':
      return new BadRequest([{ field: '/into', message: 'must be the id of a client', code: 'unknown' }]);
    case 'unknown':
      return new ProblemV1Error('client_unknown');
    case 'erased':
      return new ProblemV1Error('client_erased');
    case 'merged_elsewhere':
      return new ProblemV1Error('client_merged');
    case 'key_reused':
      return new ProblemV1Error('idempotency_key_reused');
  }
}
