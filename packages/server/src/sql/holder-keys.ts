import { textArray, uuidArray } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Parameter } from '../platform/db/statement.ts';
import { clientOfIdentifier } from './erased-identifiers.ts';

/**
 * Whose rows are wanted: a coupon and an identifier of a client, and a coupon and the id of a client. The lists of a pair are of one
 * length.
 */
export interface HolderKeys {
  readonly identified: {
    readonly couponIds: readonly string[];
    readonly kinds: readonly string[];
    readonly values: readonly string[];
  };
  readonly byId: { readonly couponIds: readonly string[]; readonly clientIds: readonly string[] };
}

const ROWS = rowsOf('k', { coupon_id: '$2::uuid[]', kind: '$3::text[]', value: '$4::text[]' });

/**
 * The coupons and clients that the keys name, and those that another query tells, each pair once, in the lock order; parameters as
 * {@link holderParameters} gives them. Each look-up is `lateral`: a plan that was made while a table was empty can then not turn
 * the join around and read the whole table for it.
 */
export function wantedHolders(others: string | null): string {
  return `
  select w.coupon_id, w.client_id
  from (
    select k.coupon_id, i.client_id
    from ${ROWS}
    cross join lateral (${clientOfIdentifier('k')}
    ) i
    union
    select k.coupon_id, k.client_id
    from ${rowsOf('k', { coupon_id: '$5::uuid[]', client_id: '$6::uuid[]' })}${others === null ? '' : ` union ${others}`}
  ) w
  order by w.coupon_id, w.client_id`;
}

/** The parameters of {@link wantedHolders}. */
export function holderParameters(workspaceId: string, keys: HolderKeys): Parameter[] {
  return [
    workspaceId,
    uuidArray(keys.identified.couponIds),
    textArray(keys.identified.kinds),
    textArray(keys.identified.values),
    uuidArray(keys.byId.couponIds),
    uuidArray(keys.byId.clientIds),
  ];
}
