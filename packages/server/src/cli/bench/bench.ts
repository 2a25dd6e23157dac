import { audit } from '../../commands/audit/audit.ts';
import { openCommandPool } from '../../platform/db/open-pool.ts';
import { CommandFailure } from '../failure.ts';
import { printJson } from '../print.ts';
import { withOwnServer } from './bench-server.ts';
import { compare } from './floors.ts';
import { type Effort, Lab, type OwnGround } from './lab.ts';
import type { Measured } from './measure.ts';
import { prepareCodes } from './prepare-codes.ts';
import { printReport } from './print-report.ts';
import { type BenchReport, describeMachine, reportOf, type ScenarioReport } from './report.ts';
import { stopProcesses } from './run-process.ts';
import { redeemSome } from './scenarios/redeem-hot.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { writeReport } from './write-report.ts';
import { measureYardsticks } from './yardsticks.ts';

/** What `bench` is asked for, as it was typed. */
export interface BenchOptions {
  readonly url?: string;
  readonly key?: string;
  readonly seconds: string;
  readonly codes: string;
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
  say('Starting a server and its database in a scratch folder');
  return await withOwnServer(async (server) => {
    const pool = openCommandPool(server.target);
    try {
      const lab = new Lab(server, effort, { server, pool, codes: null });
      const needsCodes = chosen.some(({ codes }) => codes);
      const own = needsCodes ? await prepareGround(lab, { server, pool, codes: null }, say) : lab.own;
      const measured = await measureAll(new Lab(server, effort, own), chosen, say);
      say('Auditing');
      const { differences } = await audit(pool, () => {});
      const { rows } = await pool.query<{ server_version: string }>('show server_version');
      const found = differences.map(
        ({ counter, of, stored, ledger }) => `${counter} of ${of}: ${stored}, by the ledger ${ledger}`,
      );
      return {
        machine: describeMachine(rows[0]?.server_version ?? null),
        ...measured,
        auditDifferences: differences.length,
        problems: [...measured.problems, ...found],
      };
    } finally {
      await pool.end();
    }
  });
}

async function prepareGround(lab: Lab, own: OwnGround, say: Say): Promise<OwnGround> {
  const { codes: count } = lab.effort;
  say(`Putting ${count.toLocaleString('en-GB')} codes into the database`);
  const pattern = await lab.makeCoupon('individual', { limitGlobal: 0, limitPerClient: 1 });
  const where = { workspaceId: own.server.workspaceId, couponId: pattern.id };
  return { ...own, codes: await prepareCodes(own.pool, where, count) };
}

async function benchOther(
  where: { readonly url: string; readonly key: string },
  chosen: readonly Scenario[],
  effort: Effort,
  say: Say,
): Promise<BenchReport> {
  const lab = new Lab(where, effort, null);
  const can = chosen.filter(({ ownOnly }) => !ownOnly);
  for (const { name } of chosen.filter(({ ownOnly }) => ownOnly)) {
    say(`Left out: ${name}, which needs a database of its own`);
  }
  try {
    const measured = await measureAll(lab, can, say);
    return { machine: describeMachine(null), ...measured, auditDifferences: null };
  } finally {
    await lab.tidyUp();
  }
}

async function measureAll(lab: Lab, chosen: readonly Scenario[], say: Say) {
  say('Warming up');
  // The rows that it leaves are what the yardsticks copy.
  await redeemSome(lab);
  const yardsticks = await measureYardsticks(lab.effort, lab.own, say);
  const seen = new Map<string, Measured>();
  const scenarios: ScenarioReport[] = [];
  for (const scenario of chosen) {
    const { name, title, connections, floors } = scenario;
    say(`${name}: ${title}, ${connections} connections`);
    const measured = await scenario.run(lab, connections);
    seen.set(name, measured);
    scenarios.push(
      reportOf(
        scenario,
        measured,
        floors.map((floor) => compare(measured, floor, yardsticks, seen)),
      ),
    );
  }
  const problems = scenarios.flatMap((scenario) =>
    scenario.problems.map((problem) => `${scenario.name}: ${problem}`),
  );
  return { effort: lab.effort, yardsticks, scenarios, problems };
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

function readEffort({ seconds, codes, redemptions }: BenchOptions): Effort {
  return {
    seconds: readNumber('--seconds', seconds, 0.2, 3600),
    codes: Math.floor(readNumber('--codes', codes, 10, 100_000_000)),
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
