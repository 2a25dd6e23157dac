import { booleanArray, instant, textArray, uuidArray } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

/** A new client. `identifiers` is JSON text of `[{kind, value}]`, `attributes` JSON text of an object. */
export interface NewClientRow {
  readonly id: string;
  readonly identified: boolean;
  readonly identifiers: string;
  readonly attributes: string;
}

const TEXT = `
  insert into clients (workspace_id, id, identified, identifiers, attributes, created_at, updated_at)
  select $1::uuid, k.id, k.identified, k.identifiers::jsonb, k.attributes::jsonb, $6::timestamptz, $6::timestamptz
  from unnest($2::uuid[], $3::boolean[], $4::text[], $5::text[]) as k (id, identified, identifiers, attributes)`;

/** Stores new clients, sorted by id so that two batches meet in one order. @throws 23505 when one exists already. */
export function insertClients(workspaceId: string, clients: readonly NewClientRow[], now: number): Statement {
  const sorted = clients.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    name: 'insert_clients',
    text: TEXT,
    values: [
      workspaceId,
      uuidArray(sorted.map((client) => client.id)),
      booleanArray(sorted.map((client) => client.identified)),
      textArray(sorted.map((client) => client.identifiers)),
      textArray(sorted.map((client) => client.attributes)),
      instant(now),
    ],
  };
}
