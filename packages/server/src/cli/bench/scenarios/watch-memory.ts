import { setTimeout as pause } from 'node:timers/promises';
import type { Lab } from '../lab.ts';
import type { Measured } from '../measure.ts';
import { useRequest } from '../requests.ts';
import { usageOf } from '../usage.ts';
import { loadJob, rush, WITHIN_LIMITS } from './rush.ts';

/** A slow machine is not watched for ever: this many times as long as the other scenarios, at most. */
const PATIENCE = 30;
const SAMPLES_A_SECOND = 4;

/** A rush of a million redemptions; the server's memory must not grow with them. */
export async function watchMemory(lab: Lab, connections: number): Promise<Measured> {
  const coupon = await lab.makeCoupon('friendly', WITHIN_LIMITS);
  const request = useRequest(lab.key, coupon.code, lab.nextRun(), true);
  const { redemptions, seconds } = lab.effort;
  const more = { warmUp: 0, seconds: seconds * PATIENCE, most: redemptions };
  const watch = watchServer(lab);
  try {
    const measured = await rush(lab, coupon, 'redeemed', [loadJob(lab, connections, request, more)]);
    const count = Object.values(measured.answers).reduce((sum, answered) => sum + answered, 0);
    return { ...measured, notes: [`${count} redemptions; megabytes on the way: ${course(watch.samples)}`] };
  } finally {
    watch.stop();
  }
}

function watchServer({ own }: Lab): { readonly samples: readonly number[]; stop(): void } {
  const samples: number[] = [];
  const stopped = new AbortController();
  const watch = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const usage = own === null ? null : usageOf(own.server.pid);
      if (usage !== null) samples.push(usage.memory / 1e6);
      await pause(1000 / SAMPLES_A_SECOND);
    }
  };
  void watch();
  return { samples, stop: () => stopped.abort() };
}

/** The mean of each fifth of the time. */
function course(samples: readonly number[]): string {
  const fifth = Math.max(1, Math.ceil(samples.length / 5));
  const means: number[] = [];
  for (let from = 0; from < samples.length; from += fifth) {
    const part = samples.slice(from, from + fifth);
    means.push(part.reduce((sum, sample) => sum + sample, 0) / part.length);
  }
  return means.map((mean) => mean.toFixed(0)).join(', ');
}
