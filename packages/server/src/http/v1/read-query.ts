import { type FieldChecker, type FieldError, type RouteV1, unsoundValue } from '@couponry/contract';
import type { FastifyRequest } from 'fastify';
import { BadRequest } from '../plugins/bad-request.ts';

type Given = Readonly<Record<string, string | string[]>>;
type Properties = Readonly<Record<string, { readonly type?: string }>>;

const INTEGER = /^-?\d{1,15}$/;

/**
 * The query of a request, numbers and flags read as such.
 *
 * @throws BadRequest naming each parameter that is unknown, does not fit or comes several times
 */
export function readQuery(
  request: FastifyRequest,
  route: Pick<RouteV1, 'query'>,
  checker: FieldChecker,
): unknown {
  const properties = (route.query?.properties ?? {}) as Properties;
  const given = request.query as Given;
  const read = Object.entries(given).map(([name, value]) => {
    const text = Array.isArray(value) ? (value.at(-1) ?? '') : value;
    return [name, readValue(text, properties[name]?.type)];
  });
  const query = Object.fromEntries(read);
  // Text can be sent here too that is stored nowhere, and so is asked of nothing.
  const unsound = unsoundValue(query, request.url.includes('%'));
  if (unsound !== null) throw new BadRequest([unsound]);
  const errors = [...repeatedIn(given, properties), ...checker.check(query)];
  if (errors.length > 0) throw new BadRequest(errors);
  return query;
}

/** Of two values one would be left out, and whoever asks would not know which. */
function repeatedIn(given: Given, properties: Properties): FieldError[] {
  const repeated = Object.keys(given).filter(
    (name) => Array.isArray(given[name]) && Object.hasOwn(properties, name),
  );
  return repeated.map((name) => ({
    field: `/${name}`,
    message: 'is there more than once',
    code: 'duplicate',
  }));
}

/** What does not fit its type stays text, so that the check complains of it. */
function readValue(text: string, type: string | undefined): string | number | boolean {
  if (type === 'integer' && INTEGER.test(text)) return Number(text);
  return type === 'boolean' && /^(true|false)$/.test(text) ? text === 'true' : text;
}
