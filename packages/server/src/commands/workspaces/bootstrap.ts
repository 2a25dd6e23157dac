import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { insertApiKey } from '../../sql/api-keys.ts';
import {
  insertWorkspace,
  lockWorkspaces,
  readWorkspaces,
  selectWorkspace,
  selectWorkspaces,
} from '../../sql/workspaces.ts';
import { DEFAULT_STORE, type KeyPorts, newApiKeyRow } from '../keys/api-key-commands.ts';
import { firstOwner } from '../people/first-owner.ts';
import { listWorkspaces, newWorkspace } from './workspaces.ts';

/** What the first start made. Keys and password are told here once; only their hashes are stored. */
export interface Bootstrap {
  readonly workspace: { readonly id: string; readonly name: string };
  readonly keys: { readonly admin: string; readonly client: string; readonly batch: string };
  /** Who may sign in to the console, once with this password. */
  readonly owner: { readonly email: string; readonly password: string };
}

/** Keeps what a bootstrap is about to make, before it is made: afterwards nobody can learn the keys any more. */
export type KeepBootstrap = (planned: Bootstrap) => Promise<void>;

/**
 * Makes the first workspace, with a key for each scope and an owner, in a database that has none; null where there is one already. Of
 * several servers that start at once, one makes it.
 *
 * @param keep called with what is about to be made; when it fails, nothing is made
 */
export async function bootstrap(ports: KeyPorts, keep: KeepBootstrap): Promise<Bootstrap | null> {
  if ((await listWorkspaces(ports.pool)).length > 0) return null;
  const now = ports.clock.now();
  const workspace = newWorkspace(ports.makeId(now), { name: 'Default', currency: 'GBP', timeZone: 'UTC' });
  const wanted = { workspaceId: workspace.id, store: DEFAULT_STORE };
  const admin = newApiKeyRow(ports, { ...wanted, scope: 'admin', name: 'First admin key' });
  const client = newApiKeyRow(ports, { ...wanted, scope: 'client', name: 'First client key' });
  const batch = newApiKeyRow(ports, { ...wanted, scope: 'batch', name: 'First batch key' });
  const owner = await firstOwner(ports, workspace.id);
  const planned: Bootstrap = {
    workspace: { id: workspace.id, name: workspace.name },
    keys: { admin: admin.key, client: client.key, batch: batch.key },
    owner: { email: owner.email, password: owner.password },
  };
  await keep(planned);
  return await runTransaction<Bootstrap | null>(ports.pool, {
    load: [lockWorkspaces(), selectWorkspaces()],
    decide: ([, existing]) => {
      if (readWorkspaces(existing?.rows ?? []).length > 0) return storingNothing(null);
      const keys = [admin, client, batch].map(({ row }) => insertApiKey(row));
      const writes = [insertWorkspace(workspace, now), ...keys, ...owner.statements];
      return { outcome: planned, writes, witness: selectWorkspace(workspace.id) };
    },
  });
}
