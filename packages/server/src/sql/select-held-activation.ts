import type { Statement } from '../platform/db/statement.ts';
import { idsOfClient } from './merged-clients.ts';

/** Finds the latest activation of a coupon by a client. */
export function selectHeldActivation(workspaceId: string, couponId: string, clientId: string): Statement {
  const text = `
    select a.id from activations a
    where a.workspace_id = $1::uuid and a.client_id = any(${idsOfClient('$2::uuid')}) and a.coupon_id = $3::uuid
    order by a.id desc
    limit 1`;
  return { name: 'select_held_activation', text, values: [workspaceId, clientId, couponId] };
}
