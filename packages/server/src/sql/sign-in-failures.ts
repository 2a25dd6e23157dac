import { instant, textArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';

/** How often it went wrong for one subject in a row; times in milliseconds since the epoch. */
export interface SignInFailureRow {
  readonly subject: string;
  readonly failures: number;
  readonly failedAt: number;
  readonly succeededAt: number | null;
}

/** Locks and reads what is known of these subjects. */
export function lockSignInFailures(subjects: readonly string[]): Statement {
  const text = `
    select subject, failures, ${asMilliseconds('failed_at')}, ${asMilliseconds('succeeded_at')}
    from sign_in_failures
    where subject = any($1::text[])
    order by subject
    for no key update`;
  return { name: 'lock_sign_in_failures', text, values: [textArray(subjects.toSorted())] };
}

/** The rows of {@link lockSignInFailures}. */
export function readSignInFailures(rows: readonly Row[]): SignInFailureRow[] {
  return rows.map(([subject, failures, failedAt, succeededAt]) => ({
    subject: subject ?? '',
    failures: Number(failures),
    failedAt: Number(failedAt),
    succeededAt: integerOrNull(succeededAt),
  }));
}

/** Counts one more failure of each subject; those that failed last before `since` begin anew. */
export function addSignInFailures(subjects: readonly string[], now: number, since: number): Statement {
  const text = `
    insert into sign_in_failures as f (subject, failures, failed_at)
    select s.subject, 1, $2::timestamptz from unnest($1::text[]) as s (subject)
    on conflict (subject) do update set
      failures = case when f.failed_at < $3::timestamptz then 1 else f.failures + 1 end,
      failed_at = excluded.failed_at`;
  const values = [textArray(subjects.toSorted()), instant(now), instant(since)];
  return { name: 'add_sign_in_failures', text, values };
}

/** Takes back what was counted of these subjects; `known` are remembered as having succeeded. */
export function settleSignInFailures(subjects: readonly string[], known: string, now: number): Statement {
  const text = `
    update sign_in_failures
    set failures = 0, succeeded_at = case when subject = $2 then $3::timestamptz else succeeded_at end
    where subject = any($1::text[])`;
  const values = [textArray(subjects.toSorted()), known, instant(now)];
  return { name: 'settle_sign_in_failures', text, values };
}

/** Forgets an account's failures, so that its person may try at once. */
export function deleteSignInFailures(subjects: readonly string[]): Statement {
  const text = 'delete from sign_in_failures where subject = any($1::text[])';
  return { name: 'delete_sign_in_failures', text, values: [textArray(subjects)] };
}
