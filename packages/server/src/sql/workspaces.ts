import { byteaArray, instant } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';

/** A workspace and its secrets. */
export interface WorkspaceRow {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly language: string;
  /** What new EAN-13 codes begin with; null: what is usual. */
  readonly codePrefix: string | null;
  readonly codeKey: Buffer;
  readonly tokenKey: Buffer;
  readonly guessKey: Buffer;
}

const COLUMNS = `id, name, currency, time_zone, encode(code_key, 'hex'), encode(token_key, 'hex'), encode(guess_key, 'hex'),
  language, code_prefix`;

/** Stores a new workspace. */
export function insertWorkspace(workspace: WorkspaceRow, now: number): Statement {
  const { id, name, currency, timeZone, language, codePrefix, codeKey, tokenKey, guessKey } = workspace;
  return {
    name: 'insert_workspace',
    text: `
      insert into workspaces (id, name, currency, time_zone, code_key, token_key, guess_key, created_at, language,
        code_prefix)
      select $1::uuid, $2, $3, $4, k.keys[1], k.keys[2], k.keys[3], $6::timestamptz, $7, $8
      from (select $5::bytea[] as keys) k`,
    values: [
      ...[id, name, currency, timeZone, byteaArray([codeKey, tokenKey, guessKey]), instant(now)],
      ...[language, codePrefix],
    ],
  };
}

/** Reads all workspaces, the first made first. */
export function selectWorkspaces(): Statement {
  return {
    name: 'select_workspaces',
    text: `
      select ${COLUMNS} from workspaces order by id`,
    values: [],
  };
}

/** Locks one workspace and reads it. */
export function lockWorkspace(id: string): Statement {
  const text = `select ${COLUMNS} from workspaces where id = $1::uuid for no key update`;
  return { name: 'lock_workspace', text, values: [id] };
}

/** Changes the settings of a workspace; its secrets stay. */
export function updateWorkspace(workspace: WorkspaceRow): Statement {
  const { id, name, currency, timeZone, language, codePrefix } = workspace;
  const text = `
    update workspaces set name = $2, currency = $3, time_zone = $4, language = $5, code_prefix = $6
    where id = $1::uuid`;
  return {
    name: 'update_workspace',
    text,
    values: [id, name, currency, timeZone, language, codePrefix],
  };
}

/** The rows of {@link selectWorkspaces}. */
export function readWorkspaces(rows: readonly Row[]): WorkspaceRow[] {
  return rows.map(([id, name, currency, timeZone, codeKey, tokenKey, guessKey, language, codePrefix]) => ({
    id: id ?? '',
    name: name ?? '',
    currency: currency ?? '',
    timeZone: timeZone ?? '',
    language: language ?? '',
    codePrefix: codePrefix ?? null,
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
