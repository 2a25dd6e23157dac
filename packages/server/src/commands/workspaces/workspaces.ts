import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { readWorkspaces, selectWorkspaces, type WorkspaceRow } from '../../sql/workspaces.ts';

/** A workspace and its secrets. */
export type Workspace = WorkspaceRow;

const SECRET_BYTES = 32;

/** A workspace with secrets of its own, to be stored. */
export function newWorkspace(
  id: string,
  wanted: Pick<WorkspaceRow, 'name' | 'currency' | 'timeZone'>,
): WorkspaceRow {
  return {
    ...wanted,
    id,
    codeKey: randomBytes(SECRET_BYTES),
    tokenKey: randomBytes(SECRET_BYTES),
    guessKey: randomBytes(SECRET_BYTES),
  };
}

/** All workspaces, the first made first. */
export async function listWorkspaces(pool: pg.Pool): Promise<WorkspaceRow[]> {
  const [result] = await query(pool, [selectWorkspaces()]);
  return readWorkspaces(result?.rows ?? []);
}
