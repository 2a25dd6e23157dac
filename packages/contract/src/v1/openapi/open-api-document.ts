import type { RouteV1 } from '../route.ts';
import { ROUTES_V1 } from '../routes.ts';
import { conditionSchemas } from '../schemas/condition-schema.ts';
import { ComponentSchemas } from './component-schemas.ts';
import { operationOf } from './operation.ts';
import { problemExamples } from './problem-examples.ts';

type Json = Readonly<Record<string, unknown>>;

/** As much of the document as those who read it here have to know of. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Json>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Json>>;
    readonly [kind: string]: Json;
  };
  readonly [name: string]: unknown;
}

const INFO = {
  title: 'Couponry',
  version: '1',
  summary: 'Coupons that a shop runs itself.',
  description: `Ids are UUIDs. Money is an integer of minor units; the currency stands beside it once. Times are RFC 3339 in UTC.

A list is \`{"data": [...], "nextCursor": ...}\`, the newest first. Send \`nextCursor\` as \`cursor\` for the next page; the list ends where it is null, not where a page is short.

Every POST that changes something takes an \`Idempotency-Key\`: the same request under the same key is carried out once and answered again, with 200 where the first answer was 201. Another request under the key is 422. A refusal is not kept: it is decided anew. Keys are kept for at least 24 hours.

Every answer that is no success is a problem (RFC 9457). Programs go by its \`code\`. A path that does not exist is 404 \`path_unknown\`. Answers may get more fields: read those that you know.`,
  contact: { name: 'Couponry' },
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
};

const TAGS = [
  { name: 'Coupons', description: 'Offers and their rules.' },
  { name: 'Codes', description: 'Codes are made, found, drawn, given to clients and disabled.' },
  { name: 'Clients', description: "The shop's clients: who they are and what they have." },
  { name: 'Activations', description: 'A client gets a coupon.' },
  { name: 'Redemptions', description: 'Codes are tried, redeemed and given back.' },
  { name: 'Reservations', description: 'Uses of codes are held during a checkout.' },
  { name: 'Keys', description: 'API keys of the workspace.' },
  { name: 'People', description: 'Who is signed in, and who belongs to the workspace.' },
  { name: 'Workspaces', description: 'Workspaces and their settings.' },
  { name: 'Audit log', description: 'Who changed what.' },
  { name: 'Statistics', description: 'What all coupons have seen, and what needs attention.' },
  { name: 'Simulations', description: 'Past orders, replayed against a coupon.' },
];

const PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Makes repeats of this request one request. 1 to 255 characters, best a new UUID for each request.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
    example: '6f1c1c1e-7d8b-4b57-9a2e-5c0f6f5b1f6d',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The `ETag` of the coupon that the edit is meant for; `*` for whatever it is.',
    schema: { type: 'string', maxLength: 200 },
    example: '"3"',
  },
};

const HEADERS = {
  ETag: {
    description: 'What this is a version of: for `If-Match` of a coupon, `If-None-Match` of a picture.',
    schema: { type: 'string', examples: ['"3"'] },
  },
  RetryAfter: {
    description: 'Seconds after which the request may be repeated, where that helps.',
    schema: { type: 'integer', minimum: 1 },
  },
  WwwAuthenticate: {
    description: 'How to say who asks (RFC 6750); with an `error` where a key or a token was shown.',
    schema: { type: 'string', examples: ['Bearer', 'Bearer error="invalid_token"'] },
  },
};

const SECURITY_SCHEMES = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key of the workspace, of scope admin, client or batch. For servers only.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'couponry.session_token',
    description:
      'A person who is signed in to the console. Every request has `Couponry-Csrf: 1`, and `Couponry-Workspace` with the id of the workspace that it is about. Over TLS the name begins with `__Secure-`.',
  },
  clientToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'A client token, for a browser or an app that speaks for one client. A page of another origin than this installation may show it where the token names that origin (`origins`): then answers can be read there (CORS), `ETag` and `Retry-After` with them.',
  },
};

/**
 * The OpenAPI 3.1 document of `/v1`, built from the table of its methods: the reference, and what clients are made from.
 *
 * @example openApiDocument().paths['/v1/coupons'].post.operationId // 'createCoupon'
 */
export function openApiDocument(): OpenApiDocument {
  const schemas = new ComponentSchemas(conditionSchemas());
  const paths: Record<string, Record<string, unknown>> = {};
  const routes: readonly (readonly [string, RouteV1])[] = Object.entries(ROUTES_V1);
  for (const [operationId, route] of routes) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = operationOf(operationId, route, schemas);
    paths[route.path] = path;
  }
  return {
    openapi: '3.1.1',
    info: INFO,
    servers: [{ url: '/', description: 'This installation.' }],
    tags: TAGS,
    security: [{ apiKey: [] }],
    paths,
    components: {
      schemas: schemas.byName(),
      examples: problemExamples(),
      parameters: PARAMETERS,
      headers: HEADERS,
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}
