import type { ServerProcess } from '../../server-process.ts';
import type { Lab, MeasuredCoupon } from '../lab.ts';
import { acceptedOf, type CodeRun, type LoadJob } from '../load-job.ts';
import { type Loaded, type Measured, measure } from '../measure.ts';

/** More than any run comes to: the limit is there to be checked. */
const AMPLE = 1_000_000_000;

/** A coupon with both limits that never reaches them, because every client is another. */
export const WITHIN_LIMITS = { limitGlobal: AMPLE, limitPerClient: 1 };

/**
 * How long answers do not count yet, in seconds: what a scenario asks for first is compiled again and again within the first three, and
 * takes twice as long meanwhile.
 */
const WARM_UP = 3;

/** A load as long as scenarios are. */
export function loadJob(
  lab: Lab,
  connections: number,
  request: string,
  more: Partial<LoadJob> & { readonly codes?: CodeRun } = {},
): LoadJob {
  const { seconds } = lab.effort;
  return {
    ...{ url: lab.url, connections, request, codes: null },
    ...{ warmUp: Math.min(WARM_UP, seconds), seconds, most: Number.MAX_SAFE_INTEGER },
    ...more,
  };
}

/** Loads a coupon and checks that exactly what was answered is in its statistics. */
export async function rush(
  lab: Lab,
  coupon: MeasuredCoupon,
  counted: 'activated' | 'redeemed',
  jobs: readonly LoadJob[],
  more: readonly ServerProcess[] = [],
): Promise<Measured> {
  const { measured, results }: Loaded = await measure(lab, jobs, more);
  const answered = acceptedOf(results);
  const stored = (await lab.statistics(coupon))[counted];
  const isRight = stored === answered;
  const problem = `${answered} were answered as ${counted}, but the statistics say ${stored}`;
  return isRight ? measured : { ...measured, problems: [...measured.problems, problem] };
}
