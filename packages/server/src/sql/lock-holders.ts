import type { Statement } from '../platform/db/statement.ts';
import { type HolderKeys, holderParameters, WANTED_HOLDERS } from './holder-keys.ts';

const TEXT = `
  select 1
  from (${WANTED_HOLDERS}) k
  cross join lateral (
    select 1 from coupon_clients h
    where h.workspace_id = $1::uuid and h.coupon_id = k.coupon_id and h.client_id = k.client_id
    for no key update
  ) l`;

/** Locks what clients have of coupons. Fifth in the lock order, after codes: only the same client waits here. */
export function lockHolders(workspaceId: string, keys: HolderKeys): Statement {
  return { name: 'lock_holders', text: TEXT, values: holderParameters(workspaceId, keys) };
}
