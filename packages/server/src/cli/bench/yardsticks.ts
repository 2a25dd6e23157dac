import type { Effort, OwnGround } from './lab.ts';
import type { LoadJob } from './load-job.ts';
import { makeYardstickTables } from './redemption-tables.ts';
import { runLoad, runYardstick, startEmptyServer } from './run-process.ts';
import type { TransactionWay, YardstickJob } from './yardstick-job.ts';

/** What this machine can do at its best, measured in the same run on the same database. */
export const YARDSTICKS = {
  hotRow: {
    short: 'hot row',
    what: 'single-statement redemptions of one hot row (update of a counter under its limit, prepared, 16 connections)',
    unit: '/s',
  },
  spread: {
    short: 'spread rows',
    what: 'the same spread over 10,000 rows',
    unit: '/s',
  },
  copy: {
    short: 'COPY',
    what: 'COPY of the rows that redemptions wrote, all tables and indexes, in redemptions',
    unit: '/s',
  },
  empty: {
    short: 'empty route',
    what: 'an empty Fastify route under the same load generator, 256 connections',
    unit: '/s',
  },
  driver: {
    short: 'bare driver',
    what: 'BEGIN, lock and read of the coupon and its total, a row in each table, COMMIT: by the driver, one after the other (p50)',
    unit: 'ms',
  },
  packets: {
    short: 'bare driver, two packets',
    what: 'the same in two round trips (p50)',
    unit: 'ms',
  },
  smallest: {
    short: 'one insert',
    what: 'BEGIN, one insert, COMMIT (p50): what it takes to be durable at all',
    unit: 'ms',
  },
} as const;

/** The name of a yardstick. */
export type YardstickName = keyof typeof YARDSTICKS;

/** Null: not measured, because the database is somebody else's. */
export type Yardsticks = Readonly<Record<YardstickName, number | null>>;

const CONNECTIONS = 16;
const COUNTERS = 10_000;
const EMPTY_CONNECTIONS = 256;

/** Measures the yardsticks; redemptions must have left rows by then. */
export async function measureYardsticks(
  { seconds }: Effort,
  own: OwnGround | null,
  say: (line: string) => void,
): Promise<Yardsticks> {
  say('Measuring an empty route');
  const empty = await measureEmpty(seconds);
  if (own === null) {
    return { hotRow: null, spread: null, copy: null, empty, driver: null, packets: null, smallest: null };
  }
  await makeYardstickTables(own.pool);
  const { target } = own.server;
  const statements = async (counters: number): Promise<number> => {
    const job = { kind: 'statement', target, seconds, connections: CONNECTIONS, counters } as const;
    return (await runYardstick(job)).perSecond;
  };
  const transactions = async (way: TransactionWay): Promise<number> => {
    const job = { kind: 'transaction', target, seconds: seconds / 2, way } as const;
    return (await runYardstick(job)).p50;
  };
  say('Measuring the database alone');
  const hotRow = await statements(1);
  const spread = await statements(COUNTERS);
  const copyJob = { kind: 'copy', target, seconds: seconds / 2 } satisfies YardstickJob;
  const copy = (await runYardstick(copyJob)).perSecond;
  const driver = await transactions('one by one');
  const packets = await transactions('two packets');
  const smallest = await transactions('smallest');
  return { hotRow, spread, copy, empty, driver, packets, smallest };
}

async function measureEmpty(seconds: number): Promise<number> {
  const server = await startEmptyServer();
  const job: LoadJob = {
    url: server.url,
    connections: EMPTY_CONNECTIONS,
    request: 'GET /empty HTTP/1.1\r\nhost: localhost\r\n\r\n',
    codes: null,
    warmUp: Math.min(1, seconds),
    seconds,
    most: Number.MAX_SAFE_INTEGER,
  };
  try {
    const { accepted, seconds: counted } = await runLoad(job);
    return accepted.count / counted;
  } finally {
    server.stop();
  }
}
