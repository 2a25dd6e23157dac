import { evaluate } from '@couponry/engine';
import type { Lab } from '../lab.ts';
import type { Measured } from '../measure.ts';
import { sampleCart, sampleOffers } from './sample-offers.ts';

const CARTS = 16;
/** Code that runs often is compiled first. */
const WARM_UP = 0.5;

/** Evaluates carts of 50 lines against 20 codes in this process, one after the other: on one processor, without HTTP. */
export async function evaluateCarts({ effort }: Lab): Promise<Measured> {
  const carts = Array.from({ length: CARTS }, (_, index) => sampleCart(index));
  evaluateFor(effort.seconds * WARM_UP, carts);
  const { times, seconds } = evaluateFor(effort.seconds, carts);
  times.sort((one, other) => one - other);
  const at = (part: number): number => times[Math.floor(times.length * part)] ?? 0;
  return {
    ...{ throughput: times.length / seconds, p50: at(0.5), p99: at(0.99), seconds },
    ...{ answers: {}, shed: null, cpu: null, memory: null, notes: [], problems: [] },
  };
}

function evaluateFor(seconds: number, carts: readonly ReturnType<typeof sampleCart>[]) {
  const offers = sampleOffers();
  const times: number[] = [];
  const started = performance.now();
  let now = started;
  while (now - started < seconds * 1000) {
    for (const cart of carts) {
      evaluate(cart, offers, null, Date.UTC(2026, 11, 1));
      const after = performance.now();
      times.push(after - now);
      now = after;
    }
  }
  return { times, seconds: (now - started) / 1000 };
}
