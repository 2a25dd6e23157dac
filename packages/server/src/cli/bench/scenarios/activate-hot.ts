import type { Lab } from '../lab.ts';
import type { Measured } from '../measure.ts';
import { requestText } from '../requests.ts';
import { loadJob, rush, WITHIN_LIMITS } from './rush.ts';

/** One coupon that everybody activates, each with a code of their own and a key. */
export async function activateHot(lab: Lab, connections: number): Promise<Measured> {
  const coupon = await lab.makeCoupon('individual', WITHIN_LIMITS);
  const run = lab.nextRun();
  const request = requestText({
    key: lab.key,
    method: 'POST',
    path: `/coupons/${coupon.id}/activate`,
    idempotencyKey: `${run}-{n}`,
    body: { customIdentify: `${run}-{n}` },
  });
  return await rush(lab, coupon, 'activated', [loadJob(lab, connections, request)]);
}
