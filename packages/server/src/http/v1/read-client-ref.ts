import type { ClientRefFields } from '@couponry/contract';
import type { Identifier } from '@couponry/engine';
import type { Caller } from '../../commands/caller.ts';
import { readClientToken } from '../../commands/clients/client-token.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import { readIdentifiers } from '../plugins/read-identifiers.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';

/** Whom a request names, and whether a token says so. */
export interface NamedClient {
  readonly identifiers: readonly Identifier[];
  readonly byToken: boolean;
}

/**
 * Whom a request names; whoever shows a client token names its client and nobody else, not by any other identifier either: an
 * address that a browser could claim would be the client's from then on.
 *
 * @param place the JSON pointer of the object in the body
 */
export function readClientRef(
  services: Services,
  caller: Caller,
  ref: ClientRefFields | undefined,
  place = '/client',
): NamedClient | Promise<NamedClient> {
  const { id, email, customIdentify, token } = ref ?? {};
  const own = caller.clientId;
  if (own !== null) {
    const others = [email, customIdentify, token];
    const isOwn = others.every((other) => other === undefined) && (id ?? own).toLowerCase() === own;
    if (!isOwn) throw new ProblemV1Error('other_client');
    return { identifiers: [{ kind: 'uuid', value: own }], byToken: true };
  }
  const identifiers = readRefIdentifiers({ id, email, customIdentify }, place);
  if (token === undefined) return { identifiers, byToken: false };
  return readToken(services, caller, { token, identifiers, place });
}

/** Whom a token names, beside other identifiers. */
async function readToken(
  services: Services,
  caller: Caller,
  { token, identifiers, place }: { token: string; identifiers: readonly Identifier[]; place: string },
): Promise<NamedClient> {
  const findKey = (id: string) => services.findKeyById(id);
  const clientId = await readClientToken(token, caller.workspace, findKey, services.codes.clock);
  if (clientId === null) {
    const message = 'is forged, over, or for another workspace';
    throw new BadRequest([{ field: `${place}/token`, message, code: 'token_invalid' }]);
  }
  return { identifiers: [...identifiers, { kind: 'uuid', value: clientId }], byToken: true };
}

/** The identifiers among `id`, `email` and `customIdentify`. @throws BadRequest naming each that is none */
export function readRefIdentifiers(
  { id, email, customIdentify }: Partial<Record<'id' | 'email' | 'customIdentify', string | undefined>>,
  place: string,
): Identifier[] {
  try {
    return readIdentifiers({ uuid: id, email, customIdentify });
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    throw new BadRequest(
      error.errors.map((found) => ({
        ...found,
        field: `${place}${found.field === '/uuid' ? '/id' : found.field}`,
      })),
    );
  }
}
