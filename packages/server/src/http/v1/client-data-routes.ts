import { actorOf } from '../plugins/actor-of.ts';
import type { Services } from '../services.ts';
import { answerOfClient, requireClient } from './client-routes.ts';
import type { Serve } from './serve.ts';
import { answerOfEntry } from './timeline-route.ts';

/** The methods by which all that is stored about a client is read, and erased. */
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
  serve('eraseClient', async ({ request, id, caller }) => {
    const client = await requireClient(services, caller, id);
    await services.eraseClient(caller.workspace.id, client.id, actorOf(request));
    return { status: 200, body: answerOfClient(await requireClient(services, caller, client.id)) };
  });
}
