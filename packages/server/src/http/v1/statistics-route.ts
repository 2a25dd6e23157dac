import { instantToV1, MAX_STATISTICS_HOURS_DAYS } from '@couponry/contract';
import { dayInZone } from '@couponry/engine';
import { BadRequest } from '../plugins/bad-request.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import type { Asked, Serve } from './serve.ts';

const DAY_MS = 86_400_000;

/** The methods by which a coupon's statistics are read. */
export function statisticsRoute(serve: Serve, services: Services): void {
  serve('getCouponStatistics', async ({ id, query, caller: { workspace } }) => {
    const { from = null, to = null, bucket = 'day' } = query;
    if (from !== null && to !== null) refuseBackwards(from, to);
    const { currency, timeZone } = await readCoupon(services, workspace.id, id);
    const { totals, buckets, refused } = await services.statisticsBetween(workspace.id, id, {
      from,
      to,
      bucket,
    });
    const body = {
      couponId: id,
      currency,
      timeZone,
      totals,
      buckets: buckets.map(({ startsOn, sums }) => ({ startsOn, ...sums })),
      refused,
    };
    return { status: 200, body };
  });
  serve('getCouponHours', async ({ id, query, caller: { workspace } }) => {
    const { currency, timeZone } = await readCoupon(services, workspace.id, id);
    const days = readDays(query, dayInZone(services.codes.clock.now(), timeZone));
    const hours = await services.couponHours(workspace.id, id, { ...days, timeZone });
    const body = {
      ...{ couponId: id, currency, timeZone, ...days },
      hours: hours.map((hour) => ({ ...hour, startsAt: instantToV1(hour.startsAt) })),
    };
    return { status: 200, body };
  });
}

/** @throws ProblemV1Error where there is no such coupon */
async function readCoupon(services: Services, workspaceId: string, couponId: string) {
  const dated = await services.readCoupon(workspaceId, couponId);
  if (dated === null) throw new ProblemV1Error('coupon_unknown');
  return dated.coupon;
}

/** Of which days hours are asked for. @throws BadRequest for days that are none or too many */
function readDays({ from, to }: Asked<'getCouponHours'>['query'], today: string) {
  const last = to ?? today;
  const first = from ?? last;
  refuseBackwards(first, last);
  if ((Date.parse(last) - Date.parse(first)) / DAY_MS >= MAX_STATISTICS_HOURS_DAYS) {
    const message = `must be at most ${MAX_STATISTICS_HOURS_DAYS} days from to, both included`;
    throw new BadRequest([{ field: '/from', message, code: 'out_of_range' }]);
  }
  return { from: first, to: last };
}

/** @throws BadRequest for days that end before they begin */
function refuseBackwards(from: string, to: string): void {
  if (to >= from) return;
  throw new BadRequest([{ field: '/to', message: 'must not be before from', code: 'out_of_range' }]);
}
