import type { ServerProcess } from '../../server-process.ts';
import { Lab } from '../lab.ts';
import { acceptedOf } from '../load-job.ts';
import { type Measured, measure } from '../measure.ts';
import { useRequest } from '../requests.ts';
import { redeemSome } from './redeem-hot.ts';
import { loadJob, rush, WITHIN_LIMITS } from './rush.ts';

/** Small enough to be used up in a moment, large enough for many batches. */
const LIMIT = 1000;
/** The answer to whoever came too late. */
const USED_UP = '200:20105';

/** Two servers with half of the load each; then a limit that both of them run into. */
export async function twoServers(lab: Lab, connections: number): Promise<Measured> {
  const { own } = lab;
  if (own === null) throw new Error('A second server needs a database of our own');
  const other = await own.server.another();
  try {
    // As warm as the first one is, which has been measured for a while.
    await redeemSome(new Lab({ url: other.url, key: lab.key }, lab.effort, own));
    const coupon = await lab.makeCoupon('friendly', WITHIN_LIMITS);
    const jobs = [lab.url, other.url].map((url) =>
      loadJob(lab, connections / 2, useRequest(lab.key, coupon.code, lab.nextRun(), true), { url }),
    );
    const measured = await rush(lab, coupon, 'redeemed', jobs, [other]);
    const { note, problems } = await useUp(lab, other, connections);
    return { ...measured, notes: [note], problems: [...measured.problems, ...problems] };
  } finally {
    await other.stop();
  }
}

/** Sends twice as many as the limit lets through: exactly so many may be redeemed, all others are told why. */
async function useUp(lab: Lab, other: ServerProcess, connections: number) {
  const coupon = await lab.makeCoupon('friendly', { limitGlobal: LIMIT, limitPerClient: 1 });
  const jobs = [lab.url, other.url].map((url) => {
    const request = useRequest(lab.key, coupon.code, lab.nextRun(), true);
    return loadJob(lab, connections / 2, request, { url, warmUp: 0, seconds: 60, most: LIMIT });
  });
  const { results, measured } = await measure(lab, jobs, [other]);
  const redeemed = acceptedOf(results);
  const refused = measured.answers[USED_UP] ?? 0;
  const { redeemed: stored } = await lab.statistics(coupon);
  const note = `a limit of ${LIMIT}, asked for ${2 * LIMIT} times over both: ${redeemed} redeemed, ${refused} refused`;
  const isExact = redeemed === LIMIT && stored === LIMIT && refused === LIMIT;
  return { note, problems: isExact ? [] : [`the limit was not exact: ${note}, ${stored} in the statistics`] };
}
