import type { Worker } from 'node:cluster';
import { setTimeout as pause } from 'node:timers/promises';
import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from 'prom-client';
import type { MetricsText } from '../platform/metrics.ts';

/** The metrics of one worker, in a form that passes between processes. */
export type MeasuredMetrics = MetricObjectWithValues<MetricValue<string>>[];

/** How long a worker may take to tell its metrics, in milliseconds. */
const PATIENCE_MS = 2000;

/**
 * The metrics of all workers, summed. A worker that does not answer in time (it stands still, or is just starting) counts with
 * what it told last, so that no sum goes down while it lives.
 */
export class WorkerMetrics {
  readonly #ask: (worker: Worker, round: number) => void;
  readonly #known = new Map<number, MeasuredMetrics>();
  readonly #waiting = new Map<string, () => void>();
  #rounds = 0;

  /** @param ask makes a worker tell its metrics for a round; they come back by {@link note} */
  constructor(ask: (worker: Worker, round: number) => void) {
    this.#ask = ask;
  }

  /** What a worker told. */
  note(workerId: number, round: number, metrics: MeasuredMetrics): void {
    this.#known.set(workerId, metrics);
    this.#waiting.get(`${workerId} ${round}`)?.();
  }

  /** A worker is gone. */
  forget(workerId: number): void {
    this.#known.delete(workerId);
  }

  /** Asks all workers and sums what they tell. */
  async sum(workers: readonly Worker[]): Promise<MetricsText> {
    this.#rounds += 1;
    const round = this.#rounds;
    const names = workers.map((worker) => `${worker.id} ${round}`);
    const told = names.map((name) => new Promise<void>((resolve) => this.#waiting.set(name, resolve)));
    for (const worker of workers) this.#ask(worker, round);
    await Promise.race([Promise.all(told), pause(PATIENCE_MS, undefined, { ref: false })]);
    for (const name of names) this.#waiting.delete(name);
    const registry = AggregatorRegistry.aggregate([...this.#known.values()]);
    return { contentType: registry.contentType, text: await registry.metrics() };
  }
}
