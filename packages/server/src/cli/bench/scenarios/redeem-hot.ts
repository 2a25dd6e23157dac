import { CommandFailure } from '../../failure.ts';
import type { Lab } from '../lab.ts';
import type { Measured } from '../measure.ts';
import { requestText, useRequest } from '../requests.ts';
import { loadJob, rush, WITHIN_LIMITS } from './rush.ts';
import { SMALL_CART } from './small-cart.ts';

/** One coupon that everybody wants: a global limit and one per client, an order, an amount and a key with each redemption. */
export async function redeemHot(lab: Lab, connections: number): Promise<Measured> {
  const coupon = await lab.makeCoupon('friendly', WITHIN_LIMITS);
  const request = useRequest(lab.key, coupon.code, lab.nextRun(), true);
  return await rush(lab, coupon, 'redeemed', [loadJob(lab, connections, request)]);
}

/** The same with a cart of five lines in the place of the amount. */
export async function redeemCart(lab: Lab, connections: number): Promise<Measured> {
  const coupon = await lab.makeCoupon('friendly', WITHIN_LIMITS);
  const request = useRequest(lab.key, coupon.code, lab.nextRun(), true, { cart: SMALL_CART });
  return await rush(lab, coupon, 'redeemed', [loadJob(lab, connections, request)]);
}

/** Two such coupons for one order, over `/v1`: both or none. */
export async function redeemTwo(lab: Lab, connections: number): Promise<Measured> {
  const first = await lab.makeCoupon('friendly', WITHIN_LIMITS);
  const second = await lab.makeCoupon('friendly', WITHIN_LIMITS);
  const run = lab.nextRun();
  const request = requestText({
    key: lab.key,
    method: 'POST',
    path: '/v1/redemptions',
    idempotencyKey: `${run}-{n}`,
    body: {
      codes: [first.code, second.code],
      client: { customIdentify: `${run}-{n}` },
      orderId: `${run}-{n}`,
      amount: 5990,
    },
  });
  return await rush(lab, second, 'redeemed', [loadJob(lab, connections, request)]);
}

const WARM_UP_CONNECTIONS = 256;
const WARM_UP_SECONDS = 16;
const WARM_UP_REDEMPTIONS = 150_000;

/** Redeems as much as makes a server warm. @throws when even that is answered wrongly */
export async function redeemSome(lab: Lab): Promise<void> {
  const coupon = await lab.makeCoupon('friendly', WITHIN_LIMITS);
  const request = useRequest(lab.key, coupon.code, lab.nextRun(), true);
  const seconds = Math.min(WARM_UP_SECONDS, 4 * lab.effort.seconds);
  const job = loadJob(lab, WARM_UP_CONNECTIONS, request, { warmUp: 0, seconds, most: WARM_UP_REDEMPTIONS });
  const { problems } = await rush(lab, coupon, 'redeemed', [job]);
  if (problems.length > 0)
    throw new CommandFailure(`The server can not be measured: ${problems.join('; ')}.`);
}
