import { type ChildProcess, fork } from 'node:child_process';
import { CommandFailure } from '../failure.ts';
import type { Reply } from './in-process.ts';
import type { LoadJob, LoadResult } from './load-job.ts';
import type { YardstickJob, YardstickResult } from './yardstick-job.ts';

const running = new Set<ChildProcess>();
let stopped = false;

/** Ends every process that was started for a job; whoever waits for one is told. */
export function stopProcesses(): void {
  stopped = true;
  for (const child of running) child.kill('SIGKILL');
}

/** Loads a server from a process of its own. */
export function runLoad(job: LoadJob): Promise<LoadResult> {
  return runJob(new URL('./load-process.ts', import.meta.url), job);
}

/** Measures a yardstick from a process of its own. */
export function runYardstick<Job extends YardstickJob>(job: Job): Promise<YardstickResult[Job['kind']]> {
  return runJob(new URL('./yardstick-process.ts', import.meta.url), job);
}

/** Starts the server with the empty route; it ends when it is told to or with this process. */
export async function startEmptyServer(): Promise<{ readonly url: string; stop(): void }> {
  const child = fork(new URL('./empty-server.ts', import.meta.url));
  running.add(child);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error('The server with the empty route did not start')));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      running.delete(child);
      child.kill();
    },
  };
}

function runJob<Job extends object, Result>(file: URL, job: Job): Promise<Result> {
  if (stopped) throw new CommandFailure('The benchmark was stopped.');
  const child = fork(file);
  running.add(child);
  child.send(job);
  return new Promise((resolve, reject) => {
    child.once('message', (reply: Reply<Result>) => {
      if ('result' in reply) resolve(reply.result);
      else reject(new CommandFailure(`The benchmark could not go on: ${reply.failure}`));
    });
    child.once('exit', () => {
      running.delete(child);
      reject(new CommandFailure(stopped ? 'The benchmark was stopped.' : 'A process of the benchmark died.'));
    });
  });
}
