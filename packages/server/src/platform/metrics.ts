import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a process tells about itself, for Prometheus. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly batchSize: Histogram;
  readonly batchSeconds: Histogram;
  readonly refusals: Counter<'reason'>;
  readonly poolConnections: Gauge<'pool' | 'state'>;
}

/** Metrics as Prometheus reads them. */
export interface MetricsText {
  readonly contentType: string;
  readonly text: string;
}

/** Makes the metrics of a process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'couponry_http_request_seconds',
      help: 'How long requests took, by method, route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    batchSize: new Histogram({
      name: 'couponry_ledger_batch_commands',
      help: 'How many commands a batch of the ledger had.',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    batchSeconds: new Histogram({
      name: 'couponry_ledger_batch_seconds',
      help: 'How long a batch of the ledger took, from its locks to its commit.',
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    refusals: new Counter({
      name: 'couponry_refusals_total',
      help: 'How many commands were refused, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    poolConnections: new Gauge({
      name: 'couponry_database_connections',
      help: 'Connections to the database by pool: all there are, those at rest, and callers that wait for one.',
      labelNames: ['pool', 'state'],
      registers,
    }),
  };
}
