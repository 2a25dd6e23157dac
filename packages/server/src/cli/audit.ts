import { SingleBar } from 'cli-progress';
import { audit } from '../commands/audit/audit.ts';
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
  else if (isClean) console.log('The audit is clean: every counter is what the ledger says.');
  else {
    console.log(`The audit found ${report.differences.length} counters that are not what the ledger says:`);
    printTable(report.differences.map((difference) => ({ ...difference })));
  }
  if (!isClean) process.exitCode = 1;
}
