import { textArray, uuidArray } from '../platform/db/arrays.ts';
import type { Parameter } from '../platform/db/statement.ts';

/**
 * Whose rows are wanted: a coupon and an identifier of a client, a coupon and the id of a client, and the owners of individual
 * codes. The lists of a pair are of one length.
 */
export interface HolderKeys {
  readonly identified: {
    readonly couponIds: readonly string[];
    readonly kinds: readonly string[];
    readonly values: readonly string[];
  };
  readonly byId: { readonly couponIds: readonly string[]; readonly clientIds: readonly string[] };
  readonly codes: readonly string[];
}

/** The rows of `coupon_clients`, as `h`, that the keys name; parameters as {@link holderParameters} gives them. */
export const HOLDERS_BY_KEYS = `
  from (
    select k.coupon_id, i.client_id
    from unnest($2::uuid[], $3::text[], $4::text[]) as k (coupon_id, kind, value)
    join client_identifiers i on i.workspace_id = $1::uuid and i.kind = k.kind and i.value = k.value
    union
    select k.coupon_id, k.client_id
    from unnest($5::uuid[], $6::uuid[]) as k (coupon_id, client_id)
    union
    select c.coupon_id, c.client_id
    from codes c
    where c.workspace_id = $1::uuid and c.code = any($7::text[]) and c.client_id is not null
  ) wanted
  join coupon_clients h
    on h.workspace_id = $1::uuid and h.coupon_id = wanted.coupon_id and h.client_id = wanted.client_id`;

/** The parameters of {@link HOLDERS_BY_KEYS}. */
export function holderParameters(workspaceId: string, keys: HolderKeys): Parameter[] {
  return [
    workspaceId,
    uuidArray(keys.identified.couponIds),
    textArray(keys.identified.kinds),
    textArray(keys.identified.values),
    uuidArray(keys.byId.couponIds),
    uuidArray(keys.byId.clientIds),
    textArray(keys.codes),
  ];
}
