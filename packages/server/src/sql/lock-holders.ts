import type { Statement } from '../platform/db/statement.ts';
import { HOLDERS_BY_KEYS, type HolderKeys, holderParameters } from './holder-keys.ts';

const TEXT = `
  select 1 ${HOLDERS_BY_KEYS}
  order by h.coupon_id, h.client_id
  for no key update of h`;

/** Locks what clients have of coupons. Fifth in the lock order, after codes: only the same client waits here. */
export function lockHolders(workspaceId: string, keys: HolderKeys): Statement {
  return { name: 'lock_holders', text: TEXT, values: holderParameters(workspaceId, keys) };
}
