import { type FieldChecker, type RouteV1, unsoundValue } from '@couponry/contract';
import type { FastifyRequest } from 'fastify';
import { BadRequest, readBody } from '../plugins/bad-request.ts';

const INTEGER = /^-?\d{1,15}$/;

/**
 * The query of a request, numbers and flags read as such; of a parameter that comes several times the last one counts.
 *
 * @throws BadRequest naming each parameter that is unknown or does not fit
 */
export function readQuery(
  request: FastifyRequest,
  route: Pick<RouteV1, 'query'>,
  checker: FieldChecker,
): unknown {
  const properties = (route.query?.properties ?? {}) as Readonly<Record<string, { readonly type?: string }>>;
  const given = request.query as Readonly<Record<string, string | string[]>>;
  const read = Object.entries(given).map(([name, value]) => {
    const text = Array.isArray(value) ? (value.at(-1) ?? '') : value;
    return [name, readValue(text, properties[name]?.type)];
  });
  const query = Object.fromEntries(read);
  // Text can be sent here too that is stored nowhere, and so is asked of nothing.
  const unsound = unsoundValue(query, request.url.includes('%'));
  if (unsound !== null) throw new BadRequest([unsound]);
  return readBody(checker, query);
}

/** What does not fit its type stays text, so that the check complains of it. */
function readValue(text: string, type: string | undefined): string | number | boolean {
  if (type === 'integer' && INTEGER.test(text)) return Number(text);
  return type === 'boolean' && /^(true|false)$/.test(text) ? text === 'true' : text;
}
