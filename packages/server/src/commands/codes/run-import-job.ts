import { checkFriendlyCode } from '@couponry/engine';
import { CODES_A_STEP, type CodeJob, type CodeJobWish, openJob, readJob, stepOf } from './code-job.ts';
import { type ImportedItem, importCodes } from './import-codes.ts';
import type { IssuePorts } from './issue-codes.ts';
import type { JobOutcome } from './run-generate-job.ts';

/** A code that was not imported: where it stands, from 1, and what became of it. */
export interface LeftOut {
  readonly line: number;
  readonly item: ImportedItem;
}

/** Who is told how a job goes on. */
export interface ImportListener {
  onProgress(job: CodeJob): void;
  onLeftOut(left: LeftOut): void;
}

/**
 * Imports very many codes, some thousand in a transaction, each of which says how many lines are done: killed at any moment, it
 * goes on behind them.
 *
 * @param codes the codes in the order of their lines, the same each time
 */
export async function runImportJob(
  ports: IssuePorts,
  workspaceId: string,
  wish: Omit<CodeJobWish, 'kind'>,
  codes: AsyncIterable<string>,
  listener: ImportListener,
): Promise<JobOutcome> {
  let job = await openJob(ports, workspaceId, { ...wish, kind: 'import' });
  if (job.finishedAt !== null) return { job, problem: null };
  for await (const { part, from, isLast } of partsOf(codes, job.position)) {
    listener.onProgress(job);
    // Another process at the same job may have done this part.
    if (from < job.position) continue;
    const invalid = part.filter((code) => !checkFriendlyCode(code).ok).length;
    const step = stepOf(workspaceId, job, { size: part.length, invalid, isLast });
    const issue = { couponId: wish.couponId, codes: part, keyId: null, idempotency: null, step };
    const outcome = await importCodes(ports, workspaceId, issue);
    if (outcome.kind !== 'imported' && outcome.kind !== 'overtaken') {
      return { job, problem: outcome.kind };
    }
    const items = outcome.kind === 'imported' ? outcome.items : [];
    for (const [index, item] of items.entries()) {
      if (item.result !== 'imported') listener.onLeftOut({ line: from + index + 1, item });
    }
    job = (await readJob(ports.pool, workspaceId, wish.name)) ?? job;
  }
  listener.onProgress(job);
  return { job, problem: null };
}

/** The codes from a place on, as many at once as a step takes; the last part may be empty. */
async function* partsOf(
  codes: AsyncIterable<string>,
  start: number,
): AsyncGenerator<{ readonly part: readonly string[]; readonly from: number; readonly isLast: boolean }> {
  let part: string[] = [];
  let place = 0;
  for await (const code of codes) {
    place += 1;
    if (place <= start) continue;
    if (part.length === CODES_A_STEP) {
      yield { part, from: place - 1 - part.length, isLast: false };
      part = [];
    }
    part.push(code);
  }
  yield { part, from: place - part.length, isLast: true };
}
