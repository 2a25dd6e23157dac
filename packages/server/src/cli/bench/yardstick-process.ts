import { carryOutJob } from './in-process.ts';
import { measureCopy } from './measure-copy.ts';
import { measureStatements } from './measure-statements.ts';
import { measureTransactions } from './measure-transactions.ts';
import type { YardstickJob } from './yardstick-job.ts';

// A process of its own, as the load is: what the client takes is the same for both.
carryOutJob(async (job: YardstickJob) => {
  if (job.kind === 'statement') return await measureStatements(job);
  return job.kind === 'copy' ? await measureCopy(job) : await measureTransactions(job);
});
