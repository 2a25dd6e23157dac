import type { RouteV1 } from '../route.ts';
import { KeyAnswer, KeyPage, KeyQuery, NewKey, NewKeyAnswer } from '../schemas/key-schemas.ts';
import { KEY } from './examples.ts';

/** How keys are made and ended. */
export const KEY_ROUTES = {
  createKey: {
    method: 'POST',
    path: '/v1/keys',
    tag: 'Keys',
    scopes: ['admin'],
    roles: ['owner'],
    summary: 'Make a key',
    description: 'Makes an API key of this workspace. The key itself is in this answer and never again.',
    body: { schema: NewKey, example: { scope: 'client', name: 'Web shop', store: 'web' } },
    answers: [
      {
        status: 201,
        description: 'The key was made.',
        schema: NewKeyAnswer,
        example: { ...KEY, key: '5E0C7A41-93BD-0F2E-A6C8-71D4B59F3E02' },
      },
      {
        status: 200,
        description: 'The same request had made it; `key` is null.',
        schema: NewKeyAnswer,
        example: { ...KEY, key: null },
      },
    ],
    problems: [],
  },
  listKeys: {
    method: 'GET',
    path: '/v1/keys',
    tag: 'Keys',
    scopes: ['admin'],
    roles: ['owner'],
    summary: 'List keys',
    description: 'The API keys of this workspace, the newest first, the revoked ones too.',
    query: KeyQuery,
    answers: [
      {
        status: 200,
        description: 'A page of keys.',
        schema: KeyPage,
        example: { data: [KEY], nextCursor: null },
      },
    ],
    problems: [],
  },
  revokeKey: {
    method: 'DELETE',
    path: '/v1/keys/{keyId}',
    tag: 'Keys',
    scopes: ['admin'],
    roles: ['owner'],
    params: { keyId: 'The id of the key.' },
    summary: 'Revoke a key',
    description:
      'Ends a key: within 5 seconds it works nowhere any more, nor do the client tokens that it made. One that is revoked already stays as it is.',
    answers: [
      {
        status: 200,
        description: 'The key, revoked.',
        schema: KeyAnswer,
        example: { ...KEY, revokedAt: '2026-11-22T13:00:00Z' },
      },
    ],
    problems: ['key_not_found'],
  },
} as const satisfies Readonly<Record<string, RouteV1>>;
