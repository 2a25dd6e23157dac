import { query } from '../../platform/db/query.ts';
import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import { insertMembership } from '../../sql/memberships.ts';
import {
  insertWorkspace,
  lockWorkspace,
  readWorkspaces,
  selectWorkspace,
  updateWorkspace,
  type WorkspaceRow,
} from '../../sql/workspaces.ts';
import type { Actor } from '../audit-log/actor.ts';
import { changesBetween } from '../audit-log/changes-between.ts';
import { noteChange } from '../audit-log/note-change.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';
import { readKeyUse, selectKeyUse, storeKeyUse } from '../idempotency/request-key.ts';
import type { KeyPorts } from '../keys/api-key-commands.ts';
import { newWorkspace, type Workspace, type WorkspaceSettings } from './workspaces.ts';

/** What became of a new workspace. `stored`: the same request had made it. */
export type NewWorkspaceOutcome =
  | { readonly kind: 'created' | 'stored'; readonly workspace: Workspace }
  | { readonly kind: 'key_reused' };

type Tried = NewWorkspaceOutcome | { readonly kind: 'repeat'; readonly id: string };

/**
 * Makes a workspace for a person, who becomes its owner. It is noted, and remembered for repeats, in the workspace from which it
 * was asked for: a transaction touches one.
 */
export async function createWorkspace(
  ports: KeyPorts,
  askedFrom: string,
  settings: WorkspaceSettings,
  ownerId: string,
  idempotency: IdempotencyKey | null,
  actor: Actor,
): Promise<NewWorkspaceOutcome> {
  const now = ports.clock.now();
  const workspace = newWorkspace(ports.makeId(now), settings);
  const outcome = await withRetries(() =>
    runTransaction<Tried>(ports.pool, {
      load: selectKeyUse(askedFrom, idempotency),
      decide: ([stored]) => {
        const use = readKeyUse(idempotency, stored);
        if (use.kind === 'reused') return storingNothing({ kind: 'key_reused' });
        if (use.kind === 'repeat') return storingNothing(use);
        const object = { kind: 'workspace', id: workspace.id, name: workspace.name };
        const writes = [
          insertWorkspace(workspace, now),
          insertMembership(workspace.id, ownerId, 'owner', now),
          ...storeKeyUse(askedFrom, idempotency, { kind: 'workspace', id: workspace.id }, now),
          noteChange(ports.makeId, askedFrom, now, actor, { action: 'workspace.created', object }),
        ];
        return { outcome: { kind: 'created', workspace }, writes, witness: selectWorkspace(workspace.id) };
      },
    }),
  );
  if (outcome.kind !== 'repeat') return outcome;
  const known = await readWorkspace(ports, outcome.id);
  if (known === null) throw new Error('An idempotency key leads to no workspace');
  return { kind: 'stored', workspace: known };
}

/** Changes settings of a workspace; answers it as it is then. */
export function editWorkspace(
  ports: KeyPorts,
  id: string,
  settings: Partial<WorkspaceSettings>,
  actor: Actor,
): Promise<Workspace> {
  const now = ports.clock.now();
  return runTransaction<Workspace>(ports.pool, {
    load: [lockWorkspace(id)],
    decide: ([loaded]) => {
      const [before] = readWorkspaces(loaded?.rows ?? []);
      if (before === undefined) throw new Error('A workspace is edited that is not there');
      const after = { ...before, ...settings };
      const changes = changesBetween(settingsOf(before), settingsOf(after));
      if (Object.keys(changes).length === 0) return storingNothing(before);
      const object = { kind: 'workspace', id, name: after.name };
      const noted = noteChange(ports.makeId, id, now, actor, { action: 'workspace.edited', object, changes });
      return { outcome: after, writes: [updateWorkspace(after), noted], witness: null };
    },
  });
}

/** A workspace as it is now, or null. */
async function readWorkspace({ pool }: Pick<KeyPorts, 'pool'>, id: string): Promise<Workspace | null> {
  const [result] = await query(pool, [lockWorkspace(id)]);
  return readWorkspaces(result?.rows ?? [])[0] ?? null;
}

function settingsOf({ name, currency, timeZone, language, codePrefix }: WorkspaceRow): WorkspaceSettings {
  return { name, currency, timeZone, language, codePrefix };
}
