import { instantToV1 } from '@couponry/contract';
import { type ApiKey, DEFAULT_STORE } from '../../commands/keys/api-key-commands.ts';
import { actorOf } from '../plugins/actor-of.ts';
import type { Services } from '../services.ts';
import { instantOrNull } from './answers.ts';
import { pageOf, readPage } from './cursor.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import type { Serve } from './serve.ts';

/** The methods by which keys are made, listed and ended. */
export function keyRoutes(serve: Serve, services: Services): void {
  serve('createKey', async ({ request, body, caller, idempotency }) => {
    const { scope, name = `${scope} key`, store = DEFAULT_STORE } = body;
    const wanted = { workspaceId: caller.workspace.id, scope, name, store };
    const outcome = await services.createKey(wanted, idempotency, actorOf(request));
    if (outcome.kind === 'key_reused') throw new ProblemV1Error('idempotency_key_reused');
    const isNew = outcome.kind === 'created';
    const told = { ...answerOfKey(outcome.row), key: isNew ? outcome.key : null };
    return { status: isNew ? 201 : 200, body: told };
  });
  serve('listKeys', async ({ query, caller }) => {
    const page = readPage('keys', query);
    const keys = await services.listKeys(caller.workspace.id, page.before, page.limit);
    return { status: 200, body: pageOf('keys', page, keys, ({ id }) => id, answerOfKey) };
  });
  serve('revokeKey', async ({ request, id, caller }) => {
    const key = await services.revokeKey(caller.workspace.id, id, actorOf(request));
    if (key === null) throw new ProblemV1Error('key_not_found');
    return { status: 200, body: answerOfKey(key) };
  });
}

function answerOfKey({ id, scope, name, store, hint, createdAt, lastUsedAt, revokedAt }: ApiKey) {
  return {
    id,
    scope,
    name,
    store,
    hint,
    createdAt: instantToV1(createdAt),
    lastUsedAt: instantOrNull(lastUsedAt),
    revokedAt: instantOrNull(revokedAt),
  };
}
