import { instant } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

/** Deletes sessions and challenges that are over, and failures to sign in that nobody asks for any more. */
export function deleteExpiredOfPeople(now: number, failedBefore: number): Statement[] {
  return [
    {
      name: 'delete_expired_sessions',
      text: 'delete from people_sessions where expires_at < $1::timestamptz',
      values: [instant(now)],
    },
    {
      name: 'delete_expired_challenges',
      text: 'delete from people_challenges where expires_at < $1::timestamptz',
      values: [instant(now)],
    },
    {
      name: 'delete_old_sign_in_failures',
      text: `
        delete from sign_in_failures
        where failed_at < $1::timestamptz and coalesce(succeeded_at < $1::timestamptz, true)`,
      values: [instant(failedBefore)],
    },
  ];
}
