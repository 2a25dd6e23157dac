import { SingleBar } from 'cli-progress';
import { type AuditReport, audit } from '../commands/audit/audit.ts';
import type { Config } from '../config.ts';
import type { Log } from '../platform/log.ts';
import { withDatabase } from './open-database.ts';
import { printJson, printTable } from './print.ts';

/** Recomputes all counters from the ledger and prints what differs; the command then ends with 1. */
export async function printAudit(config: Config, log: Log, options: { readonly json?: true }): Promise<void> {
  const bar = new SingleBar({
    format: 'Auditing {bar} {percentage} %',
    noTTYOutput: false,
    clearOnComplete: true,
  });
  const isShown = process.stderr.isTTY && options.json === undefined;
  const report = await withDatabase(config, log, async (pool) => {
    if (isShown) bar.start(100, 0);
    try {
      return await audit(pool, (done) => isShown && bar.update(Math.round(done * 100)));
    } finally {
      if (isShown) bar.stop();
    }
  });
  const isClean = report.differences.length === 0;
  if (options.json) printJson({ clean: isClean, ...report });
  else printVerdict(report);
  if (!isClean) process.exitCode = 1;
}

/** Prints what an audit found, for people. */
export function printVerdict({ differences }: AuditReport): void {
  if (differences.length === 0) {
    console.log('The audit is clean: every counter is what the ledger says.');
    return;
  }
  console.log(`The audit found ${differences.length} counters that are not what the ledger says:`);
  printTable(differences.map((difference) => ({ ...difference })));
}
