import type { History, Operation } from './history/history.ts';
import type { Ledger } from './history/ledger.ts';
import { checkAll } from './laws/all-laws.ts';
import { type Breach, gatherEvidence } from './laws/law.ts';
import type { Effort } from './options.ts';
import { soonestMidnight } from './plan/plan-coupons.ts';
import type { FaultName } from './plan/plan-faults.ts';
import { planRound } from './plan/plan-round.ts';
import { Random } from './random.ts';
import type { Installation } from './run/installation.ts';
import { runRound } from './run/run-round.ts';

/** How often each answer was given, and what the ledger had in the end. */
interface Tally {
  readonly operations: number;
  readonly sendings: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Sendings of which nobody could tell whether they did anything. */
  readonly unknown: number;
  readonly rows: number;
}

/** What a proof came to. `differences` of the audit is null where nobody could look. */
export interface ProofResult {
  readonly seed: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly faults: Readonly<Partial<Record<FaultName, number>>>;
  readonly midnightCrossed: boolean;
  readonly tally: Tally;
  readonly breaches: readonly Breach[];
  readonly differences: readonly string[] | null;
  /** The rounds in which a law was broken, whole; empty where all laws hold. */
  readonly evidence: readonly { readonly history: History; readonly ledger: Ledger }[];
}

/** Who is told how it goes. */
export interface Watcher {
  onRound(number: number, fault: FaultName): void;
}

/**
 * Runs rounds until all are done or a law is broken, looks at each one when it is over and at all of them in the end, when what
 * was still under way has come to rest; then audits.
 */
export async function prove(
  installation: Installation,
  effort: Effort,
  watcher: Watcher,
  stopped: AbortSignal,
): Promise<ProofResult> {
  const startedAt = Date.now();
  const { zone, at: midnight } = soonestMidnight(startedAt);
  const random = new Random(effort.seed);
  // Two runs of one seed on one installation must not meet.
  const run = `P${startedAt.toString(36)}`;
  const histories: History[] = [];
  const faults: Partial<Record<FaultName, number>> = {};
  let found: Checked[] = [];
  for (let number = 0; number < effort.rounds && !isBroken(found) && !stopped.aborted; number += 1) {
    const plan = planRound(random, number, effort.size, zone, installation.faults);
    watcher.onRound(number, plan.fault.name);
    faults[plan.fault.name] = (faults[plan.fault.name] ?? 0) + 1;
    const history = await runRound(installation, plan, run, stopped);
    histories.push(history);
    found = [check(installation, history, await installation.readLedger(history))];
  }
  const whole = {
    coupons: histories.flatMap(({ coupons }) => coupons),
    operations: histories.flatMap(({ operations }) => operations),
  };
  const total = await installation.readLedger(whole);
  if (!isBroken(found))
    found = histories.map((history) => check(installation, history, partOf(total, history)));
  const broken = found.filter(({ breaches }) => breaches.length > 0);
  return {
    seed: effort.seed,
    rounds: histories.length,
    seconds: Math.round((Date.now() - startedAt) / 1000),
    faults,
    midnightCrossed: startedAt < midnight && Date.now() >= midnight,
    tally: countUp(whole.operations, total),
    breaches: broken.flatMap(({ breaches }) => breaches),
    differences: await installation.audit(),
    evidence: broken.map(({ history, ledger }) => ({ history, ledger })),
  };
}

/** A round, what the ledger has of it, and the laws that were broken in it. */
interface Checked {
  readonly history: History;
  readonly ledger: Ledger;
  readonly breaches: readonly Breach[];
}

function check(installation: Installation, history: History, ledger: Ledger): Checked {
  return { history, ledger, breaches: checkAll(gatherEvidence(history, ledger, installation)) };
}

function isBroken(found: readonly Checked[]): boolean {
  return found.some(({ breaches }) => breaches.length > 0);
}

function partOf(total: Ledger, { coupons }: History): Ledger {
  const own = new Set(coupons.map(({ id }) => id));
  const ofRound = <Row extends { readonly couponId: string }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ couponId }) => own.has(couponId));
  return {
    activations: ofRound(total.activations),
    redemptions: ofRound(total.redemptions),
    reservations: ofRound(total.reservations),
    ends: ofRound(total.ends),
    rollbacks: ofRound(total.rollbacks),
  };
}

function countUp(operations: readonly Operation[], ledger: Ledger): Tally {
  const kinds = operations.map(({ asks }) => asks.map(({ answer }) => answer.kind));
  const sendings = kinds.flat();
  return {
    operations: operations.length,
    sendings: sendings.length,
    acknowledged: kinds.filter((of) => of.includes('done')).length,
    refused: kinds.filter((of) => of.at(-1) === 'refused').length,
    unknown: sendings.filter((kind) => kind === 'unknown').length,
    rows: Object.values(ledger).reduce((sum: number, rows: readonly unknown[]) => sum + rows.length, 0),
  };
}
