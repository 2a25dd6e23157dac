import { cpus, totalmem } from 'node:os';
import type { Comparison } from './floors.ts';
import type { Effort } from './lab.ts';
import type { Measured } from './measure.ts';
import type { Scenario } from './scenarios.ts';
import type { Yardsticks } from './yardsticks.ts';

/** What everything was measured on. */
export interface Machine {
  readonly processors: number;
  readonly processor: string;
  /** In bytes. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;
  /** Null with somebody else's server. */
  readonly postgres: string | null;
}

/** What was measured of a scenario, and how it stands against its floors. */
export interface ScenarioReport extends Measured {
  readonly name: string;
  readonly title: string;
  readonly connections: number;
  readonly comparisons: readonly Comparison[];
}

/** What a benchmark came to. */
export interface BenchReport {
  readonly machine: Machine;
  readonly effort: Effort;
  readonly yardsticks: Yardsticks;
  readonly scenarios: readonly ScenarioReport[];
  /** Differences between counters and ledger at the end; null where the database is somebody else's. */
  readonly auditDifferences: number | null;
  /** What was answered or stored wrongly; nothing else makes a benchmark fail. */
  readonly problems: readonly string[];
}

/** The machine that this runs on. */
export function describeMachine(postgres: string | null): Machine {
  const processors = cpus();
  return {
    processors: processors.length,
    processor: processors[0]?.model.trim() ?? 'unknown',
    memory: totalmem(),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    postgres,
  };
}

/** The report on a scenario. */
export function reportOf(
  { name, title, connections }: Scenario,
  measured: Measured,
  comparisons: readonly Comparison[],
): ScenarioReport {
  return { name, title, connections, ...measured, comparisons };
}
