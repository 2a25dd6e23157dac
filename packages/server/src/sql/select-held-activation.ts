import type { Statement } from '../platform/db/statement.ts';
import { idsOfClient } from './merged-clients.ts';

/** Finds the latest activation of a coupon by a client, with this code (null: with any). */
export function selectHeldActivation(
  workspaceId: string,
  couponId: string,
  clientId: string,
  code: string | null,
): Statement {
  const text = `
    select a.id from activations a
    where a.workspace_id = $1::uuid and a.client_id = any(${idsOfClient('$2::uuid')}) and a.coupon_id = $3::uuid
      and ($4::text is null or a.code = $4)
    order by a.id desc
    limit 1`;
  return { name: 'select_held_activation', text, values: [workspaceId, clientId, couponId, code] };
}
