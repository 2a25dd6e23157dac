import type { Comparison } from './floors.ts';
import type { Machine, ScenarioReport } from './report.ts';

/** A number as people read it: `12,345`, `87.3`, `1.46`. */
export function figure(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** `3.12 x hot row (at least 4 x)`; where nothing was measured to compare with, that is said. */
export function comparisonText({ what, value, unit, atLeast, atMost }: Comparison): string {
  const name = unit === 'x' ? ` ${what}` : '';
  const bound = atLeast === null ? atMost : atLeast;
  const kind = atLeast === null ? 'at most' : 'at least';
  const wanted = bound === null ? '' : ` (${kind} ${bound} ${unit})`;
  if (value === null) return `${what}: not measured${wanted}`;
  return `${unit === 'x' ? '' : `${what} `}${figure(value)} ${unit}${name}${wanted}`;
}

/** `reached`, `not reached`, or nothing where there is no bound or nothing to compare with. */
export function verdictOf({ reached }: Comparison): string {
  if (reached === null) return '';
  return reached ? 'reached' : 'not reached';
}

/** One line about the machine, without its name. */
export function machineText({ processors, processor, memory, system, node, postgres }: Machine): string {
  const database = postgres === null ? '' : `, PostgreSQL ${postgres}`;
  return `${processors} processors (${processor}), ${figure(memory / 2 ** 30)} GB, ${system}, Node ${node}${database}`;
}

/** The columns of the table of scenarios, but for what they are. */
export function scenarioCells(scenario: ScenarioReport) {
  const { throughput, p50, p99, cpu, memory } = scenario;
  const micro = cpu?.microsecondsAnAnswer;
  const percent = (value: number | undefined): string =>
    value === undefined ? '-' : `${value.toFixed(0)} %`;
  const megabytes = (value: number | undefined): string =>
    value === undefined ? '-' : `${(value / 1e6).toFixed(0)} MB`;
  return {
    throughput: `${figure(Math.round(throughput))}/s`,
    p50: `${figure(p50)} ms`,
    p99: `${figure(p99)} ms`,
    serverCpu: percent(cpu?.server),
    databaseCpu: percent(cpu?.database),
    loadCpu: percent(cpu?.load),
    cpuAnAnswer: micro === undefined ? '-' : `${micro.server.toFixed(0)} + ${micro.database.toFixed(0)} us`,
    serverMemory: `${megabytes(memory?.before)} -> ${megabytes(memory?.after)}`,
    databaseMemory: megabytes(memory?.database),
  };
}

/** What else is told of a scenario: who was turned away, what it says of itself, what was wrong. */
export function remarksOn({ shed, notes, problems }: ScenarioReport): string[] {
  const turnedAway =
    shed === null
      ? []
      : [`${(100 * shed.share).toFixed(1)} % turned away with 503, p99 ${figure(shed.p99)} ms`];
  return [...turnedAway, ...notes, ...problems.map((problem) => `WRONG: ${problem}`)];
}
