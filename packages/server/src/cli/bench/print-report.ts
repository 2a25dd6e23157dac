import { styleText } from 'node:util';
import { printTable } from '../print.ts';
import type { Comparison } from './floors.ts';
import type { BenchReport, ScenarioReport } from './report.ts';
import { comparisonText, figure, machineText, remarksOn, scenarioCells, verdictOf } from './words.ts';
import { YARDSTICKS, type YardstickName } from './yardsticks.ts';

const BAR = 24;

/** Prints what a benchmark came to, for people: with bars on a terminal. */
export function printReport(report: BenchReport): void {
  const { machine, yardsticks, scenarios, effort } = report;
  console.log(`\n${machineText(machine)}`);
  console.log(`${effort.seconds} s each; load generator, server and database share the processors.\n`);
  console.log('Yardsticks of this machine, in this run');
  for (const [name, { what, unit }] of Object.entries(YARDSTICKS)) {
    const value = yardsticks[name as YardstickName];
    const text =
      value === null ? 'not measured' : `${figure(unit === 'ms' ? value : Math.round(value))} ${unit}`;
    console.log(`  ${text.padStart(14)}  ${what}`);
  }
  console.log('');
  printTable(scenarios.map(tableRow));
  console.log('');
  for (const scenario of scenarios) printComparisons(scenario);
  printVerdict(report);
}

function tableRow(scenario: ScenarioReport): Record<string, string | number> {
  const cells = scenarioCells(scenario);
  return {
    scenario: scenario.name,
    connections: scenario.connections,
    throughput: cells.throughput,
    p50: cells.p50,
    p99: cells.p99,
    'server CPU': cells.serverCpu,
    'database CPU': cells.databaseCpu,
    'load CPU': cells.loadCpu,
    'CPU an answer': cells.cpuAnAnswer,
    'server memory': cells.serverMemory,
    'database memory': cells.databaseMemory,
  };
}

function printComparisons(scenario: ScenarioReport): void {
  console.log(`${scenario.name}: ${scenario.title}`);
  for (const comparison of scenario.comparisons) {
    const { reached } = comparison;
    const verdict = reached === null ? '' : styleText(reached ? 'green' : 'yellow', verdictOf(comparison));
    console.log(`  ${[bar(comparison), comparisonText(comparison), verdict].filter(Boolean).join('  ')}`);
  }
  for (const remark of remarksOn(scenario)) console.log(`  ${remark}`);
}

/** How far it is to the bound, full when it is reached; only on a terminal. */
function bar({ value, atLeast, atMost }: Comparison): string {
  if (!process.stdout.isTTY) return '';
  if (value === null || (atLeast === null && atMost === null)) return ' '.repeat(BAR);
  const part = atLeast === null ? (atMost ?? 0) / value : value / atLeast;
  const full = Math.min(BAR, Math.round(part * BAR));
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

function printVerdict({ auditDifferences, problems }: BenchReport): void {
  console.log('');
  if (auditDifferences === 0) console.log('The audit is clean: every counter is what the ledger says.');
  if (auditDifferences === null) console.log('There was no audit: the database is not ours.');
  for (const problem of problems) console.log(styleText('red', `WRONG: ${problem}`));
}
