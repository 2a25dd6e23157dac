import type { CouponSortName } from '@couponry/contract';
import { NO_COUNTS } from '@couponry/engine';
import type { CouponSort } from '../../commands/coupons/list-coupons.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import type { Services } from '../services.ts';
import { answerOfCoupon } from './answers.ts';
import { pageOf, readPage } from './cursor.ts';
import type { Serve } from './serve.ts';

const NEWEST_FIRST: CouponSortName = '-createdAt';
const NOTHING_SEEN: ReadonlyMap<string, typeof NO_COUNTS> = new Map();

/** The methods by which coupons are found. */
export function couponListRoutes(serve: Serve, services: Services): void {
  serve('listCoupons', async ({ query, caller }) => {
    const { state = null, kind = null, tag = null, q = null, totals = false } = query;
    const { sort: sorted = NEWEST_FIRST } = query;
    // The cursors of the usual way say nothing of it, as they always did.
    const page = readPage('coupons', query, sorted === NEWEST_FIRST ? '' : sorted);
    const all = caller.key.scope === 'admin';
    const sort = readSort(sorted, all);
    const found = await services.findCoupons(caller.workspace.id, {
      ...{ all, state, kind, tag, sort, text: q },
      ...page,
    });
    const withTotals = all && totals;
    const ids = withTotals ? found.map(({ coupon }) => coupon.id) : [];
    const seen = ids.length === 0 ? NOTHING_SEEN : await services.totalsByCoupon(caller.workspace.id, ids);
    const body = pageOf(
      'coupons',
      page,
      found,
      ({ coupon }) => coupon.id,
      (dated) => ({
        ...answerOfCoupon(dated, caller),
        ...(withTotals ? { totals: seen.get(dated.coupon.id) ?? NO_COUNTS } : {}),
      }),
    );
    return { status: 200, body };
  });
  serve('listCouponTags', async ({ caller }) => ({
    status: 200,
    body: { data: await services.couponTags(caller.workspace.id) },
  }));
}

/** @throws BadRequest for an order that tells what only admins may know */
function readSort(name: CouponSortName, isAdmin: boolean): CouponSort {
  const isDescending = name.startsWith('-');
  const by = (isDescending ? name.slice(1) : name) as CouponSort['by'];
  if (!isAdmin && (by === 'redeemed' || by === 'discount')) {
    throw new BadRequest([{ field: '/sort', message: `by ${by} is for keys of scope admin` }]);
  }
  return { by, isDescending };
}
