import type { Row, Statement } from '../platform/db/statement.ts';
import { anyCasePattern } from './any-case.ts';
import { COUPON_COLUMNS } from './coupon-rows.ts';
import { KEPT_THROUGH } from './kept-sums.ts';

/** By what a list of coupons can be sorted. */
type CouponSortKey = 'createdAt' | 'name' | 'startsAt' | 'endsAt' | 'updatedAt' | 'redeemed' | 'discount';

/** In which order coupons are listed. */
export interface CouponSort {
  readonly by: CouponSortKey;
  readonly isDescending: boolean;
}

/** Which coupons are looked for; null: any. `text` is in the name or the friendly code, `before` the id of the one before the page. */
export interface CouponSearch {
  readonly all: boolean;
  readonly state: string | null;
  readonly kind: string | null;
  readonly tag: string | null;
  readonly text: string | null;
  readonly sort: CouponSort;
  readonly before: string | null;
  readonly limit: number;
}

/** What an order goes by: of each coupon `c`, where that comes from, and of the one before the page, `b`. */
interface Key {
  readonly ofEach: string;
  readonly from: string;
  readonly before: string;
}

const stored = (write: (coupon: string) => string): Key => ({
  ...{ ofEach: write('c'), from: '', before: write('b') },
});

/**
 * What is kept of the days that are over, and the days since, summed once for all coupons: one after the other they would take a
 * hundred times as long.
 */
const seen = (kept: 'redeemed' | 'discount', sum: string): Key => ({
  ofEach: `(coalesce(k.${kept}, 0) + coalesce(s.seen, 0))`,
  from: `left join coupon_sums k on k.workspace_id = $1::uuid and k.coupon_id = c.id
    left join (
      select d.coupon_id, sum(${sum}) as seen from coupon_days d
      where d.workspace_id = $1::uuid and d.day > ${KEPT_THROUGH}
      group by d.coupon_id
    ) s on s.coupon_id = c.id`,
  before: `(
          select coalesce(sum(${sum}), 0) + coalesce((
              select f.${kept} from coupon_sums f where f.workspace_id = $1::uuid and f.coupon_id = b.id
            ), 0)
          from coupon_days d
          where d.workspace_id = $1::uuid and d.coupon_id = b.id and d.day > ${KEPT_THROUGH}
        )`,
});

/** Coupons for which it is the same stand in the order in which they were made. An open end is the last. */
const KEYS: Readonly<Record<CouponSortKey, Key>> = {
  createdAt: stored((coupon) => `${coupon}.id`),
  name: stored((coupon) => `lower(${coupon}.name)`),
  startsAt: stored((coupon) => `${coupon}.starts_at`),
  endsAt: stored((coupon) => `coalesce(${coupon}.ends_at, 'infinity'::timestamptz)`),
  updatedAt: stored((coupon) => `${coupon}.updated_at`),
  redeemed: seen('redeemed', 'd.redeemed'),
  discount: seen('discount', 'd.discount - d.discount_back'),
};

function textOf({ by, isDescending }: CouponSort): string {
  const { ofEach, from, before } = KEYS[by];
  const [direction, past] = isDescending ? ['desc', '<'] : ['asc', '>'];
  return `
    select ${COUPON_COLUMNS} from coupons c ${from}
    where c.workspace_id = $1::uuid and ($2::boolean or (c.state <> 'draft' and not c.hidden))
      and ($3::text is null or c.state = $3)
      and ($4::text is null or c.definition -> 'codes' ->> 'kind' = $4)
      and ($5::text is null or c.definition -> 'info' -> 'tags' ? $5)
      and ($6::text is null or c.name ~ $6 or c.definition -> 'codes' ->> 'code' ~ $6)
      and ($7::uuid is null or (${ofEach}, c.id) ${past} (
        select ${before}, b.id from coupons b where b.workspace_id = $1::uuid and b.id = $7::uuid
      ))
    order by ${ofEach} ${direction}, c.id ${direction}
    limit $8::int`;
}

const TEXTS = Object.fromEntries(
  (Object.keys(KEYS) as CouponSortKey[]).flatMap((by) =>
    [true, false].map((isDescending) => [nameOf({ by, isDescending }), textOf({ by, isDescending })]),
  ),
);

function nameOf({ by, isDescending }: CouponSort): string {
  return `select_coupons_by_${by.toLowerCase()}_${isDescending ? 'desc' : 'asc'}`;
}

/** Reads a page of the coupons that are looked for. */
export function selectFoundCoupons(workspaceId: string, search: CouponSearch): Statement {
  const { all, state, kind, tag, text: part, sort, before, limit } = search;
  const name = nameOf(sort);
  const pattern = part === null ? null : anyCasePattern(part);
  const values = [workspaceId, String(all), state, kind, tag, pattern, before, String(limit)];
  return { name, text: TEXTS[name] ?? '', values };
}

/** Reads the tags of coupons and how many have each, the most frequent first. */
export function selectCouponTags(workspaceId: string, limit: number): Statement {
  const text = `
    select t.tag, count(*)
    from coupons c
    cross join lateral (
      select distinct e.value as tag from jsonb_array_elements_text(c.definition -> 'info' -> 'tags') as e
    ) t
    where c.workspace_id = $1::uuid and c.state <> 'archived'
    group by t.tag
    order by count(*) desc, t.tag
    limit $2::int`;
  return { name: 'select_coupon_tags', text, values: [workspaceId, String(limit)] };
}

/** The rows of {@link selectCouponTags}. */
export function readCouponTags(rows: readonly Row[]): { readonly tag: string; readonly coupons: number }[] {
  return rows.map(([tag, count]) => ({ tag: tag ?? '', coupons: Number(count) }));
}
