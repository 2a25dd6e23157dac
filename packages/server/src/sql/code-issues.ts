import { instant, textArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';

/** Codes that are made at once beside activations. `at` in milliseconds since the epoch. */
export interface CodeIssueRow {
  readonly id: string;
  readonly couponId: string;
  readonly source: 'generated' | 'imported';
  readonly codes: readonly string[];
  readonly keyId: string | null;
  readonly jobId: string | null;
  readonly at: number;
}

/** Stores the codes of an issue, sorted: nobody's, and not activated. @throws 23505 when one exists already */
export function insertIssuedCodes(workspaceId: string, issue: CodeIssueRow): Statement {
  const text = `
    insert into codes (workspace_id, code, coupon_id, kind, spelling, key_id, issued_at, redemptions, issue_id)
    select $1::uuid, k.code, $2::uuid, 'individual', k.code, $3::uuid, $4::timestamptz, 0, $5::uuid
    from unnest($6::text[]) as k (code)`;
  const { couponId, keyId, at, id, codes } = issue;
  const values = [workspaceId, couponId, keyId, instant(at), id, textArray(codes.toSorted(byCode))];
  return { name: 'insert_issued_codes', text, values };
}

/** Appends an issue to the ledger of codes. */
export function insertCodeIssue(workspaceId: string, issue: CodeIssueRow): Statement {
  const text = `
    insert into code_issues (workspace_id, id, coupon_id, source, codes, key_id, job_id, at)
    values ($1::uuid, $2::uuid, $3::uuid, $4, $5::int4, $6::uuid, $7::uuid, $8::timestamptz)`;
  const { id, couponId, source, codes, keyId, jobId, at } = issue;
  const values = [workspaceId, id, couponId, source, String(codes.length), keyId, jobId, instant(at)];
  return { name: 'insert_code_issue', text, values };
}

/** Reads the codes that an issue made, in the order of codes. */
export function selectCodesOfIssue(workspaceId: string, issueId: string): Statement {
  const text = `
    select c.code from codes c
    where c.workspace_id = $1::uuid and c.issue_id = $2::uuid
    order by c.code`;
  return { name: 'select_codes_of_issue', text, values: [workspaceId, issueId] };
}

/** The rows of {@link selectCodesOfIssue}. */
export function readCodesOfIssue(rows: readonly Row[]): string[] {
  return rows.map(([code]) => code ?? '');
}

/** In the order of bytes, as the database has codes. */
function byCode(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
