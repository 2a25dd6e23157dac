import type { AnswersOf, InputOf } from '@couponry/sdk';
import { listAuditLog } from '@couponry/sdk';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

/** Something that somebody did. */
export type AuditEntry = AnswersOf<'listAuditLog'>[200]['data'][number];

/** The audit log, page by page, the newest first. */
export function auditQuery(search: Omit<InputOf<'listAuditLog'>, 'cursor' | 'limit'>) {
  return infiniteQueryOptions({
    queryKey: ['audit', search],
    queryFn: async ({ pageParam, signal }) =>
      await call(
        listAuditLog,
        { ...search, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
