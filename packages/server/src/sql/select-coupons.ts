import { int4Array, uuidArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { readUses, type UsesRow, usesColumns } from './uses-columns.ts';

/** A coupon as stored; `definition` is the JSON text of all that has no column of its own. */
export interface CouponDefinitionRow {
  readonly name: string;
  readonly state: string;
  readonly hidden: boolean;
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly definition: string;
}

/** How a coupon stands. `changed` is there only when the version is another than the one known. Times in milliseconds. */
export interface CouponRow {
  readonly id: string;
  readonly version: number;
  readonly totals: UsesRow & { readonly activations: number; readonly discount: number };
  readonly decidedAt: number;
  /** When the first hold that is not settled runs out, or ran out; null without any. */
  readonly firstHoldUntil: number | null;
  readonly changed: CouponDefinitionRow | null;
}

const TEXT = `
  select c.id, c.version, coalesce(t.activations, 0), ${asMilliseconds("coalesce(t.decided_at, 'epoch')")},
    case when c.version <> k.version then c.name end, c.state, c.hidden, ${asMilliseconds('c.starts_at')},
    ${asMilliseconds('c.ends_at')}, case when c.version <> k.version then c.definition::text end,
    coalesce(t.discount, 0), ${asMilliseconds('h.holds_until')}, ${usesColumns('t')}
  from unnest($2::uuid[], $3::int4[]) as k (id, version)
  cross join lateral (
    select * from coupons p where p.workspace_id = $1::uuid and p.id = k.id limit 1
  ) c
  left join lateral (
    select * from coupon_totals u where u.workspace_id = $1::uuid and u.coupon_id = k.id limit 1
  ) t on true
  left join lateral (
    select f.holds_until from holds f
    where f.workspace_id = $1::uuid and f.coupon_id = k.id
    order by f.holds_until
    limit 1
  ) h on true`;

/** Reads how coupons stand; a definition travels only when its version is not the one known (0: none is). */
export function selectCoupons(
  workspaceId: string,
  couponIds: readonly string[],
  knownVersions: readonly number[],
): Statement {
  const values = [workspaceId, uuidArray(couponIds), int4Array(knownVersions)];
  return { name: 'select_coupons', text: TEXT, values };
}

/** The rows of {@link selectCoupons}. */
export function readCoupons(rows: readonly Row[]): CouponRow[] {
  return rows.map((row) => {
    const [id, version, activations, decidedAt, name, state, hidden, startsAt, endsAt, definition] = row;
    const isChanged = definition !== null && definition !== undefined;
    return {
      id: id ?? '',
      version: Number(version),
      totals: { activations: Number(activations), discount: Number(row[10]), ...readUses(row, 12) },
      decidedAt: Number(decidedAt),
      firstHoldUntil: integerOrNull(row[11]),
      changed: isChanged
        ? {
            name: name ?? '',
            state: state ?? '',
            hidden: hidden === 't',
            startsAt: Number(startsAt),
            endsAt: integerOrNull(endsAt),
            definition,
          }
        : null,
    };
  });
}
