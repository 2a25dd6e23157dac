import {
  type ClientIdentity,
  type Coupon,
  type CouponTotals,
  countsFor,
  type Holder,
  type PresentedCode,
} from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import type { CodeRow } from '../../sql/select-codes.ts';
import type { CouponCache } from '../coupons/coupon-cache.ts';
import { gatherKeys, type StateQuestion } from './batch-keys.ts';
import { CouponState } from './coupon-state.ts';
import { addStateStatements, loadedState, StatementPlan, type StateName } from './state-statements.ts';

/** An id that no client has: an unknown client that asks is nobody yet. */
const NOT_YET = '00000000-0000-0000-0000-000000000000';

/** How a code stands for whoever asks, without locks: all that a redemption would be decided on. */
export interface CodeStanding {
  readonly coupon: Coupon;
  readonly totals: CouponTotals;
  readonly code: CodeRow;
  readonly presented: PresentedCode;
  readonly client: ClientIdentity;
  readonly holder: Holder | null;
}

/** A code of a coupon, and who asks. */
export interface StandingQuestion extends StateQuestion {
  readonly code: string;
}

/**
 * Reads how codes stand, all in one round trip and without waiting for the ledger. Null where the code does not belong to the
 * coupon (any more).
 */
export async function readStandings(
  pool: pg.Pool,
  cache: CouponCache,
  workspaceId: string,
  questions: readonly StandingQuestion[],
): Promise<(CodeStanding | null)[]> {
  const plan = new StatementPlan<StateName>();
  const seen = cache.in(workspaceId);
  addStateStatements(plan, workspaceId, gatherKeys(questions), seen);
  const results = await query(pool, plan.statements);
  const state = new CouponState(loadedState(plan, results), seen);
  return questions.map((question) => standing(state, question));
}

function standing(state: CouponState, question: StandingQuestion): CodeStanding | null {
  const coupon = state.coupons.get(question.couponId);
  const code = state.codes.get(question.code);
  const presented = state.presented(question.couponId, question.code);
  if (coupon === undefined || code === undefined || presented === null) return null;
  const client = state.identify(question.identifiers, NOT_YET);
  return {
    coupon,
    totals: state.totalsOf(coupon.id),
    code,
    presented,
    client,
    holder: state.holder(coupon.id, countsFor(presented, client)),
  };
}
