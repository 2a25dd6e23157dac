import pg from 'pg';
import { pipeline } from '../../platform/db/pipeline.ts';
import type { YardstickJob, YardstickResult } from './yardstick-job.ts';

const USE = `update bench.counters set used = used + 1 where id = $1::int and used < most returning used`;
const WARM_UP_MS = 300;

/** Measures single-statement redemptions: prepared, a commit each, as many at once as there are connections. */
export async function measureStatements({
  target,
  seconds,
  connections,
  counters,
}: Extract<YardstickJob, { kind: 'statement' }>): Promise<YardstickResult['statement']> {
  const clients = Array.from({ length: connections }, () => new pg.Client(target));
  await Promise.all(clients.map((client) => client.connect()));
  const countsFrom = performance.now() + Math.min(WARM_UP_MS, seconds * 1000);
  const end = countsFrom + seconds * 1000;
  let done = 0;
  const work = async (client: pg.Client): Promise<void> => {
    while (true) {
      const id = 1 + Math.floor(Math.random() * counters);
      await pipeline(client, [{ name: 'use', text: USE, values: [String(id)] }]);
      const now = performance.now();
      if (now > end) return;
      if (now >= countsFrom) done += 1;
    }
  };
  await Promise.all(clients.map(work));
  await Promise.all(clients.map((client) => client.end()));
  return { perSecond: done / seconds };
}
