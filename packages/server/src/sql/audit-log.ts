import { instant } from '../platform/db/arrays.ts';
import type { Parameter, Row, Statement } from '../platform/db/statement.ts';
import { anyCasePattern } from './any-case.ts';
import { asMilliseconds } from './columns.ts';

/** The fields that changed, as they were and as they became. */
export type AuditChanges = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;

/** An entry of the audit log. */
export interface AuditRow {
  readonly id: string;
  readonly at: number;
  readonly actor: {
    readonly kind: 'person' | 'key' | 'system';
    readonly id: string | null;
    readonly address: string | null;
  };
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string | null; readonly name: string };
  readonly changes: AuditChanges;
}

/** An entry as it is read, with the name that the actor has now; null: nobody by that id is there any more. */
export interface AuditEntry extends AuditRow {
  readonly actorName: string | null;
}

const INSERT = `
  insert into audit_log (workspace_id, id, at, actor_kind, actor_id, address, action, object_kind, object_id, object_name,
    changes)
  select $1::uuid, $2::uuid, $3::timestamptz, $4, $5::uuid, $6, $7, $8, $9::uuid, $10, $11`;

/** Appends an entry. */
export function insertAuditEntry(workspaceId: string, entry: AuditRow): Statement {
  return { name: 'insert_audit_entry', text: INSERT, values: parametersOf(workspaceId, entry) };
}

/** Appends an entry, unless the same was noted of its object before. */
export function insertAuditEntryOnce(workspaceId: string, entry: AuditRow): Statement {
  const text = `${INSERT}
  where not exists (
    select from audit_log a where a.workspace_id = $1::uuid and a.object_id = $9::uuid and a.action = $7
  )`;
  return { name: 'insert_audit_entry_once', text, values: parametersOf(workspaceId, entry) };
}

function parametersOf(workspaceId: string, entry: AuditRow): Parameter[] {
  const { id, at, actor, action, object, changes } = entry;
  return [
    ...[workspaceId, id, instant(at), actor.kind, actor.id, actor.address],
    ...[action, object.kind, object.id, object.name, JSON.stringify(changes)],
  ];
}

/** SQL that answers why an activation or redemption with this id was made, where somebody said so. */
export function notedReason(id: string): string {
  return `(
    select a.changes::jsonb #>> '{reason,to}' from audit_log a
    where a.workspace_id = $1::uuid and a.object_id = ${id} and a.action in ('activation.made', 'redemption.made')
    limit 1
  )`;
}

/** Which entries are looked for; null: whichever. Times in milliseconds since the epoch. */
export interface AuditSearch {
  readonly before: string | null;
  readonly limit: number;
  readonly actorId: string | null;
  readonly objectId: string | null;
  readonly action: string | null;
  /** The first instant, and the one that is not in it any more. */
  readonly from: number | null;
  readonly to: number | null;
  /** A text in what was done, to what, by whom or what changed, without regard to case. */
  readonly text: string | null;
}

/** Reads entries, the newest first, from the one after `before` on. */
export function selectAuditEntries(workspaceId: string, search: AuditSearch): Statement {
  const { before, limit, actorId, objectId, action, from, to, text } = search;
  return {
    name: 'select_audit_entries',
    text: `
      select a.id, ${asMilliseconds('a.at')}, a.actor_kind, a.actor_id, a.address, a.action, a.object_kind, a.object_id,
        a.object_name, a.changes, coalesce(p.name, k.name)
      from audit_log a
      left join people p on p.id = a.actor_id
      left join api_keys k on k.id = a.actor_id
      where a.workspace_id = $1::uuid and ($2::uuid is null or a.id < $2::uuid)
        and ($4::uuid is null or a.actor_id = $4::uuid) and ($5::uuid is null or a.object_id = $5::uuid)
        and ($6::text is null or a.action = $6)
        and ($7::timestamptz is null or a.at >= $7::timestamptz)
        and ($8::timestamptz is null or a.at < $8::timestamptz)
        and ($9::text is null
          or concat_ws(' ', a.action, a.object_name, a.changes, a.address, p.name, p.email, k.name) ~ $9)
      order by a.id desc
      limit $3::int`,
    values: [
      ...[workspaceId, before, String(limit), actorId, objectId, action],
      ...[from === null ? null : instant(from), to === null ? null : instant(to)],
      text === null ? null : anyCasePattern(text),
    ],
  };
}

/** The rows of {@link selectAuditEntries}. */
export function readAuditEntries(rows: readonly Row[]): AuditEntry[] {
  return rows.map((row) => ({
    id: row[0] ?? '',
    at: Number(row[1]),
    actor: {
      kind: row[2] === 'person' || row[2] === 'key' ? row[2] : 'system',
      id: row[3] ?? null,
      address: row[4] ?? null,
    },
    action: row[5] ?? '',
    object: { kind: row[6] ?? '', id: row[7] ?? null, name: row[8] ?? '' },
    changes: JSON.parse(row[9] ?? '{}'),
    actorName: row[10] ?? null,
  }));
}
