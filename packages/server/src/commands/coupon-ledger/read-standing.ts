import {
  type ClientIdentity,
  type Coupon,
  type CouponTotals,
  countsFor,
  type Holder,
  type Identifier,
  type PresentedCode,
} from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { distinctTexts } from '../../platform/distinct-texts.ts';
import { PairMap } from '../../platform/pair-map.ts';
import { selectClientMatches } from '../../sql/select-client-matches.ts';
import {
  type CodeStandingRow,
  readCodeStandings,
  selectCodeStandings,
} from '../../sql/select-code-standings.ts';
import type { CodeRow } from '../../sql/select-codes.ts';
import { type NamedCodes, selectHoldersOfCodes } from '../../sql/select-holders-of-codes.ts';
import type { CouponCache } from '../coupons/coupon-cache.ts';
import { seeCoupons } from '../coupons/see-coupons.ts';
import { CouponState, individualCode, NOTHING_LOADED } from './coupon-state.ts';
import { StatementPlan } from './state-statements.ts';

/** An id that no client has: an unknown client that asks is nobody yet. */
const NOT_YET = '00000000-0000-0000-0000-000000000000';

/**
 * How a code stands for whoever asks, without locks: all that a redemption would be decided on. Of a coupon without any limit that is
 * neither what is used of it nor what the owner of an individual code has of it.
 */
export interface CodeStanding {
  readonly coupon: Coupon;
  readonly totals: CouponTotals;
  readonly code: CodeRow;
  readonly presented: PresentedCode;
  readonly client: ClientIdentity;
  readonly holder: Holder | null;
  /** When the first hold of the coupon that is not settled runs out, or ran out; null also where none can be in the way. */
  readonly firstHoldUntil: number | null;
}

/** A code by the keys under which it may be stored, in the order in which they are tried, and who asks. */
export interface StandingQuestion {
  readonly keys: readonly string[];
  readonly identifiers: readonly Identifier[];
}

/**
 * Reads how codes stand, all together and without waiting for the ledger, in one round trip; in a second one the coupons that this
 * process does not know as they are now. Null for a code that does not exist.
 */
export async function readStandings(
  pool: pg.Pool,
  cache: CouponCache,
  workspaceId: string,
  questions: readonly StandingQuestion[],
): Promise<(CodeStanding | null)[]> {
  const plan = new StatementPlan<'standings' | 'clients' | 'holders'>();
  const codes = distinctTexts(questions.flatMap(({ keys }) => keys));
  const named = questions.filter(({ identifiers }) => identifiers.length > 0);
  plan.add('standings', codes.length > 0, () => selectCodeStandings(workspaceId, codes));
  plan.add('clients', named.length > 0, () => selectClientMatches(workspaceId, clientsIn(named)));
  plan.add('holders', named.length > 0, () => selectHoldersOfCodes(workspaceId, namedCodes(named)));
  const results = await query(pool, plan.statements);
  const seen = cache.in(workspaceId);
  const rows = readCodeStandings(plan.result('standings', results)?.rows ?? []);
  const coupons = await couponsOf(pool, cache, workspaceId, rows);
  const clients = plan.result('clients', results);
  const holders = plan.result('holders', results);
  const state = new CouponState({ ...NOTHING_LOADED, clients, holders }, seen);
  const places = new PairMap<number>();
  for (const [place, { code }] of rows.entries()) places.set('', code.code, place);
  return questions.map((question) => {
    const place = firstPlace(places, question.keys);
    const row = place === undefined ? undefined : rows[place];
    const coupon = place === undefined ? undefined : coupons[place];
    return row && coupon ? standing(row, coupon, question, state) : null;
  });
}

/** Where the first of these codes stands that exists. */
function firstPlace(places: PairMap<number>, codes: readonly string[]): number | undefined {
  for (const code of codes) {
    const place = places.get('', code);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The coupon of each code, as it is now or as it is a moment later. */
async function couponsOf(
  pool: pg.Pool,
  cache: CouponCache,
  workspaceId: string,
  rows: readonly CodeStandingRow[],
): Promise<readonly (Coupon | null | undefined)[]> {
  const seen = cache.in(workspaceId);
  const known = rows.map(({ coupon: { id, version } }) => seen.at(id, version));
  const unknown = rows.flatMap(({ coupon }, place) => (known[place] === undefined ? coupon.id : []));
  if (unknown.length === 0) return known;
  const read = (await seeCoupons(pool, cache, workspaceId, unknown)).values();
  return known.map((coupon) => coupon ?? read.next().value);
}

function standing(
  { code, coupon: { totals, firstHoldUntil }, owned }: CodeStandingRow,
  coupon: Coupon,
  { identifiers }: StandingQuestion,
  state: CouponState,
): CodeStanding {
  const presented: PresentedCode =
    code.kind === 'friendly' ? { kind: 'friendly', code: code.code } : individualCode(code);
  const client = state.identify(identifiers, NOT_YET);
  const isOwners = presented.kind === 'individual' && presented.clientId !== null;
  const holder = isOwners ? owned : state.holder(coupon.id, countsFor(presented, client));
  return { coupon, totals, firstHoldUntil, code, presented, client, holder };
}

function clientsIn(questions: readonly StandingQuestion[]) {
  const named = questions.flatMap(({ identifiers }) => identifiers);
  return {
    kinds: named.map(({ kind }) => kind),
    values: named.map(({ value }) => value),
    ids: named.filter(({ kind }) => kind === 'uuid').map(({ value }) => value),
  };
}

function namedCodes(questions: readonly StandingQuestion[]): NamedCodes {
  const [codes, kinds, values]: [string[], string[], string[]] = [[], [], []];
  const [codesOfIds, clientIds]: [string[], string[]] = [[], []];
  for (const { keys, identifiers } of questions) {
    for (const code of keys) {
      for (const { kind, value } of identifiers) {
        codes.push(code);
        kinds.push(kind);
        values.push(value);
        if (kind !== 'uuid') continue;
        codesOfIds.push(code);
        clientIds.push(value);
      }
    }
  }
  return { identified: { codes, kinds, values }, byId: { codes: codesOfIds, clientIds } };
}
