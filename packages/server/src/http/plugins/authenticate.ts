import type { IncomingHttpHeaders } from 'node:http';
import { type Access, PROBLEMS } from '@couponry/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../commands/caller.ts';
import type { TokenBearer } from '../../commands/clients/client-token.ts';
import type { FoundKey } from '../../commands/keys/key-ring.ts';
import type { SignedIn } from '../../commands/people/signed-in.ts';
import { Overloaded } from '../../ledger/index.ts';
import { isApiKeyForm, keyedHash } from '../../platform/secrets.ts';
import type { Services } from '../services.ts';
import { ProblemError } from './problem-error.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before any route of an API is reached. */
    caller: Caller | null;
    /** Who is signed in; null: a key or a token was shown. */
    person: SignedIn | null;
  }
  interface FastifyContextConfig {
    /** Who may call the route; an unknown path has none to ask for. */
    scopes?: readonly Access[];
    /** Which requests without a key the route answers by itself. */
    isOpenTo?: (request: FastifyRequest) => boolean;
    /** Whether the route writes to the ledger, so that it is turned away at once while the system is full. */
    writes?: boolean;
    /** Files that may be the body itself, by their content types, and how large they may be. */
    uploads?: { readonly types: Readonly<Record<string, string>>; readonly maxBytes: number };
  }
}

/** Where an API expects the key, and what else it checks before it looks: version, form. Undefined: no key was sent. */
export type ReadKey = (request: { readonly headers: IncomingHttpHeaders }) => string | undefined;

/**
 * Who speaks with a text that is no API key, or null when nobody does. The answer may get headers for whoever shows it.
 *
 * @throws when it may not be shown in this request
 */
export type FindBearer = (
  text: string,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<TokenBearer | null>;

/** Admits who is signed in, where that is possible; false: nobody is. */
export type AdmitPerson = (request: FastifyRequest) => Promise<boolean>;

const NO_PERSON: AdmitPerson = () => Promise.resolve(false);
const NOBODY: FindBearer = () => Promise.resolve(null);

/**
 * Checks key, scope and path, in this order and before anything is read; an unknown path is told only to callers with a key.
 * While the system is full, writers are turned away here.
 *
 * @param findBearer takes what is no API key, where that may be something else
 * @param admitPerson takes requests without a key that have cookies
 */
export function authenticate(
  app: FastifyInstance,
  services: Services,
  readKey: ReadKey,
  findBearer: FindBearer = NOBODY,
  admitPerson: AdmitPerson = NO_PERSON,
): void {
  app.decorateRequest('caller', null);
  app.decorateRequest('person', null);
  app.addHook('onRequest', (request, reply, done) => {
    try {
      const key = readKey(request);
      if (key === undefined || key === '') {
        const missing = new ProblemError(PROBLEMS.keyMissing);
        if (request.headers.cookie === undefined) {
          const isOpen = request.routeOptions.config.isOpenTo?.(request) === true;
          done(isOpen ? undefined : missing);
          return;
        }
        admitPerson(request).then((isThere) => done(isThere ? undefined : missing), done);
        return;
      }
      if (!isApiKeyForm(key)) {
        admitBearer(request, services, () => findBearer(key, request, reply)).then(() => done(), done);
        return;
      }
      const found = services.findKey(key);
      const ready = found instanceof Promise || found === null ? null : callerOf(request, services, found);
      if (ready === null || ready instanceof Promise) {
        settleLater(request, services, found, done);
      } else {
        admit(request, services, ready);
        done();
      }
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Who asks. @throws when the route is not behind {@link authenticate} */
export function callerFrom(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error('A route was reached without a caller');
  return request.caller;
}

/** A key that does not exist: 401, and after too many of them 429. Keys that work never come here. */
function refuseKey(request: FastifyRequest, services: Services): never {
  const seconds = services.failedKeys.secondsToWait(request.ip);
  if (seconds > 0) throw new ProblemError(PROBLEMS.tooManyKeys, seconds);
  services.failedKeys.note(request.ip);
  throw new ProblemError(PROBLEMS.keyUnknown);
}

async function admitBearer(
  request: FastifyRequest,
  services: Services,
  findBearer: () => ReturnType<FindBearer>,
): Promise<void> {
  const bearer = await findBearer();
  if (bearer === null) refuseKey(request, services);
  const { workspace, key, clientId } = bearer;
  const asker = askerOf(workspace.guessKey, `${key.id} ${clientId}`, request.ip);
  admit(request, services, { ...bearer, asker });
}

function settleLater(
  request: FastifyRequest,
  services: Services,
  found: FoundKey | Promise<FoundKey>,
  done: (error?: Error) => void,
): void {
  Promise.resolve(found)
    .then(async (key) => {
      if (key === null) refuseKey(request, services);
      admit(request, services, await callerOf(request, services, key));
    })
    .then(() => done(), done);
}

function callerOf(
  request: FastifyRequest,
  services: Services,
  key: NonNullable<FoundKey>,
): Caller | Promise<Caller> {
  const workspace = services.workspace(key.workspaceId);
  const caller = (known: Awaited<typeof workspace>): Caller => ({
    workspace: known,
    key,
    clientId: null,
    asker: askerOf(known.guessKey, key.id, request.ip),
  });
  return workspace instanceof Promise ? workspace.then(caller) : caller(workspace);
}

function admit(request: FastifyRequest, services: Services, caller: Caller): void {
  const { scopes, writes } = request.routeOptions.config;
  const access = caller.clientId === null ? caller.key.scope : 'token';
  if (scopes !== undefined && !scopes.includes(access)) throw new ProblemError(PROBLEMS.scopeMissing);
  if (request.is404) throw new ProblemError(PROBLEMS.pathUnknown);
  if (writes === true && services.isFull()) throw new Overloaded();
  request.caller = caller;
}

const MAX_ASKERS = 10_000;
/** By what was shown, and then by the address. */
const askers = new Map<string, Map<string, string>>();
let askersKnown = 0;

/** Remembered, because a store asks again and again from the same address with the same key. */
function askerOf(guessKey: Buffer, shown: string, address: string): string {
  const known = askers.get(shown)?.get(address);
  if (known !== undefined) return known;
  const asker = keyedHash(guessKey, `${shown} ${address}`);
  if (askersKnown >= MAX_ASKERS) {
    askers.clear();
    askersKnown = 0;
  }
  const addresses = askers.get(shown) ?? new Map<string, string>();
  askers.set(shown, addresses.set(address, asker));
  askersKnown += 1;
  return asker;
}
