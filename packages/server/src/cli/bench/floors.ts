import type { Measured } from './measure.ts';
import { YARDSTICKS, type YardstickName, type Yardsticks } from './yardsticks.ts';

/** How fast a scenario was, and the processor time of server and database for an answer in microseconds (null: not known). */
export interface Pace {
  readonly throughput: number;
  readonly cpu: number | null;
}

/** What a scenario is compared with, as it was measured beside it. */
export interface Beside {
  readonly yardsticks: Yardsticks;
  readonly others: ReadonlyMap<string, Pace>;
}

/** What a scenario is compared with: what it must reach where there is a bound, else only for the comparison. */
export type Floor =
  /** Throughput, as a multiple of that of a yardstick. */
  | { readonly of: YardstickName; readonly atLeast: number | null }
  /** Median latency, as a multiple of that of a yardstick. */
  | { readonly p50Of: YardstickName; readonly atMost: number | null }
  /** Throughput, as a multiple of that of another scenario. */
  | { readonly ofScenario: string; readonly atLeast: number }
  /** Throughput like that of another scenario: how many times the faster is as fast as the slower. */
  | { readonly like: string; readonly within: number }
  /** Processor time of server and database for an answer, as a multiple of that of another scenario. */
  | { readonly cpuOf: string; readonly atMost: number | null }
  /** Throughput, in answers a second. */
  | { readonly throughputAtLeast: number }
  /** 99th percentile in milliseconds. */
  | { readonly p99AtMost: number }
  /** The server's memory in megabytes. */
  | { readonly megabytesAtMost: number };

/** The yardstick that a floor is measured by, if any. */
export function yardsticksOf(floor: Floor): YardstickName[] {
  if ('of' in floor) return [floor.of];
  return 'p50Of' in floor ? [floor.p50Of] : [];
}

/** The other scenario that a floor is measured by, if any. */
export function scenarioOf(floor: Floor): string | null {
  if ('ofScenario' in floor) return floor.ofScenario;
  if ('like' in floor) return floor.like;
  return 'cpuOf' in floor ? floor.cpuOf : null;
}

/** The pace of what was measured. */
export function paceOf({ throughput, cpu }: Measured): Pace {
  const spent = cpu?.microsecondsAnAnswer;
  return { throughput, cpu: spent === undefined ? null : spent.server + spent.database };
}

/** How a scenario stands against one of its floors. */
export interface Comparison {
  readonly what: string;
  /** Null when what it is compared with was not measured. */
  readonly value: number | null;
  readonly unit: 'x' | '/s' | 'ms' | 'MB';
  readonly atLeast: number | null;
  readonly atMost: number | null;
  /** Null where there is no bound or no value. */
  readonly reached: boolean | null;
}

/** Compares what was measured with a floor. */
export function compare(measured: Measured, floor: Floor, { yardsticks, others }: Beside): Comparison {
  if ('of' in floor) {
    const what = YARDSTICKS[floor.of].short;
    return judge(what, ratio(measured.throughput, yardsticks[floor.of]), 'x', floor.atLeast, null);
  }
  if ('p50Of' in floor) {
    const what = `p50 of ${YARDSTICKS[floor.p50Of].short}`;
    return judge(what, ratio(measured.p50, yardsticks[floor.p50Of]), 'x', null, floor.atMost);
  }
  if ('ofScenario' in floor) {
    const other = others.get(floor.ofScenario)?.throughput ?? null;
    return judge(floor.ofScenario, ratio(measured.throughput, other), 'x', floor.atLeast, null);
  }
  if ('like' in floor) {
    const times = ratio(measured.throughput, others.get(floor.like)?.throughput ?? null);
    const apart = times === null || times === 0 ? null : Math.max(times, 1 / times);
    return judge(`apart from ${floor.like}`, apart, 'x', null, floor.within);
  }
  if ('cpuOf' in floor) {
    const times = ratio(paceOf(measured).cpu, others.get(floor.cpuOf)?.cpu ?? null);
    return judge(`processor time of ${floor.cpuOf}`, times, 'x', null, floor.atMost);
  }
  if ('throughputAtLeast' in floor) {
    return judge('throughput', measured.throughput, '/s', floor.throughputAtLeast, null);
  }
  // Who accepts nobody is not fast.
  const p99 = measured.throughput > 0 ? measured.p99 : Number.POSITIVE_INFINITY;
  if ('p99AtMost' in floor) return judge('p99', p99, 'ms', null, floor.p99AtMost);
  const peak = measured.memory === null ? null : measured.memory.peak / 1e6;
  return judge('memory at its most', peak, 'MB', null, floor.megabytesAtMost);
}

function ratio(value: number | null, yardstick: number | null): number | null {
  return value === null || yardstick === null || yardstick === 0 ? null : value / yardstick;
}

function judge(
  what: string,
  value: number | null,
  unit: Comparison['unit'],
  atLeast: number | null,
  atMost: number | null,
): Comparison {
  const isBound = value !== null && (atLeast !== null || atMost !== null);
  const reached = isBound ? value >= (atLeast ?? 0) && value <= (atMost ?? Number.POSITIVE_INFINITY) : null;
  return { what, value, unit, atLeast, atMost, reached };
}
