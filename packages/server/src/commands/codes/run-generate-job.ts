import { CODES_A_STEP, type CodeJob, type CodeJobWish, openJob, readJob, stepOf } from './code-job.ts';
import { type GenerateOutcome, type GeneratePorts, generateCodes } from './generate-codes.ts';

/** What became of a job: how far it has come, and why it went no further; null: it is done. */
export interface JobOutcome {
  readonly job: CodeJob;
  readonly problem: Exclude<GenerateOutcome['kind'], 'issued' | 'overtaken'> | null;
}

/**
 * Generates very many codes, some thousand in a transaction, each of which says how far the job has come: killed at any moment, it
 * goes on where it was and makes none twice. Several processes at the same job share it.
 */
export async function runGenerateJob(
  ports: GeneratePorts,
  workspaceId: string,
  { count, ...wish }: Omit<CodeJobWish, 'kind'> & { readonly count: number },
  onProgress: (job: CodeJob) => void,
): Promise<JobOutcome> {
  let job = await openJob(ports, workspaceId, { ...wish, kind: 'generate' });
  while (job.finishedAt === null) {
    onProgress(job);
    const size = Math.min(CODES_A_STEP, count - job.position);
    const isLast = job.position + size === count;
    const step = stepOf(workspaceId, job, { size, invalid: 0, isLast });
    const { couponId } = wish;
    const issue = { couponId, count: size, keyId: null, idempotency: null, step };
    const outcome = await generateCodes(ports, workspaceId, issue);
    if (outcome.kind !== 'issued' && outcome.kind !== 'overtaken') return { job, problem: outcome.kind };
    job = (await readJob(ports.pool, workspaceId, wish.name)) ?? job;
  }
  onProgress(job);
  return { job, problem: null };
}
