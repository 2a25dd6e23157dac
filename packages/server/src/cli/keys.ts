import type { Scope } from '@couponry/contract';
import { createApiKey, DEFAULT_STORE, listApiKeys, revokeApiKey } from '../commands/keys/api-key-commands.ts';
import { listWorkspaces } from '../commands/workspaces/workspaces.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../platform/clock.ts';
import { makeId } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import { CommandFailure } from './failure.ts';
import { withDatabase } from './open-database.ts';
import { printJson, printTable } from './print.ts';

/** What `keys create` is asked for. */
export interface CreateKeyOptions {
  readonly scope: Scope;
  readonly name?: string;
  readonly store?: string;
  readonly workspace?: string;
  readonly json?: true;
}

/** Makes a key and prints it, the only time that it is shown. */
export async function createKey(config: Config, log: Log, options: CreateKeyOptions): Promise<void> {
  const made = await withDatabase(config, log, async (pool) => {
    const workspaces = await listWorkspaces(pool);
    const wanted = options.workspace;
    const workspace = workspaces.find(
      ({ id, name }) => wanted === undefined || id === wanted || name === wanted,
    );
    if (workspace === undefined) {
      const which =
        wanted === undefined
          ? 'There is no workspace yet: start the server once.'
          : `There is no workspace "${wanted}".`;
      throw new CommandFailure(which);
    }
    return await createApiKey(
      { pool, clock: systemClock, makeId },
      {
        workspaceId: workspace.id,
        scope: options.scope,
        store: options.store ?? DEFAULT_STORE,
        name: options.name ?? `${options.scope} key`,
      },
    );
  });
  const { id, workspaceId, scope, store, name } = made.row;
  if (options.json) printJson({ id, key: made.key, workspaceId, scope, store, name });
  else console.log(`${made.key}\n\nThis is the only time that the key is shown. Its id is ${id}.`);
}

/** Prints all keys, without what would let anybody use them. */
export async function printKeys(config: Config, log: Log, options: { readonly json?: true }): Promise<void> {
  const keys = await withDatabase(config, log, (pool) => listApiKeys(pool));
  const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
  const rows = keys.map(({ keyHash: _, createdAt, lastUsedAt, revokedAt, ...row }) => ({
    ...row,
    createdAt: new Date(createdAt).toISOString(),
    lastUsedAt: time(lastUsedAt),
    revokedAt: time(revokedAt),
  }));
  if (options.json) return printJson(rows);
  printTable(
    rows.map(({ id, scope, store, name, hint, createdAt, lastUsedAt, revokedAt }) => ({
      id,
      scope,
      store,
      name,
      key: `...${hint}`,
      created: createdAt,
      'last used': lastUsedAt ?? 'never',
      state: revokedAt === null ? 'works' : `revoked ${revokedAt}`,
    })),
  );
}

/** Ends a key; every server stops taking it within five seconds. */
export async function revokeKey(
  config: Config,
  log: Log,
  id: string,
  options: { readonly json?: true },
): Promise<void> {
  if (!/^[0-9a-f-]{36}$/i.test(id))
    throw new CommandFailure(`"${id}" is no id of a key. See: couponry keys list`);
  const ended = await withDatabase(config, log, (pool) =>
    revokeApiKey({ pool, clock: systemClock, makeId }, id),
  );
  if (!ended) throw new CommandFailure(`There is no key ${id} that still works. See: couponry keys list`);
  if (options.json) printJson({ id, revoked: true });
  else console.log(`The key ${id} is revoked. It works nowhere any more within 5 seconds.`);
}
