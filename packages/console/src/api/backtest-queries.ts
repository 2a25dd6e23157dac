import type { AnswersOf, InputOf } from '@couponry/sdk';
import { getJob, startSimulation } from '@couponry/sdk';
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

/** A backtest: how far it is, and what it found. */
export type Job = AnswersOf<'getJob'>[200];
/** What a backtest found. */
export type Backtest = NonNullable<Job['result']>;
/** Over which orders which coupon is tried. */
export type BacktestWish = InputOf<'startSimulation'>;

/** A large file takes its time on a slow line. */
const SENDING_MS = 300_000;
const WATCH_MS = 400;

/** Starts a backtest; the file of orders is sent with it. */
export async function startBacktest(wish: BacktestWish): Promise<Job> {
  return await call(startSimulation, wish, { timeout: SENDING_MS, deadline: SENDING_MS, retries: 0 });
}

/** A backtest, asked again until it is over; then it stays as it is. */
export function jobQuery(jobId: string) {
  return queryOptions({
    queryKey: ['jobs', 'one', jobId],
    queryFn: async ({ signal }) => await call(getJob, jobId, { signal }),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'running' ? WATCH_MS : false,
    staleTime: ({ state }) => (state.data?.state === 'running' ? 0 : Number.POSITIVE_INFINITY),
  });
}
