import type pg from 'pg';
import { pipeline } from '../../platform/db/pipeline.ts';
import { connect } from '../../platform/db/transaction.ts';
import { auditStatements, type DifferenceRow, readDifferences } from '../../sql/audit-statements.ts';
import { listWorkspaces } from '../workspaces/workspaces.ts';

/** A counter of a workspace that is not what the ledger says. */
interface Difference extends DifferenceRow {
  readonly workspaceId: string;
}

/** What an audit found: how many workspaces it looked at, and every difference. */
export interface AuditReport {
  readonly workspaces: number;
  readonly differences: readonly Difference[];
}

/**
 * Recomputes every counter from the ledger, at one instant, while the system runs on. There must never be a difference.
 *
 * @param onProgress called with the part that is done, 0 to 1
 */
export async function audit(pool: pg.Pool, onProgress: (done: number) => void): Promise<AuditReport> {
  const workspaces = await listWorkspaces(pool);
  const differences: Difference[] = [];
  const client = await connect(pool);
  try {
    await client.query('begin isolation level repeatable read read only');
    const steps = workspaces.flatMap(({ id }) => auditStatements(id).map((statement) => ({ id, statement })));
    for (const [index, { id, statement }] of steps.entries()) {
      const [result] = await pipeline(client, [statement]);
      for (const row of readDifferences(result?.rows ?? [])) differences.push({ workspaceId: id, ...row });
      onProgress((index + 1) / steps.length);
    }
    await client.query('commit');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
  return { workspaces: workspaces.length, differences };
}
