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

/** No yardstick at all. */
export const NO_YARDSTICKS: Yardsticks = {
  ...{ hotRow: null, spread: null, copy: null, empty: null, driver: null, packets: null, smallest: null },
};

/**
 * Measures those yardsticks that are wanted and possible, each for half as long as a scenario: there is one before and one after it.
 * Redemptions must have left rows by then.
 */
export async function measureYardsticks(
  wanted: ReadonlySet<YardstickName>,
  { seconds }: Effort,
  own: OwnGround | null,
  say: (line: string) => void,
): Promise<Yardsticks> {
  const ways = {
    empty: () => measureEmpty(seconds / 2),
    ...(own === null ? {} : databaseWays(own, seconds)),
  };
  if (own !== null && wanted.size > 0) await makeYardstickTables(own.pool);
  const measured: Record<YardstickName, number | null> = { ...NO_YARDSTICKS };
  for (const [name, measure] of Object.entries(ways) as [YardstickName, () => Promise<number>][]) {
    if (!wanted.has(name)) continue;
    say(`Measuring ${YARDSTICKS[name].short}`);
    measured[name] = await measure();
  }
  return measured;
}

function databaseWays({ server: { target } }: OwnGround, seconds: number) {
  const statements = async (counters: number): Promise<number> => {
    const job = {
      kind: 'statement',
      target,
      seconds: seconds / 2,
      connections: CONNECTIONS,
      counters,
    } as const;
    return (await runYardstick(job)).perSecond;
  };
  const transactions = async (way: TransactionWay): Promise<number> => {
    const job = { kind: 'transaction', target, seconds: seconds / 2, way } as const;
    return (await runYardstick(job)).p50;
  };
  const copy = async (): Promise<number> => {
    const job = { kind: 'copy', target, seconds: seconds / 2 } satisfies YardstickJob;
    return (await runYardstick(job)).perSecond;
  };
  return {
    hotRow: () => statements(1),
    spread: () => statements(COUNTERS),
    copy,
    driver: () => transactions('one by one'),
    packets: () => transactions('two packets'),
    smallest: () => transactions('smallest'),
  };
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
