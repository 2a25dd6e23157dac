import { uuidArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';

/** A client, whole. `identifiers` in the order in which they came; times in milliseconds since the epoch. */
export interface ClientRow {
  readonly id: string;
  readonly identifiers: readonly { readonly kind: 'uuid' | 'email' | 'custom'; readonly value: string }[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly segments: readonly string[];
  /** How many orders the shop says it has had; null: not told. */
  readonly orders: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The columns of a client in the table `clients c`, as {@link readClients} reads them. */
export const CLIENT_COLUMNS = `
  c.id, c.identifiers::text, c.attributes::text, ${asMilliseconds('c.created_at')}, ${asMilliseconds('c.updated_at')},
  c.tags::text, c.segments::text, c.orders`;

/** Reads clients by id. */
export function selectClients(workspaceId: string, ids: readonly string[]): Statement {
  const text = `
    select ${CLIENT_COLUMNS}
    from clients c
    where c.workspace_id = $1::uuid and c.id = any($2::uuid[])`;
  return { name: 'select_clients', text, values: [workspaceId, uuidArray(ids)] };
}

/** The rows of {@link selectClients}. */
export function readClients(rows: readonly Row[]): ClientRow[] {
  return rows.map(([id, identifiers, attributes, createdAt, updatedAt, tags, segments, orders]) => ({
    id: id ?? '',
    identifiers: JSON.parse(identifiers ?? '[]'),
    attributes: JSON.parse(attributes ?? '{}'),
    tags: JSON.parse(tags ?? '[]'),
    segments: JSON.parse(segments ?? '[]'),
    orders: integerOrNull(orders),
    createdAt: Number(createdAt),
    updatedAt: Number(updatedAt),
  }));
}
