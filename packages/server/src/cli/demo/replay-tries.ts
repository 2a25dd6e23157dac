import { OUTCOMES } from '@couponry/contract';
import { CommandFailure } from '../failure.ts';
import type { Answer, CouponsApi } from './coupons-api.ts';
import type { DemoCoupon } from './demo-coupons.ts';
import { queueOf, type Try } from './plan-tries.ts';
import { type LiveCoupon, noteReplayed, replayedBefore } from './prepare-coupons.ts';

/** Requests under way at once. */
const CONCURRENCY = 16;
/** How far the replay came is noted every so many orders; a run that was interrupted repeats at most these. */
const CHUNK = 50;

/** How often each coupon was refused. */
export type RefusedByCoupon = ReadonlyMap<DemoCoupon, number>;

/**
 * Replays the orders that no earlier run has replayed. After a run that was killed some are repeated, which is harmless: an
 * activation has its idempotency key, a redemption its order; only refusals are refused, and counted, once more.
 *
 * @param onProgress told after each order how many are replayed, those of earlier runs included
 * @throws CommandFailure when `stopped`, after what is under way is done and noted
 */
export async function replayTries(
  api: CouponsApi,
  coupons: readonly LiveCoupon[],
  tries: readonly Try[],
  stopped: AbortSignal,
  onProgress: (done: number) => void,
): Promise<RefusedByCoupon> {
  const refused = new Map<DemoCoupon, number>();
  let done = replayedBefore(coupons);
  while (done < tries.length) {
    if (stopped.aborted) {
      const message = `The demo was stopped after ${done} of ${tries.length} orders. Run it again: it goes on there.`;
      throw new CommandFailure(message);
    }
    const chunk = tries.slice(done, done + CHUNK);
    let doneOfChunk = 0;
    await runQueues(chunk, async (one) => {
      const outcome = await carryOut(api, coupons, one);
      if (outcome === 'refused') refused.set(one.coupon, (refused.get(one.coupon) ?? 0) + 1);
      doneOfChunk += 1;
      onProgress(done + doneOfChunk);
    });
    done += chunk.length;
    await noteReplayed(api, coupons, done);
  }
  return refused;
}

/** Runs all queues side by side, the longest first; the tries of a queue one after another. */
async function runQueues(tries: readonly Try[], work: (one: Try) => Promise<void>): Promise<void> {
  const queues = [...Map.groupBy(tries, queueOf).values()].sort((one, other) => other.length - one.length);
  const waiting = queues.values();
  let failed = false;
  const runner = async (): Promise<void> => {
    for (const queue of waiting) {
      for (const one of queue) if (!failed) await work(one);
    }
  };
  const runners = Array.from({ length: CONCURRENCY }, () =>
    runner().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const ended = await Promise.allSettled(runners);
  const failure = ended.find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') throw failure.reason;
}

/** What a client does with a coupon at the till: activates it where that is needed, then uses its code. */
async function carryOut(
  api: CouponsApi,
  coupons: readonly LiveCoupon[],
  one: Try,
): Promise<'redeemed' | 'refused' | 'unknown'> {
  const coupon = coupons.find(({ demo }) => demo === one.coupon);
  if (coupon === undefined) throw new Error('An order tries a coupon that the demo has not made');
  let { code } = coupon;
  if (code === null || (coupon.demo.body.activationRequired && one.slip !== 'not activated')) {
    const activated = await activate(api, coupon, one);
    if (activated.data === null) return 'refused';
    code = activated.data.code;
  }
  if (one.slip === 'mistyped') code = mistype(code);
  const used = await use(api, code, one);
  if (used.data !== null) return 'redeemed';
  return used.code === OUTCOMES.notFound.code ? 'unknown' : 'refused';
}

function activate(
  api: CouponsApi,
  { uuid }: LiveCoupon,
  { coupon, order, owner }: Try,
): Promise<Answer<{ readonly code: string }>> {
  return api.send({
    method: 'POST',
    path: `/coupons/${uuid}/activate`,
    body: owner === null ? {} : { customIdentify: owner },
    idempotencyKey: `demo ${coupon.slug} ${owner === null ? `order ${order.id}` : `client ${owner}`}`,
  });
}

function use(api: CouponsApi, code: string, { order }: Try): Promise<Answer<object>> {
  const { id, amount, client } = order;
  return api.send({
    method: 'POST',
    path: `/coupons/active/${encodeURIComponent(code)}/use`,
    body: {
      orderId: id,
      amount: (amount / 100).toFixed(2),
      ...(client === null ? {} : { customIdentify: client }),
    },
  });
}

/** Swaps the two letters before the last three signs: WINTER10 becomes WINTRE10. */
function mistype(code: string): string {
  return code.replace(/(.)(.)(.{2})$/, '$2$1$3');
}
