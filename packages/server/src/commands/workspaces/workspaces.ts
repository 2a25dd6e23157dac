import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { readWorkspaces, selectWorkspaces, type WorkspaceRow } from '../../sql/workspaces.ts';

/** A workspace and its secrets. */
export type Workspace = WorkspaceRow;

/** What an owner sets. It is for what is made from then on. */
export type WorkspaceSettings = Pick<
  WorkspaceRow,
  'name' | 'currency' | 'timeZone' | 'language' | 'codePrefix'
>;

const SECRET_BYTES = 32;

/** A workspace with secrets of its own, to be stored. */
export function newWorkspace(
  id: string,
  wanted: Pick<WorkspaceRow, 'name' | 'currency' | 'timeZone'> & Partial<WorkspaceSettings>,
): WorkspaceRow {
  return {
    language: 'en',
    codePrefix: null,
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
