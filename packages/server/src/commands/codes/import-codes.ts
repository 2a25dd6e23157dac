import { checkFriendlyCode } from '@couponry/engine';
import { query } from '../../platform/db/query.ts';
import { readCodesOfIssue, selectCodesOfIssue } from '../../sql/code-issues.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';
import { type IssueOutcome, type IssuePorts, type IssueWish, issueCodes } from './issue-codes.ts';

/** The wish to import codes into a coupon, as somebody wrote them. */
export interface ImportWish {
  readonly couponId: string;
  readonly codes: readonly string[];
  readonly keyId: string | null;
  readonly idempotency: IdempotencyKey | null;
  readonly step: IssueWish['step'];
}

/** What became of one: it is in, it was there already (or twice in this list), or it can be no code and `message` says why. */
export type ImportedItem =
  | { readonly result: 'imported' | 'taken'; readonly code: string }
  | { readonly result: 'invalid'; readonly message: string };

/** What became of all, in their order. `isNew`: by this request, not by the same one before. */
export type ImportOutcome =
  | { readonly kind: 'imported'; readonly items: readonly ImportedItem[]; readonly isNew: boolean }
  | Exclude<IssueOutcome, { readonly kind: 'issued' | 'repeat' | 'short' }>;

/** Imports codes; each that is free and fit to be a code is in afterwards, whatever becomes of the others. */
export async function importCodes(
  ports: IssuePorts,
  workspaceId: string,
  { codes: given, ...wish }: ImportWish,
): Promise<ImportOutcome> {
  const checked = given.map(checkFriendlyCode);
  const codes = [...new Set(checked.flatMap((one) => (one.ok ? one.key : [])))];
  const issue = { ...wish, source: 'imported', codes, atLeast: null } as const;
  const outcome = await issueCodes(ports, workspaceId, issue);
  if (outcome.kind === 'short') throw new Error('An import of any number of codes can not be short');
  if (outcome.kind !== 'issued' && outcome.kind !== 'repeat') return outcome;
  const isNew = outcome.kind === 'issued';
  const made = isNew ? outcome.codes : await codesOf(ports, workspaceId, outcome.issueId);
  const left = new Set(made);
  const items = checked.map((one): ImportedItem => {
    if (!one.ok) return { result: 'invalid', message: `${one.message}.` };
    return { result: left.delete(one.key) ? 'imported' : 'taken', code: one.key };
  });
  return { kind: 'imported', items, isNew };
}

async function codesOf(ports: IssuePorts, workspaceId: string, issueId: string): Promise<string[]> {
  const [found] = await query(ports.pool, [selectCodesOfIssue(workspaceId, issueId)]);
  return readCodesOfIssue(found?.rows ?? []);
}
