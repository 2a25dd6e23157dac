import { CommandFailure } from '../failure.ts';
import { printJson } from '../print.ts';
import { Course } from './course.ts';
import { type Effort, Lab } from './lab.ts';
import { onOwnGrounds } from './own-grounds.ts';
import { printReport } from './print-report.ts';
import { type BenchReport, describeMachine } from './report.ts';
import { stopProcesses } from './run-process.ts';
import { redeemSome } from './scenarios/redeem-hot.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { writeReport } from './write-report.ts';

/** What `bench` is asked for, as it was typed. */
export interface BenchOptions {
  readonly url?: string;
  readonly key?: string;
  readonly seconds: string;
  readonly codes: string;
  readonly manyCodes: string;
  readonly redemptions: string;
  readonly only?: string;
  readonly write?: string;
  readonly json?: true;
}

type Say = (line: string) => void;

/** Measures what the options ask for and prints it; the command ends with 1 when anything was answered wrongly. */
export async function runBench(options: BenchOptions): Promise<void> {
  const chosen = chooseScenarios(options);
  const effort = readEffort(options);
  const say: Say = options.json ? () => {} : (line) => console.error(line);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopProcesses);
  const report =
    options.url === undefined
      ? await benchOwn(chosen, effort, say)
      : await benchOther({ url: options.url, key: keyOf(options) }, chosen, effort, say);
  if (options.write !== undefined) await writeReport(options.write, report);
  if (options.json) printJson(report);
  else printReport(report);
  if (report.problems.length > 0) process.exitCode = 1;
}

async function benchOwn(chosen: readonly Scenario[], effort: Effort, say: Say): Promise<BenchReport> {
  const course = new Course(effort, say);
  const { postgres, differences } = await onOwnGrounds(chosen, effort, say, (labs, here) =>
    course.measure(labs, here),
  );
  const { problems, ...measured } = course.report();
  return {
    machine: describeMachine(postgres),
    ...measured,
    auditDifferences: differences.length,
    problems: [...problems, ...differences],
  };
}

async function benchOther(
  where: { readonly url: string; readonly key: string },
  chosen: readonly Scenario[],
  effort: Effort,
  say: Say,
): Promise<BenchReport> {
  const lab = new Lab(where, effort, null);
  const can = chosen.filter(({ ground }) => ground === 'any');
  for (const { name } of chosen.filter((scenario) => !can.includes(scenario))) {
    say(`Left out: ${name}, which needs a database of its own`);
  }
  const course = new Course(effort, say);
  try {
    say('Warming up');
    await redeemSome(lab);
    await course.measure(new Map([['any', lab]]), can);
    return { machine: describeMachine(null), ...course.report(), auditDifferences: null };
  } finally {
    await lab.tidyUp();
  }
}

function chooseScenarios({ only }: BenchOptions): readonly Scenario[] {
  if (only === undefined) return SCENARIOS;
  const names = only.split(',').map((name) => name.trim());
  const known = SCENARIOS.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new CommandFailure(`There is no scenario "${unknown}". There are: ${known.join(', ')}.`);
  }
  return SCENARIOS.filter(({ name }) => names.includes(name));
}

function readEffort({ seconds, codes, manyCodes, redemptions }: BenchOptions): Effort {
  return {
    seconds: readNumber('--seconds', seconds, 0.2, 3600),
    codes: Math.floor(readNumber('--codes', codes, 10, 100_000_000)),
    manyCodes: Math.floor(readNumber('--many-codes', manyCodes, 10, 100_000_000)),
    redemptions: Math.floor(readNumber('--redemptions', redemptions, 1, 1_000_000_000)),
  };
}

function readNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (value >= least && value <= most) return value;
  throw new CommandFailure(`${name} is "${text}"; it must be a number from ${least} to ${most}.`);
}

function keyOf({ key }: BenchOptions): string {
  if (key !== undefined) return key;
  throw new CommandFailure(
    '--url needs --key: an admin key of that server (couponry keys create --scope admin).',
  );
}
