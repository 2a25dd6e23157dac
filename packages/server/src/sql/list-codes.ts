import { instant, textArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { idsOfClient } from './merged-clients.ts';

/**
 * How far a code has come: it exists, somebody has it, it was used; or its time ran out before it was used, or it is disabled.
 */
type CodeState = 'issued' | 'activated' | 'redeemed' | 'expired' | 'disabled';

/** A code as lists tell it, with its coupon. Times in milliseconds since the epoch; `expiresAt` never past the coupon's end. */
export interface ListedCodeRow {
  readonly code: string;
  readonly couponId: string;
  readonly couponName: string;
  readonly kind: 'friendly' | 'individual';
  readonly state: CodeState;
  readonly clientId: string | null;
  readonly issuedAt: number;
  readonly activatedAt: number | null;
  readonly expiresAt: number | null;
  readonly disabledAt: number | null;
  readonly lastRedeemedAt: number | null;
  readonly redemptions: number;
}

/** Which codes of a coupon are wanted: those after a code, having a part, in a state, of a client; null for any. */
export interface CouponCodesSearch {
  readonly couponId: string;
  readonly after: string | null;
  readonly part: string | null;
  readonly state: CodeState | null;
  readonly clientId: string | null;
  readonly limit: number;
}

/**
 * Where the codes of a coupon are looked for: among all that it has, among the disabled ones, or among those that the ledger has
 * activations (with what is held) or uses of.
 */
export type CodeSource = 'all' | 'disabled' | 'activated' | 'used';

/**
 * What was found of the codes of a coupon. `lookedTo`: the code at which looking ended, though there may be more behind it; null where
 * it ended because as many were found as were wanted, or because there are no more.
 */
export interface FoundCodeRows {
  readonly codes: ListedCodeRow[];
  readonly lookedTo: string | null;
}

/**
 * So many codes are looked at for a page, whatever is found among them: those that a filter leaves may be few among millions. Twenty
 * thousand are some hundredths of a second.
 */
const MOST_LOOKED_AT = 20_000;

/** After every code that begins with the same text. */
const LAST_CHARACTER = '\u{10FFFF}';

/** `$2` is the present instant. */
const STATE = `case when c.disabled_at is not null then 'disabled' when c.redemptions > 0 then 'redeemed'
    when least(c.expires_at, p.ends_at) <= $2::timestamptz then 'expired' when c.activated_at is not null then 'activated'
    else 'issued' end`;

const COLUMNS = `c.spelling, c.coupon_id, p.name, c.kind, ${STATE}, c.client_id, ${asMilliseconds('c.issued_at')},
  ${asMilliseconds('c.activated_at')}, ${asMilliseconds('least(c.expires_at, p.ends_at)')},
  ${asMilliseconds('c.disabled_at')}, ${asMilliseconds('coalesce(c.last_redeemed_at, u.last_redeemed_at)')},
  coalesce(u.redemptions, c.redemptions)`;

/** The uses of a coupon, which are those of its friendly code: the row of such a code is never written by them. */
const USES = `
  left join lateral (
    select (
        select coalesce(sum(d.redeemed - d.rolled_back), 0) from coupon_days d
        where d.workspace_id = $1::uuid and d.coupon_id = c.coupon_id
      ) as redemptions,
      (
        select r.at from redemptions r
        where r.workspace_id = $1::uuid and r.coupon_id = c.coupon_id
        order by r.id desc limit 1
      ) as last_redeemed_at
  ) u on c.kind = 'friendly'`;

/** The coupon of each code, and its uses. */
const COUPON = `
  cross join lateral (
    select * from coupons o where o.workspace_id = $1::uuid and o.id = c.coupon_id limit 1
  ) p
  ${USES}`;

const IS_WANTED = `($5::text is null or strpos(c.code, $5) > 0) and ($6::text is null or ${STATE} = $6)`;

/**
 * Reads what is found of the codes of a coupon, in the order of codes: at most `limit` rows, for {@link readFoundCodes}.
 *
 * @param source has to have all codes that are in the state
 */
export function selectCodesOfCoupon(
  workspaceId: string,
  search: CouponCodesSearch,
  source: CodeSource,
  now: number,
): Statement {
  const { couponId, after, part, state, clientId, limit } = search;
  const values = [workspaceId, instant(now), couponId, after ?? '', part, state, String(limit)];
  if (clientId !== null) return { name: 'codes_of_client', text: OF_CLIENT, values: [...values, clientId] };
  return { name: `codes_of_coupon_${source}`, text: OF_COUPON[source], values };
}

/**
 * Their coupon is one, and looked up once. The last code that is looked at is a row also where it is not wanted: it tells where to go on.
 * That the coupon is this one is said by an order: said by `=`, the codes of all coupons would be gone through where one has nearly all.
 */
const ofCoupon = (codes: string): string => `
  select ${COLUMNS}, ${IS_WANTED}, c.place = ${MOST_LOOKED_AT}
  from (
    select c.*, row_number() over (order by c.coupon_id, c.code) as place
    from ${codes} c
    where c.workspace_id = $1::uuid and (c.coupon_id, c.code) > ($3::uuid, $4) and c.coupon_id <= $3::uuid
    order by c.coupon_id, c.code
    limit ${MOST_LOOKED_AT}
  ) c
  cross join (
    select o.name, o.ends_at from coupons o where o.workspace_id = $1::uuid and o.id = $3::uuid limit 1
  ) p
  ${USES}
  where ${IS_WANTED} or c.place = ${MOST_LOOKED_AT}
  order by c.coupon_id, c.code
  limit $7::int4`;

/** Nobody has activated other codes than these: one that was not activated on purpose is activated as long as it is used, or held to be. */
const ACTIVATED = `
      select a.code from activations a
      where a.workspace_id = $1::uuid and a.coupon_id = $3::uuid and a.code > $4
      union
      select v.code
      from holds h
      cross join lateral (
        select v.code from reservations v where v.workspace_id = $1::uuid and v.id = h.reservation_id limit 1
      ) v
      where h.workspace_id = $1::uuid and h.coupon_id = $3::uuid and v.code > $4`;

const USED = `
      select distinct r.code from redemptions r
      where r.workspace_id = $1::uuid and r.coupon_id = $3::uuid and r.code > $4`;

/** Codes that the ledger tells of are read one by one. */
const inLedger = (codes: string): string => `(${codes}
    ) k
    cross join lateral (
      select * from codes d where d.workspace_id = $1::uuid and d.code = k.code limit 1
    )`;

const OF_COUPON: Readonly<Record<CodeSource, string>> = {
  all: ofCoupon('codes'),
  disabled: ofCoupon('(select * from codes d where d.disabled_at is not null)'),
  activated: ofCoupon(inLedger(ACTIVATED)),
  used: ofCoupon(inLedger(USED)),
};

const IDS = idsOfClient('$8::uuid');

/** The codes of a client are few, and what it was given or activated says which they are. */
const OF_CLIENT = `
  select ${COLUMNS}, true, false
  from (
    select h.code from coupon_clients h
    where h.workspace_id = $1::uuid and h.coupon_id = $3::uuid and h.client_id = any(${IDS})
    union
    select a.code from activations a
    where a.workspace_id = $1::uuid and a.coupon_id = $3::uuid and a.client_id = any(${IDS})
    union
    select g.code from code_changes g
    where g.workspace_id = $1::uuid and g.coupon_id = $3::uuid and g.client_id = any(${IDS})
  ) k
  cross join lateral (
    select * from codes d where d.workspace_id = $1::uuid and d.code = k.code and d.client_id = any(${IDS}) limit 1
  ) c ${COUPON}
  where c.code > $4 and ${IS_WANTED}
  order by c.code
  limit $7::int4`;

/**
 * Reads a page of the codes of all coupons that begin or end with a text, in the order of codes. `offset 0`: those that end with it are
 * found first and put in order then. A plan for any text would go through all codes in their order, and find few after very many.
 */
export function selectFoundCodes(
  workspaceId: string,
  {
    text: found,
    after,
    limit,
  }: { readonly text: string; readonly after: string | null; readonly limit: number },
  now: number,
): Statement {
  const text = `
  select ${COLUMNS}
  from (
    (
      select b.code from codes b
      where b.workspace_id = $1::uuid and b.code >= greatest($3 collate "C", $4) and b.code < $5 and b.code > $4
      order by b.code limit $8::int4
    )
    union
    (
      select f.code
      from (
        select e.code from codes e
        where e.workspace_id = $1::uuid and reverse(e.code) >= $6 and reverse(e.code) < $7 and e.code > $4
        offset 0
      ) f
      order by f.code limit $8::int4
    )
    order by code limit $8::int4
  ) k
  cross join lateral (
    select * from codes d where d.workspace_id = $1::uuid and d.code = k.code limit 1
  ) c ${COUPON}
  order by c.code`;
  const backwards = [...found].reverse().join('');
  const bounds = [found, after ?? '', found + LAST_CHARACTER, backwards, backwards + LAST_CHARACTER];
  return { name: 'found_codes', text, values: [workspaceId, instant(now), ...bounds, String(limit)] };
}

/** Reads codes as lists tell them, by their normalised form. */
export function selectListedCodes(workspaceId: string, codes: readonly string[], now: number): Statement {
  const text = `
  select ${COLUMNS}
  from codes c ${COUPON}
  where c.workspace_id = $1::uuid and c.code = any($3::text[])`;
  return { name: 'listed_codes', text, values: [workspaceId, instant(now), textArray(codes)] };
}

/** The rows of {@link selectCodesOfCoupon}. */
export function readFoundCodes(rows: readonly Row[]): FoundCodeRows {
  const last = rows.at(-1);
  const wanted = rows.filter((row) => row[12] === 't');
  return { codes: readListedCodes(wanted), lookedTo: last?.[13] === 't' ? (last[0] ?? null) : null };
}

/** The rows of {@link selectFoundCodes} and {@link selectListedCodes}. */
export function readListedCodes(rows: readonly Row[]): ListedCodeRow[] {
  return rows.map((row) => ({
    code: row[0] ?? '',
    couponId: row[1] ?? '',
    couponName: row[2] ?? '',
    kind: row[3] === 'friendly' ? 'friendly' : 'individual',
    state: row[4] as CodeState,
    clientId: row[5] ?? null,
    issuedAt: Number(row[6]),
    activatedAt: integerOrNull(row[7]),
    expiresAt: integerOrNull(row[8]),
    disabledAt: integerOrNull(row[9]),
    lastRedeemedAt: integerOrNull(row[10]),
    redemptions: Number(row[11]),
  }));
}
