import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import type { MakeId } from '../../platform/ids.ts';
import { insertAuditEntryOnce } from '../../sql/audit-log.ts';
import { tellAfterCommit } from '../checkout/tell-after-commit.ts';
import type { Actor } from './actor.ts';

/** What noting stands on. */
interface NotePorts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly makeId: MakeId;
}

/** What somebody did for a client, and why. `name`: of the coupon. */
export interface ReasonedAct {
  readonly action: 'activation.made' | 'redemption.made';
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

/**
 * Notes in the audit log why something was done for a client, once for each thing: a request that is sent again notes what the first
 * one could not. After the commit of what was done.
 *
 * @throws DatabaseUnavailable with outcome `unknown`: to be repeated with the same key or order
 */
export async function noteReasons(
  { pool, clock, makeId }: NotePorts,
  workspaceId: string,
  actor: Actor,
  acts: readonly ReasonedAct[],
): Promise<void> {
  const at = clock.now();
  const statements = acts.map(({ action, id, name, reason }) => {
    const object = { kind: action === 'activation.made' ? 'activation' : 'redemption', id, name };
    const changes = { reason: { from: null, to: reason } };
    return insertAuditEntryOnce(workspaceId, { id: makeId(at), at, actor, action, object, changes });
  });
  if (statements.length > 0) await tellAfterCommit(query(pool, statements, 'writes'));
}
