import type { Role } from '../../roles.ts';
import type { RouteV1 } from '../route.ts';
import {
  ClientAnswer,
  ClientExport,
  ClientMergeBody,
  ClientPage,
  ClientQuery,
  ClientTokenAnswer,
  ClientTokenBody,
  ClientUpsertBody,
  TimelinePage,
  TimelineQuery,
  Wallet,
} from '../schemas/client-schemas.ts';
import { CLIENT, OTHER_CLIENT_ID, TIMELINE_ENTRY, WALLET } from './examples.ts';

/** Who serves clients, and who may see them. */
const DESK: readonly Role[] = ['owner', 'support'];
const ASKED: readonly Role[] = ['owner', 'marketer', 'support'];
const params = { clientId: 'The id of the client.' };
const client = <Status extends 200 | 201>(status: Status, description: string) =>
  ({ status, description, schema: ClientAnswer, example: CLIENT }) as const;

/** What can be asked of clients. */
export const CLIENT_ROUTES = {
  upsertClient: {
    method: 'POST',
    path: '/v1/clients',
    tag: 'Clients',
    scopes: ['admin', 'batch'],
    roles: DESK,
    summary: 'Make or complete a client',
    description: 'Makes a client, or adds identifiers and attributes to the one that they name.',
    body: {
      schema: ClientUpsertBody,
      example: { email: 'ann@example.com', attributes: { city: 'Leeds' }, tags: ['vip'] },
    },
    answers: [
      client(201, 'The client was made.'),
      client(200, 'The client was known and is completed; or the request repeats one.'),
    ],
    problems: ['client_ambiguous'],
  },
  findClients: {
    method: 'GET',
    path: '/v1/clients',
    tag: 'Clients',
    scopes: ['admin', 'batch'],
    roles: ASKED,
    summary: 'Find clients',
    description:
      'The client that the identifiers name, or an empty list; without identifiers all clients, those who were first known last first, or those that are searched.',
    query: ClientQuery,
    answers: [
      {
        status: 200,
        description: 'The client, or a page of clients.',
        schema: ClientPage,
        example: { data: [CLIENT], nextCursor: null },
      },
    ],
    problems: ['client_ambiguous'],
  },
  getClient: {
    method: 'GET',
    path: '/v1/clients/{clientId}',
    tag: 'Clients',
    scopes: ['admin', 'batch', 'token'],
    roles: ASKED,
    params,
    summary: 'Read a client',
    description: 'One client, by any id that it ever had.',
    answers: [client(200, 'The client.')],
    problems: ['client_unknown'],
  },
  getWallet: {
    method: 'GET',
    path: '/v1/clients/{clientId}/wallet',
    tag: 'Clients',
    scopes: ['admin', 'client', 'token'],
    roles: ASKED,
    params,
    summary: "Read a client's wallet",
    description: 'What the client can use now, could activate, and has but cannot use.',
    answers: [{ status: 200, description: 'The wallet.', schema: Wallet, example: WALLET }],
    problems: ['client_unknown'],
  },
  getTimeline: {
    method: 'GET',
    path: '/v1/clients/{clientId}/timeline',
    tag: 'Clients',
    scopes: ['admin', 'token'],
    roles: ASKED,
    params,
    query: TimelineQuery,
    summary: "Read a client's timeline",
    description: 'What the client activated, redeemed, reserved and was given back, the newest first.',
    answers: [
      {
        status: 200,
        description: 'A page of the timeline.',
        schema: TimelinePage,
        example: { data: [TIMELINE_ENTRY], nextCursor: null },
      },
    ],
    problems: ['client_unknown'],
  },
  exportClient: {
    method: 'GET',
    path: '/v1/clients/{clientId}/export',
    tag: 'Clients',
    scopes: ['admin'],
    roles: DESK,
    params,
    summary: "Export a client's data",
    description:
      'Everything that is stored about a client, as one document: what a person may ask for. It is noted in the audit log.',
    answers: [
      {
        status: 200,
        description: 'What is stored.',
        schema: ClientExport,
        example: {
          client: CLIENT,
          identifiers: [{ kind: 'email', value: 'ann@example.com' }],
          coupons: [{ couponId: TIMELINE_ENTRY.coupon.id, code: null }],
          timeline: [TIMELINE_ENTRY],
          isAll: true,
        },
      },
    ],
    problems: ['client_unknown'],
  },
  mergeClients: {
    method: 'POST',
    path: '/v1/clients/{clientId}/merge',
    tag: 'Clients',
    scopes: ['admin'],
    roles: DESK,
    params,
    summary: 'Merge a client into another one',
    description:
      "Makes two clients one, for good: the client of the path becomes the one named by `into`. Identifiers, attributes, tags, codes and all uses are that one's from then on, also past limits, and the id of the path stays an alias of it. Where both have a code of one coupon that works, one of them is disabled: of a coupon a client has one that works. It is noted in the audit log, by ids.",
    body: { schema: ClientMergeBody, example: { into: OTHER_CLIENT_ID } },
    answers: [
      {
        status: 200,
        description: 'The client that both are now; also where they were one already.',
        schema: ClientAnswer,
        example: CLIENT,
      },
    ],
    problems: ['client_unknown', 'client_merged', 'client_erased'],
  },
  eraseClient: {
    method: 'DELETE',
    path: '/v1/clients/{clientId}',
    tag: 'Clients',
    scopes: ['admin'],
    roles: DESK,
    params,
    summary: 'Erase a client',
    description:
      "Takes everything that tells who a client is out of what is stored, for good. What it did stays under its id, and a keyed hash of each identifier, so that limits still hold when the same person comes back. Erasing again changes nothing. It is noted in the audit log, by the client's id.",
    answers: [
      {
        status: 200,
        description: 'What is left of the client.',
        schema: ClientAnswer,
        example: { ...CLIENT, email: null, attributes: {}, tags: [], segments: [], orders: null },
      },
    ],
    problems: ['client_unknown'],
  },
  createClientToken: {
    method: 'POST',
    path: '/v1/client-tokens',
    tag: 'Clients',
    scopes: ['admin', 'client'],
    roles: [],
    summary: 'Make a client token',
    description:
      'A short-lived token with which a browser or an app speaks for one client: shown as a bearer it sees and activates what is its own, and never redeems. Where it names `origins`, pages of these may show it, and those of others may not. It dies with the key that made it.',
    body: {
      schema: ClientTokenBody,
      example: { client: { email: 'ann@example.com' }, expiresIn: 600, origins: ['https://shop.example'] },
    },
    answers: [
      {
        status: 201,
        description: 'The token.',
        schema: ClientTokenAnswer,
        example: { token: 'eyJ...', expiresAt: '2026-11-22T12:10:00Z', client: { id: CLIENT.id } },
      },
      {
        status: 200,
        description: 'The request repeats one: another token for the same client.',
        schema: ClientTokenAnswer,
        example: { token: 'eyJ...', expiresAt: '2026-11-22T12:10:00Z', client: { id: CLIENT.id } },
      },
    ],
    problems: ['client_ambiguous'],
  },
} as const satisfies Readonly<Record<string, RouteV1>>;
