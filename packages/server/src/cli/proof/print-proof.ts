import { styleText } from 'node:util';
import { excerptOf } from './excerpt.ts';
import { LAWS } from './laws/all-laws.ts';
import type { Breach } from './laws/law.ts';
import type { ProofResult } from './prove.ts';

/** Breaches of one law that are told in full; the file has the others. */
const TOLD = 2;

/** Prints what a proof came to, for people. */
export function printProof(result: ProofResult): void {
  const { rounds, seconds, faults, tally, breaches, differences } = result;
  console.log(`\n${rounds} rounds in ${seconds} s, seed ${result.seed}. What went wrong on purpose:`);
  for (const [name, times] of Object.entries(faults)) console.log(`${String(times).padStart(5)} x  ${name}`);
  const n = (value: number): string => value.toLocaleString('en-GB');
  console.log(
    `\n${n(tally.operations)} operations in ${n(tally.sendings)} requests: ${n(tally.acknowledged)} acknowledged, ` +
      `${n(tally.refused)} refused; the answer of ${n(tally.unknown)} requests was lost. ` +
      `The ledger has ${n(tally.rows)} rows of them.`,
  );
  if (result.midnightCrossed) console.log('Midnight passed meanwhile, in the zone of the coupons.');
  console.log('');
  const broken = Map.groupBy(breaches, ({ law }) => law);
  for (const { name, says } of LAWS) printLaw(says, broken.get(name) ?? []);
  printAudit(differences);
}

function printLaw(says: string, breaches: readonly Breach[]): void {
  if (breaches.length === 0) {
    console.log(`${styleText('green', '  holds ')}  ${says}`);
    return;
  }
  console.log(`${styleText('red', ' BROKEN ')}  ${says}: ${breaches.length} times`);
  for (const breach of breaches.slice(0, TOLD)) {
    console.log(`          ${breach.what}`);
    for (const line of excerptOf(breach)) console.log(`            ${line}`);
  }
}

function printAudit(differences: readonly string[] | null): void {
  if (differences === null) {
    console.log(' not run   the audit reads the database, and that of this installation is not known here');
  } else if (differences.length === 0) {
    console.log(`${styleText('green', '  holds ')}  every counter is what the ledger says (couponry audit)`);
  } else {
    console.log(`${styleText('red', ' BROKEN ')}  the audit: ${differences.length} counters differ`);
    for (const difference of differences.slice(0, 10)) console.log(`          ${difference}`);
  }
}
