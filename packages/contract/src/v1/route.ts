import Type, { type TObject, type TSchema } from 'typebox';
import { ROLES, type Role } from '../roles.ts';
import type { Access } from '../scopes.ts';
import type { ProblemCode } from './problems.ts';

/** A success of a method: its status, what it means and the body. `etag`: whether it has an ETag. */
export interface RouteAnswer {
  readonly status: 200 | 201;
  readonly description: string;
  readonly schema: TSchema;
  readonly example: unknown;
  readonly etag?: true;
  /** What the body is where it is no JSON; such an answer can be 304 where `If-None-Match` has its ETag. */
  readonly type?: 'image/svg+xml' | 'image/png';
}

/** What the path, the query and the body of a method are. */
interface RouteInput {
  /** What each parameter of the path is. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: TObject;
  /** Whether `If-Match` is heeded. */
  readonly ifMatch?: true;
  readonly body?: { readonly schema: TObject; readonly isOptional?: true; readonly example: unknown };
}

/**
 * A method of `/v1`. `path` has its parameters in braces. `problems` are those of its own; those that every method has are
 * added where the document is made (`commonProblems`).
 */
export interface RouteV1 extends RouteInput {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly tag:
    | 'Coupons'
    | 'Codes'
    | 'Clients'
    | 'Activations'
    | 'Redemptions'
    | 'Reservations'
    | 'Simulations'
    | 'Keys'
    | 'People'
    | 'Workspaces'
    | 'Audit log'
    | 'Statistics';
  readonly scopes: readonly Access[];
  /** What a person who is signed in to the console has to be in the workspace that the request is about. */
  readonly roles: readonly Role[];
  /** Whether it is about the person alone, who need not say for which workspace. */
  readonly isPersonal?: true;
  /** Whether anybody may call it, without a key and without signing in. */
  readonly isOpen?: true;
  readonly summary: string;
  readonly description: string;
  readonly answers: readonly RouteAnswer[];
  readonly problems: readonly ProblemCode[];
  /** How large its body may be, in bytes, where that is more than usual. */
  readonly maxBody?: number;
  /** What it takes beside JSON: a file as the body itself, with what else is to say in the query. */
  readonly uploads?: {
    /** An example for each content type. */
    readonly types: Readonly<Record<string, string>>;
    readonly query: TObject;
    readonly maxBytes: number;
  };
  /** Whether it is a POST that changes nothing, so that it has no use for an `Idempotency-Key`. */
  readonly changesNothing?: true;
}

/** The body of a method that has none: nothing, or an empty object. */
export const NO_BODY = Type.Object({}, { additionalProperties: false });

/** What any method can fail for. */
const ALWAYS: readonly ProblemCode[] = ['failed', 'unavailable'];
/** What every method can fail for that asks who it is. */
const OF_BEARER: readonly ProblemCode[] = ['key_missing', 'key_unknown', 'too_many_keys', 'session_over'];
/** What a person can fail for whatever the role. */
const OF_PERSON: readonly ProblemCode[] = ['csrf_failed', 'password_change_required'];
const OF_MEMBER: readonly ProblemCode[] = ['workspace_missing', 'workspace_denied'];
/** What a client can fail for whose page shows a token. */
const OF_TOKEN: readonly ProblemCode[] = ['origin_denied'];
/** All who may show anything: what they may call has nobody to keep away. */
const EVERYBODY = 4;
const WITH_BODY: readonly ProblemCode[] = ['too_large', 'media_type_unknown'];
const WITH_IDEMPOTENCY_KEY: readonly ProblemCode[] = ['idempotency_in_flight', 'idempotency_key_reused'];

/**
 * Whether a method takes an `Idempotency-Key`: every POST that changes something in a workspace. What strangers may call can be
 * done once by itself.
 */
export function takesIdempotencyKey({ method, changesNothing, isOpen }: RouteV1): boolean {
  return method === 'POST' && changesNothing !== true && isOpen !== true;
}

/** Everything that a method can fail for. */
export function problemsOf(route: RouteV1): ProblemCode[] {
  const hasBody = route.method === 'POST' || route.method === 'PATCH';
  return [
    ...ALWAYS,
    ...(route.isOpen === true ? [] : problemsOfAccess(route)),
    ...(hasBody || route.query !== undefined ? (['invalid_request'] as const) : []),
    ...(hasBody ? WITH_BODY : []),
    ...(takesIdempotencyKey(route) ? WITH_IDEMPOTENCY_KEY : []),
    ...route.problems,
  ];
}

/** What a method fails for before it is known what is asked. */
function problemsOfAccess({ scopes, roles, isPersonal }: RouteV1): ProblemCode[] {
  return [
    ...OF_BEARER,
    ...OF_PERSON,
    ...(isPersonal === true ? [] : OF_MEMBER),
    ...(scopes.includes('token') ? OF_TOKEN : []),
    ...(scopes.length < EVERYBODY ? (['scope_missing'] as const) : []),
    ...(roles.length < ROLES.length ? (['role_missing'] as const) : []),
  ];
}
