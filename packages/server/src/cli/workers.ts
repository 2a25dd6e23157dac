import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { ConnectionTarget } from '../platform/db/pools.ts';
import type { Log } from '../platform/log.ts';
import type { MetricsText } from '../platform/metrics.ts';
import { CommandFailure, describeFailure } from './failure.ts';
import { listen } from './listen.ts';
import type { Serving } from './serving.ts';
import { stopServing } from './stop-serving.ts';
import { type MeasuredMetrics, WorkerMetrics } from './worker-metrics.ts';

/** A worker that dies at once again and again must not keep the machine busy. */
const RESTART_PAUSE_MS = 500;
/** After this a worker whose parent is gone waits for nobody any longer. */
const PATIENCE_MS = 30_000;

type ToWorker =
  | { readonly kind: 'start'; readonly database: ConnectionTarget }
  | { readonly kind: 'measure'; readonly round: number }
  | { readonly kind: 'metrics'; readonly id: number; readonly metrics: MetricsText }
  | { readonly kind: 'stop' };

type FromWorker =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'measured'; readonly round: number; readonly metrics: MeasuredMetrics }
  | { readonly kind: 'metrics'; readonly id: number };

/** Starts the workers behind one port; a worker that dies is replaced. */
export async function startWorkers(config: Config, database: ConnectionTarget, log: Log): Promise<Serving> {
  const metrics = new WorkerMetrics((worker, round) => send(worker, { kind: 'measure', round }));
  let stopping = false;
  // Whoever is told to end at once leaves nobody behind, a worker that stands still included.
  process.once('exit', () => {
    for (const worker of livingWorkers()) worker.process.kill('SIGKILL');
  });
  const start = (): Promise<number> => startWorker(database, metrics);
  const ports = await Promise.all(Array.from({ length: config.workers }, start));
  cluster.on('exit', (worker, code, signal) => {
    if (stopping) return;
    log.error({ pid: worker.process.pid, code, signal }, 'a worker ended and is replaced');
    setTimeout(() => {
      if (!stopping) start().catch((error: unknown) => log.error({ err: error }, 'a worker did not start'));
    }, RESTART_PAUSE_MS);
  });
  return {
    port: ports[0] ?? 0,
    async stop() {
      stopping = true;
      await Promise.all(livingWorkers().map(stopWorker));
    },
  };
}

/** What a worker process runs: serves until it is told to stop, or until who started it is gone. */
export async function work(config: Config, log: Log): Promise<void> {
  // The terminal and npm signal the whole group; who started this process says when to stop.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
  // Until it serves it may end at once, whatever it is at.
  let stop = async (): Promise<void> => undefined;
  const end = (): void => {
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().finally(() => process.exit(0));
  };
  process.on('disconnect', end);
  process.on('message', (message: ToWorker) => message.kind === 'stop' && end());
  const database = await new Promise<ConnectionTarget>((resolve) => {
    process.on('message', (message: ToWorker) => message.kind === 'start' && resolve(message.database));
  });
  try {
    const app = await createApp({ config, database, log, readAllMetrics: askForMetrics() });
    process.on('message', (message: ToWorker) => {
      if (message.kind !== 'measure') return;
      const { round } = message;
      void app.registry
        .getMetricsAsJSON()
        .then((metrics) => tell({ kind: 'measured', round, metrics }))
        .catch((error: unknown) => log.warn({ err: error }, 'the metrics could not be read'));
    });
    stop = () => stopServing(app);
    tell({ kind: 'ready', port: await listen(app, config) });
  } catch (error) {
    tell({ kind: 'failed', message: describeFailure(error) });
    process.exit(1);
  }
}

/** Asks the process that started this one for the metrics of all workers. */
function askForMetrics(): () => Promise<MetricsText> {
  const waiting = new Map<number, (metrics: MetricsText) => void>();
  let asked = 0;
  process.on('message', (message: ToWorker) => {
    if (message.kind !== 'metrics') return;
    waiting.get(message.id)?.(message.metrics);
    waiting.delete(message.id);
  });
  return () =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      tell({ kind: 'metrics', id: asked });
    });
}

function tell(message: FromWorker): void {
  process.send?.(message);
}

/** A worker that is gone is not an error: its end is met where it is told. */
function send(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.send(message, () => undefined);
}

function livingWorkers(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter(
    (worker) => worker !== undefined && !worker.isDead(),
  ) as Worker[];
}

async function startWorker(database: ConnectionTarget, metrics: WorkerMetrics): Promise<number> {
  const worker = cluster.fork();
  const ready = new Promise<number>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve(message.port);
      if (message.kind === 'failed') reject(new CommandFailure(message.message));
      if (message.kind === 'measured') metrics.note(worker.id, message.round, message.metrics);
      if (message.kind === 'metrics') void answerMetrics(worker, message.id, metrics);
    });
    worker.once('exit', () => {
      metrics.forget(worker.id);
      reject(new Error('A worker ended before it was ready.'));
    });
  });
  send(worker, { kind: 'start', database });
  return await ready;
}

async function answerMetrics(worker: Worker, id: number, metrics: WorkerMetrics): Promise<void> {
  send(worker, { kind: 'metrics', id, metrics: await metrics.sum(livingWorkers()) });
}

async function stopWorker(worker: Worker): Promise<void> {
  const gone = once(worker, 'exit');
  send(worker, { kind: 'stop' });
  await gone;
}
