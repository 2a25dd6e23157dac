import type { Worker } from 'node:cluster';
import { setTimeout as pause } from 'node:timers/promises';
import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from 'prom-client';
import type { MetricsText } from '../platform/metrics.ts';

/** The metrics of one worker, in a form that passes between processes. */
export type MeasuredMetrics = MetricObjectWithValues<MetricValue<string>>[];

/** The kinds that only ever go up. */
const COUNTED = new Set(['counter', 'histogram', 'summary']);

/** How long a worker may take to tell its metrics, in milliseconds. */
const PATIENCE_MS = 2000;

/**
 * The metrics of all workers, summed. A worker that does not answer in time (it stands still, or is just starting) counts with
 * what it told last, and so does one that is gone, with what it had counted: no sum goes down. Whoever reads a counter that does takes
 * it for one that began anew at zero, and all that the others have ever counted for what came since.
 */
export class WorkerMetrics {
  readonly #ask: (worker: Worker, round: number) => void;
  readonly #known = new Map<number, MeasuredMetrics>();
  /** What those that are gone had counted. */
  #gone: Promise<MeasuredMetrics> = Promise.resolve([]);
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

  /** A worker is gone, and with it what it was like at the moment. */
  forget(workerId: number): void {
    const told = this.#known.get(workerId);
    this.#known.delete(workerId);
    if (told === undefined) return;
    const counted = told.filter(({ type }) => COUNTED.has(String(type)));
    this.#gone = this.#gone.then((gone) => AggregatorRegistry.aggregate([gone, counted]).getMetricsAsJSON());
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
    const registry = AggregatorRegistry.aggregate([await this.#gone, ...this.#known.values()]);
    return { contentType: registry.contentType, text: await registry.metrics() };
  }
}
