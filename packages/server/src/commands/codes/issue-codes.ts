import { type Coupon, dayInZone, NO_COUNTS } from '@couponry/engine';
import type { Statement } from '../../platform/db/statement.ts';
import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import { addCouponDays } from '../../sql/add-coupon-days.ts';
import { type CodeIssueRow, insertCodeIssue, insertIssuedCodes } from '../../sql/code-issues.ts';
import { readStoredCoupons, selectStoredCoupon } from '../../sql/coupon-rows.ts';
import { insertEventBatch } from '../../sql/insert-event-batch.ts';
import { lockCoupons } from '../../sql/lock-coupons.ts';
import { readCodes, selectCodes } from '../../sql/select-codes.ts';
import { selectEventBatch } from '../../sql/select-event-batch.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';
import { type CouponPorts, datedCoupon } from '../coupons/coupon-ports.ts';
import { readKeyUse, selectKeyUse, storeKeyUse } from '../idempotency/request-key.ts';

/** What making codes in bulk stands on. `stripe` tells apart the statistics rows of processes. */
export interface IssuePorts extends Omit<CouponPorts, 'tellCoupon'> {
  readonly stripe: number;
}

/**
 * The wish to make codes exist, nobody's and not activated. `codes` are normalised, each once; those that are taken are left out.
 * `atLeast`: nothing is done when fewer are free, and more are not made. `step` is stored with it, for a job that goes on after
 * a crash where it was: what it stores of how many were made.
 */
export interface IssueWish {
  readonly couponId: string;
  readonly source: CodeIssueRow['source'];
  readonly codes: readonly string[];
  readonly atLeast: number | null;
  readonly keyId: string | null;
  readonly idempotency: IdempotencyKey | null;
  readonly step: IssueStep | null;
}

/** A step of a job. `lock` answers no row when another process has done it meanwhile; `store` is told what was made. */
interface IssueStep {
  readonly jobId: string;
  readonly lock: Statement;
  store(made: number, now: number): Statement;
}

/**
 * What became of it. `repeat`: the same request made that issue. `short`: so many are free. `wrong_kind`: the coupon's codes are
 * not made in that way. `overtaken`: another process did the step.
 */
export type IssueOutcome =
  | { readonly kind: 'issued'; readonly issueId: string; readonly codes: readonly string[] }
  | { readonly kind: 'repeat'; readonly issueId: string }
  | { readonly kind: 'short'; readonly free: readonly string[] }
  | { readonly kind: 'unknown_coupon' | 'wrong_kind' | 'archived' | 'key_reused' | 'overtaken' };

/** Makes codes exist, in one transaction under a shared lock of their coupon: an edit waits for it and counts it. */
export async function issueCodes(
  ports: IssuePorts,
  workspaceId: string,
  wish: IssueWish,
): Promise<IssueOutcome> {
  const outcome = await withRetries(() => tryToIssue(ports, workspaceId, wish));
  if (outcome.kind === 'issued') ports.onCommit(workspaceId);
  return outcome;
}

function tryToIssue(ports: IssuePorts, workspaceId: string, wish: IssueWish): Promise<IssueOutcome> {
  const now = ports.clock.now();
  const [issueId, eventId] = [ports.makeId(now), ports.makeId(now)];
  const { couponId, source, keyId, idempotency, step } = wish;
  return runTransaction<IssueOutcome>(ports.pool, {
    load: [
      ...(step === null ? [] : [step.lock]),
      lockCoupons(workspaceId, [couponId], 'shared', false),
      selectStoredCoupon(workspaceId, couponId),
      selectCodes(workspaceId, wish.codes),
      ...selectKeyUse(workspaceId, idempotency),
    ],
    decide: (all) => {
      if (step !== null && all[0]?.rows.length === 0) return storingNothing({ kind: 'overtaken' });
      const loaded = step === null ? all : all.slice(1);
      const [, stored, found] = loaded;
      const use = readKeyUse(idempotency, loaded.at(-1));
      if (use.kind === 'reused') return storingNothing({ kind: 'key_reused' });
      if (use.kind === 'repeat') return storingNothing({ kind: 'repeat', issueId: use.id });
      const [row] = readStoredCoupons(stored?.rows ?? []);
      if (row === undefined) return storingNothing({ kind: 'unknown_coupon' });
      const { coupon } = datedCoupon(row);
      const problem = problemWith(coupon, source);
      if (problem !== null) return storingNothing({ kind: problem });
      const taken = new Set(readCodes(found?.rows ?? []).map(({ code }) => code));
      const free = wish.codes.filter((code) => !taken.has(code));
      if (wish.atLeast !== null && free.length < wish.atLeast) return storingNothing({ kind: 'short', free });
      const codes = wish.atLeast === null ? free : free.slice(0, wish.atLeast);
      const issue = { id: issueId, couponId, source, codes, keyId, jobId: step?.jobId ?? null, at: now };
      const made = storeKeyUse(workspaceId, idempotency, { kind: 'issue', id: issueId }, now);
      return {
        outcome: { kind: 'issued', issueId, codes },
        writes: [
          ...issueStatements(workspaceId, issue, { eventId, coupon, stripe: ports.stripe }),
          ...made,
          ...(step === null ? [] : [step.store(codes.length, now)]),
        ],
        witness: selectEventBatch(workspaceId, eventId),
      };
    },
  });
}

function problemWith(
  { codes, state }: Coupon,
  source: CodeIssueRow['source'],
): 'wrong_kind' | 'archived' | null {
  const isRight = source === 'imported' ? codes.kind === 'imported' : isMade(codes.kind);
  if (!isRight) return 'wrong_kind';
  return state === 'archived' ? 'archived' : null;
}

function isMade(kind: Coupon['codes']['kind']): boolean {
  return kind === 'ean13' || kind === 'pattern';
}

/** An issue of no code is one too: a request that is repeated finds it. */
function issueStatements(
  workspaceId: string,
  issue: CodeIssueRow,
  { eventId, coupon, stripe }: { readonly eventId: string; readonly coupon: Coupon; readonly stripe: number },
): Statement[] {
  const { id, couponId, source, codes, at } = issue;
  const day = dayInZone(at, coupon.timeZone);
  const counts = { couponId, day, ...NO_COUNTS, issued: codes.length };
  const item = { type: 'codes.issued', issueId: id, couponId, source, codes: codes.length };
  return [
    ...(codes.length > 0 ? [insertIssuedCodes(workspaceId, issue)] : []),
    insertCodeIssue(workspaceId, issue),
    insertEventBatch(workspaceId, eventId, at, [item]),
    ...(codes.length > 0 ? [addCouponDays(workspaceId, stripe, [counts])] : []),
  ];
}
