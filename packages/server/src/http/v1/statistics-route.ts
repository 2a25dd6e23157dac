import type { CouponSums } from '../../commands/coupons/coupon-statistics.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import type { Serve } from './serve.ts';

/** The method by which a coupon's statistics are read. */
export function statisticsRoute(serve: Serve, services: Services): void {
  serve('getCouponStatistics', async ({ id, query, caller }) => {
    const { from = null, to = null, bucket = 'day' } = query;
    if (from !== null && to !== null && to < from) {
      throw new BadRequest([{ field: '/to', message: 'must not be before from', code: 'out_of_range' }]);
    }
    const { workspace } = caller;
    const dated = await services.readCoupon(workspace.id, id);
    if (dated === null) throw new ProblemV1Error('coupon_unknown');
    const { totals, buckets, refused } = await services.statisticsBetween(workspace.id, id, {
      from,
      to,
      bucket,
    });
    const { currency, timeZone } = dated.coupon;
    const body = {
      couponId: id,
      currency,
      timeZone,
      totals: answerOfSums(totals),
      buckets: buckets.map(({ startsOn, sums }) => ({ startsOn, ...answerOfSums(sums) })),
      refused,
    };
    return { status: 200, body };
  });
}

function answerOfSums({ deactivated: _, ...sums }: CouponSums) {
  return sums;
}
