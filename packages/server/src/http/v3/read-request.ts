import { type ClientFields, OUTCOMES } from '@couponry/contract';
import type { Identifier } from '@couponry/engine';
import type { FastifyRequest } from 'fastify';
import { readClientToken } from '../../commands/clients/client-token.ts';
import { callerFrom } from '../plugins/authenticate.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import { readIdentifiers } from '../plugins/read-identifiers.ts';
import type { Services } from '../services.ts';

const MAX_PAGE = 1000;
const DEFAULT_PAGE = 100;

/** Whom a call names. `outcome` is there when its token is no good. */
export type NamedClient =
  | { readonly identifiers: readonly Identifier[]; readonly byToken: boolean }
  | { readonly outcome: typeof OUTCOMES.tokenInvalid };

/** A query parameter; one that comes several times is a list. */
type Parameter = string | string[] | undefined;

/** A body that may be left out. An empty object of PHP arrives as an empty list, and says as little. */
export function optionalBody({ body }: FastifyRequest): unknown {
  return Array.isArray(body) && body.length === 0 ? {} : (body ?? {});
}

/** One query parameter as text; the last one where it comes several times, as PHP reads it. */
export function queryText(request: FastifyRequest, name: string): string | undefined {
  return lastOf(queryOf(request)[name]);
}

function queryOf(request: FastifyRequest) {
  return request.query as Readonly<Record<string, Parameter>>;
}

function lastOf(parameter: Parameter): string | undefined {
  return Array.isArray(parameter) ? parameter.at(-1) : parameter;
}

/** A boolean query parameter: `1`, `0`, `true` or `false`; false when it is missing or empty. */
export function queryFlag(request: FastifyRequest, name: string): boolean {
  const value = queryText(request, name)?.toLowerCase();
  if (value === undefined || value === '' || value === '0' || value === 'false') return false;
  if (value === '1' || value === 'true') return true;
  throw new BadRequest([{ field: `/${name}`, message: 'must be 1, 0, true or false' }]);
}

/** `pagination[limit]` (1 to 1000, 100 when left out) and `pagination[offset]`. */
export function readPage(request: FastifyRequest): { readonly limit: number; readonly offset: number } {
  return {
    limit: queryInteger(request, 'pagination[limit]', DEFAULT_PAGE, 1, MAX_PAGE),
    offset: queryInteger(request, 'pagination[offset]', 0, 0, Number.MAX_SAFE_INTEGER),
  };
}

function queryInteger(
  request: FastifyRequest,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const text = queryText(request, name);
  if (text === undefined || text === '') return fallback;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new BadRequest([{ field: `/${name}`, message: `must be an integer from ${min} to ${max}` }]);
}

/** Whom a call names, in its body or its query; empty values name nobody. At once where no token has to be looked at. */
export function readClient(
  request: FastifyRequest,
  services: Services,
  body: ClientFields,
): NamedClient | Promise<NamedClient> {
  const { uuid, email, customIdentify, token } = queryOf(request);
  const identifiers = readIdentifiers({
    uuid: given(body.uuid, uuid),
    email: given(body.email, email),
    customIdentify: given(body.customIdentify, customIdentify),
  });
  const shown = given(body.token, token);
  return shown === undefined
    ? { identifiers, byToken: false }
    : readBearer(request, services, shown, identifiers);
}

/** What the body says goes before what the query says. */
function given(field: string | number | null | undefined, parameter: Parameter): string | undefined {
  return textOf(field) ?? textOf(lastOf(parameter));
}

async function readBearer(
  request: FastifyRequest,
  services: Services,
  token: string,
  identifiers: readonly Identifier[],
): Promise<NamedClient> {
  const { workspace } = callerFrom(request);
  const findKey = (id: string) => services.findKeyById(id);
  const clientId = await readClientToken(token, workspace, findKey, services.codes.clock);
  if (clientId === null) return { outcome: OUTCOMES.tokenInvalid };
  return { identifiers: [...identifiers, { kind: 'uuid', value: clientId }], byToken: true };
}

/** Undefined for nothing, and for what is only blanks. */
function textOf(value: string | number | null | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = String(value);
  return text.trim() === '' ? undefined : text;
}
