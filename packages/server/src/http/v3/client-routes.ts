import { instantToWire, OUTCOMES, PROBLEMS, ROUTES } from '@couponry/contract';
import { formatDecimal, formatInstant, minorDigits } from '@couponry/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ClientTimeline } from '../../commands/clients/client-timeline.ts';
import type { Client } from '../../commands/clients/find-client.ts';
import { lookUpHeld } from '../../commands/codes/look-up-held.ts';
import { callerFrom } from '../plugins/authenticate.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import { ProblemError } from '../plugins/problem-error.ts';
import { readIdentifiers } from '../plugins/read-identifiers.ts';
import type { Services } from '../services.ts';
import { codeToJson } from './answers.ts';
import { sendData, sendJson, sendOutcome } from './envelope.ts';
import { queryText, readPage } from './read-request.ts';
import { pathUuid } from './require-coupon.ts';

/** The methods by which a client, what it did and what it has are read. */
export function clientRoutes(app: FastifyInstance, services: Services): void {
  app.route({
    method: 'GET',
    url: ROUTES.findClient.path,
    config: ROUTES.findClient,
    handler: async (request, reply) => {
      const identifiers = readIdentifiers(namedInQuery(request));
      // A store asks for a guest with an empty value; nobody is named then, and nobody is found.
      if (identifiers.length === 0 && asksForClient(request)) return sendData(reply, null);
      if (identifiers.length === 0) {
        const message = 'is missing; name a client by uuid, email or customIdentify';
        throw new BadRequest([{ field: '/email', message }]);
      }
      const outcome = await services.findClient(callerFrom(request).workspace.id, identifiers);
      if (outcome.kind === 'ambiguous') return sendOutcome(reply, OUTCOMES.ambiguous);
      return sendData(reply, outcome.kind === 'found' ? answerOfClient(outcome.client) : null);
    },
  });
  app.route({
    method: 'GET',
    url: ROUTES.timeline.path,
    config: ROUTES.timeline,
    handler: async (request, reply) => {
      const { workspace } = callerFrom(request);
      const client = await requireClient(request, services);
      const page = readPage(request);
      const { entries, total } = await services.timeline(workspace.id, client.id, page);
      const timeline = entries.map(answerOfEntry);
      return sendData(reply, { uuid: client.id, timeline, paginator: { ...page, total } });
    },
  });
  app.route({
    method: 'GET',
    url: ROUTES.clientCoupons.path,
    config: ROUTES.clientCoupons,
    handler: async (request, reply) => {
      const caller = callerFrom(request);
      const client = await requireClient(request, services);
      const page = readPage(request);
      const held = await services.clientCoupons(caller.workspace.id, client.id, page);
      const views = await Promise.all(
        held.map((coupon) => lookUpHeld(services.codes, caller, client.id, coupon)),
      );
      const coupons = views.filter((view) => view !== null);
      const shown = coupons.map((view) => codeToJson(view, true)).join();
      const paginator = JSON.stringify(page);
      return sendJson(reply, `{"uuid":"${client.id}","coupons":[${shown}],"paginator":${paginator}}`);
    },
  });
}

const NAMES = ['uuid', 'email', 'customIdentify'] as const;

function asksForClient(request: FastifyRequest): boolean {
  return NAMES.some((name) => queryText(request, name) !== undefined);
}

function namedInQuery(request: FastifyRequest): Record<string, string> {
  const given: Record<string, string> = {};
  for (const name of NAMES) {
    const value = queryText(request, name);
    if (value !== undefined && value.trim() !== '') given[name] = value;
  }
  return given;
}

/** The client whose uuid is in the path. @throws ProblemError 404 */
async function requireClient(request: FastifyRequest, services: Services): Promise<Client> {
  const uuid = pathUuid(request);
  if (uuid === null) throw new ProblemError(PROBLEMS.clientUnknown);
  const { workspace } = callerFrom(request);
  const outcome = await services.findClient(workspace.id, [{ kind: 'uuid', value: uuid }]);
  if (outcome.kind !== 'found') throw new ProblemError(PROBLEMS.clientUnknown);
  return outcome.client;
}

function answerOfClient({ id, identifiers, attributes, createdAt, updatedAt }: Client) {
  const first = (kind: string): string | null =>
    identifiers.find((known) => known.kind === kind)?.value ?? null;
  return {
    uuid: id,
    email: first('email'),
    customIdentify: first('custom'),
    attributes,
    createdAt: formatInstant(createdAt),
    updatedAt: formatInstant(updatedAt),
  };
}

function answerOfEntry(entry: ClientTimeline['entries'][number]) {
  const { type, id, at, couponId, couponName, code, expiresAt, orderId, currency, activates } = entry;
  const shared = { type, id, at: formatInstant(at), coupon: { uuid: couponId, name: couponName }, code };
  if (type === 'activation') return { ...shared, expiresAt: instantToWire(expiresAt) };
  const digits = minorDigits(currency ?? '') ?? 0;
  const decimal = (minor: number | null) => (minor === null ? null : Number(formatDecimal(minor, digits)));
  const money = { amount: decimal(entry.amount), discount: decimal(entry.discount), currency };
  const { redemptionId, status, holdsUntil, reason, completes } = entry;
  switch (type) {
    case 'redemption':
      return { ...shared, orderId, ...money, activates };
    case 'reservation':
      return {
        ...{ ...shared, orderId, ...money, activates, status },
        ...{ holdsUntil: instantToWire(holdsUntil), redemptionId },
      };
    case 'rollback':
      return { ...shared, orderId, ...money, redemptionId, reason, completes };
  }
}
