import { instantToV1, MAX_STATISTICS_DAYS } from '@couponry/contract';
import { dayInZone } from '@couponry/engine';
import type { Attention } from '../../commands/statistics/read-attention.ts';
import type { Seen, SeenPeriod, StatisticsWish } from '../../commands/statistics/workspace-statistics.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import type { Services } from '../services.ts';
import type { Asked, Serve } from './serve.ts';

const DAY_MS = 86_400_000;
/** How many days are told of where nothing is said. */
const USUAL_DAYS = 28;

/** The methods by which it is read what all coupons of a workspace have seen, and what needs attention. */
export function workspaceStatisticsRoutes(serve: Serve, services: Services): void {
  serve('getStatistics', async ({ query, caller: { workspace } }) => {
    const today = dayInZone(services.codes.clock.now(), workspace.timeZone);
    const wish = readWish(query, today);
    const { compared, mostUsed, mostRefused, ...period } = await services.workspaceStatistics(
      workspace.id,
      wish,
    );
    const body = {
      timeZone: workspace.timeZone,
      today,
      ...answerOfPeriod(period),
      mostUsed: mostUsed.map(({ id, name, state, currency, ...sums }) => ({
        coupon: { id, name },
        state,
        currency,
        ...sums,
      })),
      mostRefused,
      compared: compared === null ? null : answerOfPeriod(compared),
    };
    return { status: 200, body };
  });
  serve('getAttention', async ({ caller }) => {
    const { items, isAll } = await services.attention(caller);
    return { status: 200, body: { data: items.map(answerOfAttention), isAll } };
  });
}

/** Which days are asked for. @throws BadRequest for days that are none or too many */
function readWish(query: Asked<'getStatistics'>['query'], today: string): StatisticsWish {
  const { to = today, bucket = 'day', compare = 'none' } = query;
  const { from = daysBefore(to, USUAL_DAYS - 1) } = query;
  const length = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (length < 1) {
    throw new BadRequest([{ field: '/to', message: 'must not be before from', code: 'out_of_range' }]);
  }
  if (length > MAX_STATISTICS_DAYS) {
    const message = `must be at most ${MAX_STATISTICS_DAYS} days from to, both included`;
    throw new BadRequest([{ field: '/from', message, code: 'out_of_range' }]);
  }
  const back = { none: null, week: Math.ceil(length / 7) * 7, before: length }[compare];
  const compared = back === null ? null : { from: daysBefore(from, back), to: daysBefore(to, back) };
  return { from, to, bucket, compared };
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}

function answerOfPeriod({ from, to, totals, buckets, refused }: SeenPeriod) {
  return {
    from,
    to,
    totals: answerOfSeen(totals),
    buckets: buckets.map(({ startsOn, ...seen }) => ({ startsOn, ...answerOfSeen(seen) })),
    refused: Object.fromEntries(refused),
  };
}

function answerOfSeen({ sums, money, refused }: Seen) {
  const { issued, activated, deactivated, redeemed, rolledBack, clients } = sums;
  return {
    ...{ issued, activated, deactivated, redeemed, rolledBack, clients, refused },
    money: [...money].map(([currency, { discount, discountBack, amount, amountBack }]) => ({
      ...{ currency, discount, discountBack, amount, amountBack },
    })),
  };
}

function answerOfAttention(item: Attention): object {
  return item.kind === 'ending' ? { ...item, endsAt: instantToV1(item.endsAt) } : item;
}
