import type { Lab } from '../lab.ts';
import { type Measured, measure } from '../measure.ts';
import { requestText } from '../requests.ts';
import { loadJob, WITHIN_LIMITS } from './rush.ts';
import { SMALL_CART } from './small-cart.ts';

/** What a shop asks with each change of a cart: what one code gives on its five lines, for a client who is another each time. */
export async function validateCart(lab: Lab, connections: number): Promise<Measured> {
  const { code } = await lab.makeCoupon('friendly', WITHIN_LIMITS);
  const request = requestText({
    key: lab.key,
    method: 'POST',
    path: '/v1/validations',
    body: { codes: [code], client: { customIdentify: `${lab.nextRun()}-{n}` }, cart: SMALL_CART },
  });
  const { measured } = await measure(lab, [loadJob(lab, connections, request)]);
  return measured;
}
