import {
  ClientBatchBody,
  type ClientBatchFields,
  fieldChecker,
  MAX_ATTRIBUTES,
  MAX_BATCH_CLIENTS,
  OUTCOMES,
  PROBLEMS,
  ROUTES,
} from '@couponry/contract';
import type { FastifyInstance } from 'fastify';
import {
  normaliseCustomIdentify,
  normaliseEmail,
  normaliseUuid,
} from '../../commands/clients/normalise-identifier.ts';
import type { ClientUpsert } from '../../commands/clients/upsert-clients.ts';
import { callerFrom } from '../plugins/authenticate.ts';
import { BadRequest, readBody } from '../plugins/bad-request.ts';
import type { Services } from '../services.ts';
import { sendData } from './envelope.ts';

const BODY_LIMIT = 16 * 1024 * 1024;
const batchBody = fieldChecker(ClientBatchBody);
const INVALID = { code: PROBLEMS.invalid.status, message: PROBLEMS.invalid.message };

interface Failure {
  readonly key: string;
  readonly code: number;
  readonly message: string;
  readonly description: string;
}

/** `POST /client/batch`: makes or completes clients, each for itself. Repeating it changes nothing more. */
export function clientBatchRoute(app: FastifyInstance, services: Services): void {
  app.route({
    method: 'POST',
    url: ROUTES.clientBatch.path,
    config: ROUTES.clientBatch,
    bodyLimit: BODY_LIMIT,
    handler: async (request, reply) => {
      refuseTooMany(request.body);
      const { items } = readBody<ClientBatchFields>(batchBody, request.body);
      const entries = Object.entries(items);
      const failed: Failure[] = [];
      const upserts: ClientUpsert[] = [];
      const keys: string[] = [];
      for (const [key, attributes] of entries) {
        const read = readItem(key, attributes);
        if ('description' in read) {
          failed.push({ key, ...INVALID, description: read.description });
        } else {
          upserts.push(read);
          keys.push(key);
        }
      }
      const outcomes = await services.upsertClients(callerFrom(request).workspace.id, upserts);
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome.kind === 'ambiguous') failed.push({ key: keys[index] ?? '', ...OUTCOMES.ambiguous });
      }
      const created = outcomes.filter(({ kind }) => kind === 'created').length;
      const updated = outcomes.filter(({ kind }) => kind === 'updated').length;
      return sendData(reply, { created, updated, failed });
    },
  });
}

/** Asked before anything else: to check hundreds of thousands would keep the others waiting. @throws BadRequest */
function refuseTooMany(body: unknown): void {
  const { items } = (body ?? {}) as { readonly items?: unknown };
  if (typeof items !== 'object' || items === null || Object.keys(items).length <= MAX_BATCH_CLIENTS) return;
  throw new BadRequest([{ field: '/items', message: `must have at most ${MAX_BATCH_CLIENTS} clients` }]);
}

/** An e-mail address and its attributes; `uuid` and `customIdentify` among them name the client too. */
function readItem(key: string, value: unknown): ClientUpsert | { readonly description: string } {
  const email = normaliseEmail(key);
  if (!email.ok) return { description: `The key ${email.message}.` };
  const identifiers = [email.identifier];
  const given = Array.isArray(value) ? {} : (value as Record<string, unknown>);
  const { uuid, customIdentify } = given;
  const attributes = attributesIn(given);
  if (Object.keys(attributes).length > MAX_ATTRIBUTES)
    return { description: `It has more than ${MAX_ATTRIBUTES} attributes.` };
  for (const [name, given, normalise] of [
    ['uuid', uuid, normaliseUuid],
    ['customIdentify', customIdentify, normaliseCustomIdentify],
  ] as const) {
    if (given === undefined || given === null || given === '') continue;
    const read = typeof given === 'object' ? null : normalise(String(given));
    if (read?.ok !== true)
      return { description: `The field "${name}" ${read?.message ?? 'must be a string'}.` };
    identifiers.push(read.identifier);
  }
  return { identifiers, attributes };
}

/** All but what names the client: copied only where that is there, for thousands of large objects take seconds to copy. */
function attributesIn(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!Object.hasOwn(given, 'uuid') && !Object.hasOwn(given, 'customIdentify')) return given;
  const attributes = { ...given };
  delete attributes.uuid;
  delete attributes.customIdentify;
  return attributes;
}
