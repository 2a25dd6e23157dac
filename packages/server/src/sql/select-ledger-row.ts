import { uuidArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import type { ActivationRow } from './insert-activations.ts';
import { clientNow, idsOfClient } from './merged-clients.ts';
import { REDEMPTION_COLUMNS, type RedemptionRow, readRedemption } from './redemption-columns.ts';

const ACTIVATION_COLUMNS = `
    a.id, a.coupon_id, a.code, a.issues_code, ${clientNow('a')}, a.key_id, ${asMilliseconds('a.at')},
      ${asMilliseconds('a.expires_at')}, a.takes_over`;

/** Reads one activation. */
export function selectActivation(workspaceId: string, id: string): Statement {
  const text = `
    select ${ACTIVATION_COLUMNS}
    from activations a
    where a.workspace_id = $1::uuid and a.id = $2::uuid`;
  return { name: 'select_activation', text, values: [workspaceId, id] };
}

/** Reads the latest activation of a coupon by a client. */
export function selectActivationOf(workspaceId: string, couponId: string, clientId: string): Statement {
  const text = `
    select ${ACTIVATION_COLUMNS}
    from activations a
    where a.workspace_id = $1::uuid and a.client_id = any(${idsOfClient('$2::uuid')}) and a.coupon_id = $3::uuid
    order by a.id desc
    limit 1`;
  return { name: 'select_activation_of', text, values: [workspaceId, clientId, couponId] };
}

/** The row of {@link selectActivation} or {@link selectActivationOf}, or null. */
export function readActivation(rows: readonly Row[]): ActivationRow | null {
  const [row] = rows;
  if (row === undefined) return null;
  return {
    id: row[0] ?? '',
    couponId: row[1] ?? '',
    code: row[2] ?? '',
    issuesCode: row[3] === 't',
    clientId: row[4] ?? null,
    keyId: row[5] ?? null,
    at: Number(row[6]),
    expiresAt: integerOrNull(row[7]),
    takesOver: row[8] === 't',
  };
}

/** Reads redemptions by id. */
export function selectRedemptions(workspaceId: string, ids: readonly string[]): Statement {
  const text = `
    select ${REDEMPTION_COLUMNS} from redemptions r
    where r.workspace_id = $1::uuid and r.id = any($2::uuid[])`;
  return { name: 'select_redemptions', text, values: [workspaceId, uuidArray(ids)] };
}

/** Reads the redemptions of requests over several codes, by the ids that they share, in the order in which they were made. */
export function selectJointRedemptions(workspaceId: string, jointIds: readonly string[]): Statement {
  const text = `
    select ${REDEMPTION_COLUMNS} from redemptions r
    where r.workspace_id = $1::uuid and r.joint_id = any($2::uuid[])
    order by r.id`;
  return { name: 'select_joint_redemptions', text, values: [workspaceId, uuidArray(jointIds)] };
}

/** The rows of {@link selectRedemptions} and {@link selectJointRedemptions}. */
export function readRedemptions(rows: readonly Row[]): RedemptionRow[] {
  return rows.map(readRedemption);
}
