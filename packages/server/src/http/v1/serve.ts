import { Readable } from 'node:stream';
import {
  type BodyOf,
  type FieldChecker,
  fieldChecker,
  NO_BODY,
  type OperationId,
  type ProblemCode,
  type QueryOf,
  ROUTES_V1,
  type RouteV1,
  takesIdempotencyKey,
} from '@couponry/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../commands/caller.ts';
import type { IdempotencyKey } from '../../commands/coupon-ledger/command.ts';
import { callerFrom } from '../plugins/authenticate.ts';
import { readBody } from '../plugins/bad-request.ts';
import { readIdempotencyKey } from '../plugins/idempotency-key.ts';
import { cartBodyLimit, refuseLongCart } from '../plugins/read-cart.ts';
import { answerIn } from '../plugins/reason-words.ts';
import type { Services } from '../services.ts';
import type { Barcode } from './draw-barcode.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { readQuery } from './read-query.ts';
import { pathId, requireCoupon } from './require-coupon.ts';

/** A request of a method, read and checked. */
export interface Asked<Id extends OperationId> {
  readonly request: FastifyRequest;
  readonly caller: Caller;
  readonly body: BodyOf<Id>;
  readonly query: QueryOf<Id>;
  readonly idempotency: IdempotencyKey | null;
  /** The id in the path, in its canonical form, or the code as it stands there; empty where the path has none. */
  readonly id: string;
}

/**
 * A success. `version`: of the coupon that is answered, for the ETag. A picture that the caller has already (`isKnown`) is not sent
 * again.
 */
export type Answered =
  | { readonly status: 200 | 201; readonly body: object; readonly version?: number }
  | { readonly status: 200; readonly picture: Barcode; readonly isKnown: boolean };

/** Carries out what is asked. @throws ProblemV1Error, BadRequest for what can't be carried out */
type Handler<Id extends OperationId> = (asked: Asked<Id>) => Promise<Answered>;

/** A request whose body is a file, not read yet. `query` is checked. */
interface AskedWithFile {
  readonly request: FastifyRequest;
  readonly caller: Caller;
  readonly query: unknown;
  readonly file: Readable;
}

/** What a method is besides what the table of the contract says. */
interface ServeOptions {
  /** Carries out what is asked with a file, where the table says that it may be one. */
  readonly withFile?: (asked: AskedWithFile) => Promise<Answered>;
  /** Whether it writes to the ledger, so that it is turned away at once while the system is full. */
  readonly writes?: boolean;
}

/** Adds the methods of `/v1` to a server, as the table of the contract has them. */
export type Serve = <Id extends OperationId>(
  operationId: Id,
  handler: Handler<Id>,
  options?: ServeOptions,
) => void;

/** Who is not there when a path's id is none. */
const UNKNOWN: Readonly<Record<string, ProblemCode>> = {
  code: 'code_unknown',
  couponId: 'coupon_unknown',
  clientId: 'client_unknown',
  keyId: 'key_not_found',
  redemptionId: 'redemption_unknown',
  reservationId: 'reservation_unknown',
  personId: 'person_unknown',
  invitationId: 'invitation_unknown',
  workspaceId: 'workspace_unknown',
  jobId: 'job_unknown',
};

/**
 * Makes the function that adds methods.
 *
 * @example servingOn(app, services)('getCoupon', async ({ id, caller }) => ({ status: 200, body: await read(caller, id) }))
 */
export function servingOn(app: FastifyInstance, services: Services): Serve {
  return (operationId, handler, { writes = false, withFile } = {}) => {
    const route: RouteV1 = ROUTES_V1[operationId];
    const read = readerOf<typeof operationId>(route);
    const [param] = Object.keys(route.params ?? {});
    const readFile = readerOfFile(route);
    const takesCart = route.body !== undefined && 'cart' in route.body.schema.properties;
    app.route({
      ...pathOfRoute(route),
      ...(route.maxBody === undefined ? {} : { bodyLimit: route.maxBody }),
      config: {
        ...{ scopes: route.scopes, roles: route.roles, writes },
        ...(route.uploads === undefined ? {} : { uploads: route.uploads }),
      },
      ...(param === 'couponId' ? { onRequest: requireCoupon(services) } : {}),
      ...(takesCart ? { bodyLimit: cartBodyLimit(services.maxCartLines) } : {}),
      handler: async (request, reply) => {
        if (takesCart) refuseLongCart(request.body, services.maxCartLines);
        const id = param === undefined ? '' : pathId(request, param);
        if (id === null) throw new ProblemV1Error(UNKNOWN[param ?? ''] ?? 'path_unknown');
        if (withFile !== undefined && request.body instanceof Readable) {
          return send(reply, await withFile(readFile(request, request.body)));
        }
        return send(reply, await handler(read(request, id)));
      },
    });
  };
}

/** Method and path as the framework writes them. */
export function pathOfRoute({ method, path }: RouteV1) {
  return { method, url: path.replace('/v1', '').replaceAll(/\{(\w+)\}/g, ':$1') };
}

/** Reads and checks requests of one method. */
function readerOf<Id extends OperationId>(
  route: RouteV1,
): (request: FastifyRequest, id: string) => Asked<Id> {
  const takesBody = route.method === 'POST' || route.method === 'PATCH';
  const bodyChecker = takesBody ? fieldChecker(route.body?.schema ?? NO_BODY) : null;
  const isOptional = route.body === undefined || route.body.isOptional === true;
  const queryChecker = route.query === undefined ? null : fieldChecker(route.query);
  const takesKey = takesIdempotencyKey(route);
  const bodyOf = (request: FastifyRequest, checker: FieldChecker): unknown =>
    readBody(checker, isOptional ? (request.body ?? {}) : request.body);
  return (request, id) => ({
    request,
    id,
    caller: callerFrom(request),
    body: (bodyChecker === null ? undefined : bodyOf(request, bodyChecker)) as BodyOf<Id>,
    query: (queryChecker === null ? undefined : readQuery(request, route, queryChecker)) as QueryOf<Id>,
    idempotency: takesKey ? readIdempotencyKey(request) : null,
  });
}

/** Reads requests of one method whose body is a file. */
function readerOfFile({ uploads }: RouteV1): (request: FastifyRequest, file: Readable) => AskedWithFile {
  const query = uploads?.query ?? NO_BODY;
  const checker = fieldChecker(query);
  return (request, file) => ({
    ...{ request, file, caller: callerFrom(request) },
    query: readQuery(request, { query }, checker),
  });
}

/** How a success is sent: at once, so that no handler has a reply to wait for. */
export function send(reply: FastifyReply, answered: Answered): void {
  if ('picture' in answered) {
    sendPicture(reply, answered);
    return;
  }
  const { status, body, version } = answered;
  if (version !== undefined) void reply.header('etag', `"${version}"`);
  void reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(answerIn(reply.request.headers['accept-language'], body));
}

/** Whose code it is can change, so a browser asks each time whether the picture is still to be seen. */
function sendPicture(
  reply: FastifyReply,
  { picture, isKnown }: Extract<Answered, { readonly picture: Barcode }>,
): void {
  const { type, bytes, etag } = picture;
  void reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (isKnown) void reply.code(304).send();
  else void reply.code(200).type(type).send(bytes);
}
