import { instantToV1 } from '@couponry/contract';
import type { TimelineEntry } from '../../commands/clients/client-timeline.ts';
import { cartFromText, linesFromText } from '../../commands/coupon-ledger/cart-text.ts';
import type { CouponTimelineEntry } from '../../commands/coupons/coupon-timeline.ts';
import type { Services } from '../services.ts';
import { instantOrNull } from './answers.ts';
import { requireClient } from './client-routes.ts';
import { pageOf, readPage } from './cursor.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import type { Serve } from './serve.ts';

/** The methods by which it is read what a client did, and what was done with a coupon. */
export function timelineRoutes(serve: Serve, services: Services): void {
  serve('getTimeline', async ({ id, query, caller }) => {
    const page = readPage('timeline', query);
    const client = await requireClient(services, caller, id);
    const entries = await services.timelineBefore(caller.workspace.id, client.id, page.before, page.limit);
    const now = services.codes.clock.now();
    const tell = (entry: TimelineEntry) => answerOfEntry(entry, now);
    return { status: 200, body: pageOf('timeline', page, entries, (entry) => entry.id, tell) };
  });
  serve('getCouponTimeline', async ({ id, query, caller }) => {
    const { type = null, from, to, q = null } = query;
    const page = readPage('couponTimeline', query);
    const dated = await services.readCoupon(caller.workspace.id, id);
    if (dated === null) throw new ProblemV1Error('coupon_unknown');
    const search = { type, from: instantOf(from), to: instantOf(to), text: q, ...page };
    const entries = await services.couponTimeline(caller.workspace.id, dated.coupon, search);
    const now = services.codes.clock.now();
    const tell = ({ clientId, returned, ...entry }: CouponTimelineEntry) => ({
      ...answerOfEntry(entry, now),
      ...{ clientId, returned },
    });
    return { status: 200, body: pageOf('couponTimeline', page, entries, (entry) => entry.id, tell) };
  });
}

function instantOf(text: string | undefined): number | null {
  return text === undefined ? null : Date.parse(text);
}

/** An entry as it is told. */
export function answerOfEntry({ couponId, couponName, at, ...entry }: TimelineEntry, now: number) {
  const { type, id, code, orderId, amount, currency, redemptionId, reason } = entry;
  return {
    type,
    id,
    at: instantToV1(at),
    coupon: { id: couponId, name: couponName },
    code,
    orderId,
    currency,
    amount,
    ...givenBy(entry),
    expiresAt: instantOrNull(entry.holdsUntil ?? entry.expiresAt),
    state: stateOf(entry, now),
    redemptionId,
    reason,
  };
}

/** What a use took off the lines and the shipping, or what of it came back. */
function givenBy({
  discount,
  cart,
  backLines,
  backShipping,
}: Pick<TimelineEntry, 'discount' | 'cart' | 'backLines' | 'backShipping'>) {
  if (backShipping !== null) {
    const lines = linesFromText(backLines);
    return { discount: (discount ?? 0) - backShipping, shippingDiscount: backShipping, lines };
  }
  if (discount === null) return { discount, shippingDiscount: null, lines: null };
  const use = cartFromText(cart);
  if (use === null) return { discount, shippingDiscount: 0, lines: null };
  const { shippingDiscount } = use;
  const lines = use.lines.flatMap((line) =>
    line.discount === 0 ? [] : { lineId: line.lineId, quantity: line.quantity, discount: line.discount },
  );
  return { discount: discount - shippingDiscount, shippingDiscount, lines };
}

/** A hold whose time has run out is stored as held until somebody collects it. */
function stateOf({ status, holdsUntil }: Pick<TimelineEntry, 'status' | 'holdsUntil'>, now: number) {
  return status === 'held' && holdsUntil !== null && holdsUntil <= now ? 'expired' : status;
}
