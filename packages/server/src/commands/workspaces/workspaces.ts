import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import {
  insertWorkspace,
  readWorkspaces,
  selectWorkspaces,
  type WorkspaceRow,
} from '../../sql/workspaces.ts';
import type { KeyPorts } from '../keys/api-key-commands.ts';

/** A workspace and its secrets. */
export type Workspace = WorkspaceRow;

const SECRET_BYTES = 32;

/** Makes a workspace with secrets of its own. */
export async function createWorkspace(
  ports: KeyPorts,
  wanted: Pick<WorkspaceRow, 'name' | 'currency' | 'timeZone'>,
): Promise<WorkspaceRow> {
  const now = ports.clock.now();
  const workspace: WorkspaceRow = {
    ...wanted,
    id: ports.makeId(now),
    codeKey: randomBytes(SECRET_BYTES),
    tokenKey: randomBytes(SECRET_BYTES),
    guessKey: randomBytes(SECRET_BYTES),
  };
  await query(ports.pool, [insertWorkspace(workspace, now)], 'writes');
  return workspace;
}

/** All workspaces, the first made first. */
export async function listWorkspaces(pool: pg.Pool): Promise<WorkspaceRow[]> {
  const [result] = await query(pool, [selectWorkspaces()]);
  return readWorkspaces(result?.rows ?? []);
}
