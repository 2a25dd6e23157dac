import { textArray, uuidArray } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';
import { clientOfIdentifier } from './erased-identifiers.ts';
import { HOLDER_COLUMNS } from './select-holders.ts';

/** Codes, and clients who are named with them by an identifier or by their id. The lists of a pair are of one length. */
export interface NamedCodes {
  readonly identified: {
    readonly codes: readonly string[];
    readonly kinds: readonly string[];
    readonly values: readonly string[];
  };
  readonly byId: { readonly codes: readonly string[]; readonly clientIds: readonly string[] };
}

const ROWS = rowsOf('k', { code: '$2::text[]', kind: '$3::text[]', value: '$4::text[]' });

/** Each look-up is `lateral`, so that no plan turns the join around. */
const TEXT = `
  select ${HOLDER_COLUMNS}
  from (
    select k.code, i.client_id
    from ${ROWS}
    cross join lateral (${clientOfIdentifier('k')}
    ) i
    union
    select k.code, k.client_id from ${rowsOf('k', { code: '$5::text[]', client_id: '$6::uuid[]' })}
  ) w
  cross join lateral (
    select o.coupon_id from codes o where o.workspace_id = $1::uuid and o.code = w.code limit 1
  ) c
  cross join lateral (
    select * from coupon_clients d
    where d.workspace_id = $1::uuid and d.coupon_id = c.coupon_id and d.client_id = w.client_id
    limit 1
  ) h`;

/** Reads what clients have of the coupons that these codes belong to; `readHolders` reads the rows. */
export function selectHoldersOfCodes(workspaceId: string, { identified, byId }: NamedCodes): Statement {
  return {
    name: 'select_holders_of_codes',
    text: TEXT,
    values: [
      workspaceId,
      textArray(identified.codes),
      textArray(identified.kinds),
      textArray(identified.values),
      textArray(byId.codes),
      uuidArray(byId.clientIds),
    ],
  };
}
