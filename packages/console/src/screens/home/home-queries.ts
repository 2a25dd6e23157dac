import { type AnswersOf, getAttention, getStatistics } from '@couponry/sdk';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

/** What all coupons have seen on some days. */
export type Statistics = AnswersOf<'getStatistics'>[200];
/** Something that somebody should look at. */
export type Attention = AnswersOf<'getAttention'>[200]['data'][number];

/** It is a till that makes the numbers. */
const AGAIN_MS = 15_000;
const DAY_MS = 86_400_000;

/** Today, and the same weekday last week. */
export function todayQuery(timeZone: string) {
  return queryOptions({
    queryKey: ['statistics', 'today', timeZone],
    queryFn: async ({ signal }) => {
      const today = dayIn(timeZone, Date.now());
      return await call(getStatistics, { from: today, to: today, compare: 'week' }, { signal });
    },
    refetchInterval: AGAIN_MS,
  });
}

/** The last seven days with today, and the seven before them. */
export function weekQuery(timeZone: string) {
  return queryOptions({
    queryKey: ['statistics', 'week', timeZone],
    queryFn: async ({ signal }) =>
      await call(
        getStatistics,
        { from: dayIn(timeZone, Date.now() - 6 * DAY_MS), compare: 'week' },
        { signal },
      ),
    refetchInterval: AGAIN_MS,
  });
}

/** What somebody should look at now. */
export const attentionQuery = queryOptions({
  queryKey: ['statistics', 'attention'],
  queryFn: async ({ signal }) => await call(getAttention, { signal }),
  refetchInterval: 60_000,
});

/** The calendar day of an instant in a zone: `2026-12-31`. */
function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}
