/** What a process that was started for a job answers. */
export type Reply<Result> = { readonly result: Result } | { readonly failure: string };

/** Carries out the one job that this process was started for, and ends. */
export function carryOutJob<Job, Result>(work: (job: Job) => Promise<Result>): void {
  // Whoever started this process is gone.
  process.on('disconnect', () => process.exit(1));
  process.once('message', (job: Job) => {
    const answer = (reply: Reply<Result>): void => {
      process.send?.(reply, () => process.exit(0));
    };
    work(job).then(
      (result) => answer({ result }),
      (error: unknown) => answer({ failure: error instanceof Error ? error.message : String(error) }),
    );
  });
}
