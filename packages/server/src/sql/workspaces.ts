import { byteaArray, instant } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';

/** A workspace and its secrets. */
export interface WorkspaceRow {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly codeKey: Buffer;
  readonly tokenKey: Buffer;
  readonly guessKey: Buffer;
}

/** Stores a new workspace. */
export function insertWorkspace(workspace: WorkspaceRow, now: number): Statement {
  const { id, name, currency, timeZone, codeKey, tokenKey, guessKey } = workspace;
  return {
    name: 'insert_workspace',
    text: `
      insert into workspaces (id, name, currency, time_zone, code_key, token_key, guess_key, created_at)
      select $1::uuid, $2, $3, $4, k.keys[1], k.keys[2], k.keys[3], $6::timestamptz
      from (select $5::bytea[] as keys) k`,
    values: [id, name, currency, timeZone, byteaArray([codeKey, tokenKey, guessKey]), instant(now)],
  };
}

/** Reads all workspaces, the first made first. */
export function selectWorkspaces(): Statement {
  return {
    name: 'select_workspaces',
    text: `
      select id, name, currency, time_zone, encode(code_key, 'hex'), encode(token_key, 'hex'), encode(guess_key, 'hex')
      from workspaces
      order by id`,
    values: [],
  };
}

/** The rows of {@link selectWorkspaces}. */
export function readWorkspaces(rows: readonly Row[]): WorkspaceRow[] {
  return rows.map(([id, name, currency, timeZone, codeKey, tokenKey, guessKey]) => ({
    id: id ?? '',
    name: name ?? '',
    currency: currency ?? '',
    timeZone: timeZone ?? '',
    codeKey: Buffer.from(codeKey ?? '', 'hex'),
    tokenKey: Buffer.from(tokenKey ?? '', 'hex'),
    guessKey: Buffer.from(guessKey ?? '', 'hex'),
  }));
}

/** Locks the list of workspaces, so that only one is the first. */
export function lockWorkspaces(): Statement {
  return { name: 'lock_workspaces', text: 'lock table workspaces in share row exclusive mode', values: [] };
}

/** Finds one workspace. */
export function selectWorkspace(id: string): Statement {
  return { name: 'select_workspace', text: 'select 1 from workspaces where id = $1::uuid', values: [id] };
}
