import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import {
  type AuditEntry,
  type AuditSearch,
  readAuditEntries,
  selectAuditEntries,
} from '../../sql/audit-log.ts';

export type { AuditEntry, AuditSearch };

/** A page of the audit log of a workspace, the newest first. */
export async function listAuditLog(
  pool: pg.Pool,
  workspaceId: string,
  search: AuditSearch,
): Promise<AuditEntry[]> {
  const [result] = await query(pool, [selectAuditEntries(workspaceId, search)]);
  return readAuditEntries(result?.rows ?? []);
}
