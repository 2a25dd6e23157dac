import type { Lab } from '../lab.ts';
import type { Measured } from '../measure.ts';
import { useRequest } from '../requests.ts';
import { loadJob, rush, WITHIN_LIMITS } from './rush.ts';

const AFTERWARDS_CONNECTIONS = 64;
const AFTERWARDS_SECONDS = 2;
/** What a shop gets used to again. */
const RECOVERED_MS = 250;

/** Four times as many as can be served, none of which waits before it asks again; then as many as usual. */
export async function overload(lab: Lab, connections: number): Promise<Measured> {
  const coupon = await lab.makeCoupon('friendly', WITHIN_LIMITS);
  const text = (): string => useRequest(lab.key, coupon.code, lab.nextRun(), true);
  const full = await rush(lab, coupon, 'redeemed', [loadJob(lab, connections, text())]);
  const next = await lab.makeCoupon('friendly', WITHIN_LIMITS);
  const request = useRequest(lab.key, next.code, lab.nextRun(), true);
  const seconds = Math.min(AFTERWARDS_SECONDS, lab.effort.seconds);
  const job = loadJob(lab, AFTERWARDS_CONNECTIONS, request, { warmUp: 0, seconds });
  const after = await rush(lab, next, 'redeemed', [job]);
  const isWell = after.shed === null && after.p99 < RECOVERED_MS;
  return {
    ...full,
    notes: [
      `right after it, ${AFTERWARDS_CONNECTIONS} connections: ${Math.round(after.throughput)}/s, p99 ${after.p99.toFixed(0)} ms, ` +
        `${after.shed === null ? 'none' : 'some'} turned away${isWell ? '' : ': it had not recovered'}`,
    ],
    problems: [...full.problems, ...after.problems],
  };
}
