import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { AggregatorRegistry, type RegistryContentType } from 'prom-client';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { ConnectionTarget } from '../platform/db/pools.ts';
import type { Log } from '../platform/log.ts';
import type { MetricsText } from '../platform/metrics.ts';
import { listen } from './listen.ts';
import type { Serving } from './serving.ts';
import { stopServing } from './stop-serving.ts';

/** A worker that dies at once again and again must not keep the machine busy. */
const RESTART_PAUSE_MS = 500;

/** The metrics of all workers, summed. */
type Aggregator = AggregatorRegistry<RegistryContentType>;

type ToWorker =
  | { readonly kind: 'start'; readonly database: ConnectionTarget }
  | { readonly kind: 'metrics'; readonly id: number; readonly metrics: MetricsText }
  | { readonly kind: 'stop' };

type FromWorker =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'metrics'; readonly id: number };

/** Starts the workers behind one port; a worker that dies is replaced. */
export async function startWorkers(config: Config, database: ConnectionTarget, log: Log): Promise<Serving> {
  const registry = new AggregatorRegistry();
  let stopping = false;
  const start = (): Promise<number> => startWorker(database, registry);
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
      const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
      await Promise.all(workers.map(stopWorker));
    },
  };
}

/** What a worker process runs: serves until it is told to stop, or until who started it is gone. */
export async function work(config: Config, log: Log): Promise<void> {
  // The terminal and npm signal the whole group; who started this process says when to stop.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
  const waiting = new Map<number, (metrics: MetricsText) => void>();
  let asked = 0;
  const readAllMetrics = (): Promise<MetricsText> =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      tell({ kind: 'metrics', id: asked });
    });
  const database = await new Promise<ConnectionTarget>((resolve) => {
    process.on('message', (message: ToWorker) => {
      if (message.kind === 'start') resolve(message.database);
      if (message.kind !== 'metrics') return;
      waiting.get(message.id)?.(message.metrics);
      waiting.delete(message.id);
    });
  });
  try {
    const app = await createApp({ config, database, log, readAllMetrics });
    AggregatorRegistry.setRegistries([app.registry]);
    const stop = (): void => void stopServing(app).finally(() => process.exit(0));
    process.on('message', (message: ToWorker) => message.kind === 'stop' && stop());
    process.on('disconnect', stop);
    tell({ kind: 'ready', port: await listen(app, config) });
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    process.exit(1);
  }
}

function tell(message: FromWorker): void {
  process.send?.(message);
}

async function startWorker(database: ConnectionTarget, registry: Aggregator): Promise<number> {
  const worker = cluster.fork();
  const ready = new Promise<number>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve(message.port);
      if (message.kind === 'failed') reject(new Error(message.message));
      if (message.kind === 'metrics') void answerMetrics(worker, message.id, registry);
    });
    worker.once('exit', () => reject(new Error('A worker ended before it was ready.')));
  });
  const start: ToWorker = { kind: 'start', database };
  worker.send(start);
  return await ready;
}

async function answerMetrics(worker: Worker, id: number, registry: Aggregator): Promise<void> {
  const metrics = { contentType: registry.contentType, text: await registry.clusterMetrics() };
  const answer: ToWorker = { kind: 'metrics', id, metrics };
  worker.send(answer);
}

async function stopWorker(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const gone = once(worker, 'exit');
  const stop: ToWorker = { kind: 'stop' };
  worker.send(stop);
  await gone;
}
