import { type Beside, compare, type Pace, paceOf, scenarioOf, yardsticksOf } from './floors.ts';
import type { Effort, Lab } from './lab.ts';
import { reportOf, type ScenarioReport } from './report.ts';
import { type Ground, SCENARIOS, type Scenario } from './scenarios.ts';
import { measureYardsticks, NO_YARDSTICKS, YARDSTICKS, type YardstickName } from './yardsticks.ts';

/** Where scenarios are measured, by the ground that they want. */
export type Labs = ReadonlyMap<Ground, Lab>;

type Samples<Name> = Map<Name, number[]>;

/**
 * What is measured in one run, over all the servers that it needs. A machine that is shared changes its speed by half within minutes, so
 * that what a scenario is compared with is measured right before and right after it.
 */
export class Course {
  readonly #effort: Effort;
  readonly #say: (line: string) => void;
  readonly #scenarios: ScenarioReport[] = [];
  /** All that was seen of each yardstick. */
  readonly #seen: Samples<YardstickName> = new Map();
  /** What was answered wrongly beside what is reported. */
  readonly #problemsBeside: string[] = [];
  /** What was measured last, and came to that. */
  #last: { readonly name: string; readonly pace: Pace } | null = null;

  constructor(effort: Effort, say: (line: string) => void) {
    this.#effort = effort;
    this.#say = say;
  }

  /** Measures scenarios, each with what it is compared with. */
  async measure(labs: Labs, scenarios: readonly Scenario[]): Promise<void> {
    for (const scenario of scenarios) {
      const { name, title, connections, floors } = scenario;
      const before = await this.#measureBeside(labs, scenario);
      this.#say(`${name}: ${title}, ${connections} connections`);
      const measured = await scenario.run(labOf(labs, scenario), connections);
      this.#last = { name, pace: paceOf(measured) };
      const after = floors.length === 0 ? before : await this.#measureBeside(labs, scenario);
      const beside = between(before, after);
      const compared = floors.map((floor) => compare(measured, floor, beside));
      this.#scenarios.push(reportOf(scenario, measured, compared));
    }
  }

  /** What was measured so far. */
  report() {
    const problems = this.#scenarios.flatMap((scenario) =>
      scenario.problems.map((problem) => `${scenario.name}: ${problem}`),
    );
    problems.push(...this.#problemsBeside);
    const yardsticks: Record<YardstickName, number | null> = { ...NO_YARDSTICKS };
    for (const [name, values] of this.#seen) yardsticks[name] = meanOf(values);
    return { effort: this.#effort, yardsticks, scenarios: this.#scenarios, problems };
  }

  async #measureBeside(labs: Labs, scenario: Scenario): Promise<Beside> {
    const { floors } = scenario;
    const others = new Map<string, Pace>();
    for (const name of new Set(floors.map(scenarioOf))) {
      const other = SCENARIOS.find((known) => known.name === name);
      if (other === undefined || !labs.has(other.ground)) continue;
      others.set(other.name, await this.#paceBeside(labs, scenario, other));
    }
    const wanted = new Set(floors.flatMap(yardsticksOf));
    const { own } = labOf(labs, scenario);
    const yardsticks = await measureYardsticks(wanted, this.#effort, own, this.#say);
    for (const name of Object.keys(YARDSTICKS) as YardstickName[]) {
      const value = yardsticks[name];
      if (value !== null) this.#seen.set(name, [...(this.#seen.get(name) ?? []), value]);
    }
    return { yardsticks, others };
  }

  /** What was measured just now is not measured again. */
  async #paceBeside(labs: Labs, scenario: Scenario, other: Scenario): Promise<Pace> {
    if (this.#last?.name === other.name) return this.#last.pace;
    this.#say(`${other.name}, beside ${scenario.name}`);
    const measured = await other.run(labOf(labs, other), other.connections);
    this.#problemsBeside.push(...measured.problems.map((problem) => `${other.name}: ${problem}`));
    const pace = paceOf(measured);
    this.#last = { name: other.name, pace };
    return pace;
  }
}

function labOf(labs: Labs, { name, ground }: Scenario): Lab {
  const lab = labs.get(ground);
  if (lab === undefined) throw new Error(`There is no server to measure ${name} on`);
  return lab;
}

/** The middle of what was measured before and after. */
function between(before: Beside, after: Beside): Beside {
  const yardsticks: Record<YardstickName, number | null> = { ...NO_YARDSTICKS };
  for (const name of Object.keys(YARDSTICKS) as YardstickName[]) {
    yardsticks[name] = middle(before.yardsticks[name], after.yardsticks[name]);
  }
  const others = new Map<string, Pace>();
  for (const [name, { throughput, cpu }] of before.others) {
    const later = after.others.get(name);
    if (later === undefined) continue;
    others.set(name, { throughput: meanOf([throughput, later.throughput]), cpu: middle(cpu, later.cpu) });
  }
  return { yardsticks, others };
}

function middle(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : meanOf([one, other]);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
