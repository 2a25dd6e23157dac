import { instantToV1 } from '@couponry/contract';
import type { TimelineEntry } from '../../commands/clients/client-timeline.ts';
import type { Services } from '../services.ts';
import { instantOrNull } from './answers.ts';
import { requireClient } from './client-routes.ts';
import { pageOf, readPage } from './cursor.ts';
import type { Serve } from './serve.ts';

/** The method by which what a client did is read. */
export function timelineRoute(serve: Serve, services: Services): void {
  serve('getTimeline', async ({ id, query, caller }) => {
    const page = readPage('timeline', query);
    const client = await requireClient(services, caller, id);
    const entries = await services.timelineBefore(caller.workspace.id, client.id, page.before, page.limit);
    const now = services.codes.clock.now();
    const tell = (entry: TimelineEntry) => answerOfEntry(entry, now);
    return { status: 200, body: pageOf('timeline', page, entries, (entry) => entry.id, tell) };
  });
}

/** An entry as it is told. */
export function answerOfEntry({ couponId, couponName, at, ...entry }: TimelineEntry, now: number) {
  const { type, id, code, orderId, amount, discount, currency, redemptionId, reason } = entry;
  return {
    type,
    id,
    at: instantToV1(at),
    coupon: { id: couponId, name: couponName },
    code,
    orderId,
    currency,
    amount,
    discount,
    expiresAt: instantOrNull(entry.holdsUntil ?? entry.expiresAt),
    state: stateOf(entry, now),
    redemptionId,
    reason,
  };
}

/** A hold whose time has run out is stored as held until somebody collects it. */
function stateOf({ status, holdsUntil }: Pick<TimelineEntry, 'status' | 'holdsUntil'>, now: number) {
  return status === 'held' && holdsUntil !== null && holdsUntil <= now ? 'expired' : status;
}
