import { textArray, uuidArray } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Parameter, Row, Statement } from '../platform/db/statement.ts';
import { clientOfIdentifier } from './erased-identifiers.ts';

/** Identifiers to look for; a `uuid` is looked for among the clients' own ids too. */
export interface IdentifierKeys {
  readonly kinds: readonly string[];
  readonly values: readonly string[];
  readonly ids: readonly string[];
}

/** A known client that has an identifier; `identified` when an e-mail or own identifier names it. */
export interface ClientMatchRow {
  readonly kind: 'uuid' | 'email' | 'custom';
  readonly value: string;
  readonly clientId: string;
  readonly identified: boolean;
}

/** The same under its lock. `isMerged`: it was merged into another client, which the identifier names from then on. */
export interface LockedClientMatchRow extends ClientMatchRow {
  readonly isMerged: boolean;
}

/** The clients that have the identifiers, in the lock order; those that are named by their own id too. */
const WANTED = `
  select w.kind, w.value, w.client_id
  from (
    select k.kind, k.value, i.client_id
    from ${rowsOf('k', { kind: '$2::text[]', value: '$3::text[]' })}
    cross join lateral (${clientOfIdentifier('k')}
    ) i
    union
    select 'uuid', u.id::text, u.id from unnest($4::uuid[]) as u (id)
  ) w
  order by w.client_id`;

const FOUND = `
    select d.id, d.identified, d.merged_into from clients d where d.workspace_id = $1::uuid and d.id = k.client_id`;

const READ = `
  select k.kind, k.value, c.id, c.identified
  from (${WANTED}) k
  cross join lateral (${FOUND} and d.merged_into is null limit 1) c`;

const LOCK = `
  select k.kind, k.value, c.id, c.identified, c.merged_into is not null
  from (${WANTED}) k
  cross join lateral (${FOUND} for no key update) c`;

function parameters(workspaceId: string, keys: IdentifierKeys): Parameter[] {
  return [workspaceId, textArray(keys.kinds), textArray(keys.values), uuidArray(keys.ids)];
}

/** Finds the clients that have these identifiers. */
export function selectClientMatches(workspaceId: string, keys: IdentifierKeys): Statement {
  return { name: 'select_client_matches', text: READ, values: parameters(workspaceId, keys) };
}

/**
 * Locks the clients that have these identifiers and finds them as they are under the lock. Second in the lock order, after
 * orders.
 */
export function lockClientMatches(workspaceId: string, keys: IdentifierKeys): Statement {
  return { name: 'lock_client_matches', text: LOCK, values: parameters(workspaceId, keys) };
}

/** The rows of {@link selectClientMatches}. */
export function readClientMatches(rows: readonly Row[]): ClientMatchRow[] {
  return rows.map(matchOf);
}

/** The rows of {@link lockClientMatches}. */
export function readLockedClientMatches(rows: readonly Row[]): LockedClientMatchRow[] {
  return rows.map((row) => ({ ...matchOf(row), isMerged: row[4] === 't' }));
}

function matchOf([kind, value, clientId, identified]: Row): ClientMatchRow {
  return {
    kind: kind === 'email' || kind === 'custom' ? kind : 'uuid',
    value: value ?? '',
    clientId: clientId ?? '',
    identified: identified === 't',
  };
}
