import { issuingRange } from '@couponry/engine';
import { query } from '../../platform/db/query.ts';
import { readCodesOfIssue, selectCodesOfIssue } from '../../sql/code-issues.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';
import { readCoupon } from '../coupons/coupon-ports.ts';
import type { CodeLeases } from './code-leases.ts';
import { type IssueOutcome, type IssuePorts, type IssueWish, issueCodes } from './issue-codes.ts';

/** What generating codes stands on. */
export interface GeneratePorts extends IssuePorts {
  readonly leases: CodeLeases;
}

/** The wish to make so many codes of a coupon. */
export interface GenerateWish {
  readonly couponId: string;
  readonly count: number;
  readonly keyId: string | null;
  readonly idempotency: IdempotencyKey | null;
  readonly step: IssueWish['step'];
}

/** What became of it: all of them were made, or none. `isNew`: by this request, not by the same one before. */
export type GenerateOutcome =
  | {
      readonly kind: 'issued';
      readonly issueId: string;
      readonly codes: readonly string[];
      readonly isNew: boolean;
    }
  | { readonly kind: 'range_used_up' }
  | Exclude<IssueOutcome, { readonly kind: 'issued' | 'repeat' | 'short' }>;

/** Generates codes of a coupon from its range; those that another range has taken already are made up for. */
export async function generateCodes(
  ports: GeneratePorts,
  workspaceId: string,
  { count, ...wish }: GenerateWish,
): Promise<GenerateOutcome> {
  const dated = await readCoupon(ports.pool, workspaceId, wish.couponId);
  if (dated === null) return { kind: 'unknown_coupon' };
  const range = issuingRange(dated.coupon.codes);
  if (range === null) return { kind: 'wrong_kind' };
  let codes: readonly string[] = [];
  for (;;) {
    const missing = count - codes.length;
    const leased = await ports.leases.takeMany(workspaceId, range, missing);
    codes = [...codes, ...leased];
    const issue = { ...wish, source: 'generated', codes, atLeast: count } as const;
    const outcome = await issueCodes(ports, workspaceId, issue);
    if (outcome.kind === 'issued') return { ...outcome, isNew: true };
    if (outcome.kind === 'repeat') return await repeated(ports, workspaceId, outcome.issueId);
    if (outcome.kind !== 'short') return outcome;
    if (leased.length < missing) return { kind: 'range_used_up' };
    codes = outcome.free;
  }
}

async function repeated(
  ports: GeneratePorts,
  workspaceId: string,
  issueId: string,
): Promise<GenerateOutcome> {
  const [found] = await query(ports.pool, [selectCodesOfIssue(workspaceId, issueId)]);
  return { kind: 'issued', issueId, codes: readCodesOfIssue(found?.rows ?? []), isNew: false };
}
