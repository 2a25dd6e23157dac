import type { ServerProcess } from '../server-process.ts';
import type { Lab } from './lab.ts';
import { ACCEPTED, CREATED, type LoadJob, type LoadResult, VALID } from './load-job.ts';
import { runLoad } from './run-process.ts';
import { type Usage, usageOf, usageOfTree } from './usage.ts';

/** Processor time of each side. */
interface Sides {
  readonly server: number;
  readonly database: number;
  readonly load: number;
}

/** Processor time in percent of one processor, and in microseconds for each answer: that one hardly depends on who else is there. */
interface Load extends Sides {
  readonly microsecondsAnAnswer: Sides;
}

/** Memory in bytes; of the server before, at its most, and at the end. */
interface Memory {
  readonly before: number;
  readonly peak: number;
  readonly after: number;
  readonly database: number;
}

/** What was seen of one scenario. Times in milliseconds. */
export interface Measured {
  readonly throughput: number;
  readonly p50: number;
  readonly p99: number;
  readonly seconds: number;
  /** Answers by status and code, from the first request on. */
  readonly answers: Readonly<Record<string, number>>;
  /** Those that were turned away with 503: what part of all, and how long that took. Null when none was. */
  readonly shed: { readonly share: number; readonly p99: number } | null;
  /** Null where the system does not tell, or where the server is somebody else's. */
  readonly cpu: Load | null;
  readonly memory: Memory | null;
  /** What else there is to say. */
  readonly notes: readonly string[];
  /** What was answered wrongly. */
  readonly problems: readonly string[];
}

const SAMPLE_MS = 500;
/** Answers to what was asked for. */
const RIGHT: readonly string[] = [ACCEPTED, CREATED, VALID];

/** The part of a second that processors and memory are looked at before and after. */
interface Snapshot {
  readonly server: Usage;
  readonly database: Usage;
}

/** What a load came to, and what it says of each process. */
export interface Loaded {
  readonly measured: Measured;
  readonly results: readonly LoadResult[];
}

/** Carries out loads at the same time, each from a process of its own, and looks at what they take. */
export async function measure(
  lab: Lab,
  jobs: readonly LoadJob[],
  more: readonly ServerProcess[] = [],
): Promise<Loaded> {
  const pids = lab.own === null ? [] : [lab.own.server.pid, ...more.map(({ pid }) => pid)];
  const before = snapshot(lab, pids);
  const started = performance.now();
  let peak = before?.server.memory ?? 0;
  const sample = setInterval(() => {
    peak = Math.max(peak, serversUsage(pids)?.memory ?? 0);
  }, SAMPLE_MS);
  try {
    const results = await Promise.all(jobs.map(runLoad));
    const elapsed = (performance.now() - started) / 1000;
    const after = snapshot(lab, pids);
    return { results, measured: { ...sumUp(results), ...taken(results, before, after, peak, elapsed) } };
  } finally {
    clearInterval(sample);
  }
}

function sumUp(results: readonly LoadResult[]): Omit<Measured, 'cpu' | 'memory'> {
  const total = (of: (result: LoadResult) => number): number =>
    results.reduce((sum, result) => sum + of(result), 0);
  const worst = (of: (result: LoadResult) => number): number => Math.max(...results.map(of));
  const answers: Record<string, number> = {};
  for (const result of results) {
    for (const [answer, count] of Object.entries(result.answers)) {
      answers[answer] = (answers[answer] ?? 0) + count;
    }
  }
  const shed = total((result) => result.shed.count);
  const accepted = total((result) => result.accepted.count);
  return {
    throughput: total((result) => (result.seconds > 0 ? result.accepted.count / result.seconds : 0)),
    p50: worst((result) => result.accepted.p50),
    p99: worst((result) => result.accepted.p99),
    seconds: worst((result) => result.seconds),
    answers,
    shed: shed === 0 ? null : { share: shed / (shed + accepted), p99: worst((result) => result.shed.p99) },
    notes: [],
    problems: wrongAnswers(
      answers,
      total((result) => result.withoutRetryAfter),
    ),
  };
}

/** What is neither what was asked for nor an honest "come again". */
function wrongAnswers(answers: Readonly<Record<string, number>>, withoutRetryAfter: number): string[] {
  const wrong = Object.entries(answers).filter(
    ([answer]) => !RIGHT.includes(answer) && !answer.startsWith('503:'),
  );
  const problems = wrong.map(([answer, count]) => `${count} answers were ${answer} (status:code)`);
  if (withoutRetryAfter > 0) problems.push(`${withoutRetryAfter} answers with 503 had no Retry-After`);
  return problems;
}

function taken(
  results: readonly LoadResult[],
  before: Snapshot | null,
  after: Snapshot | null,
  peak: number,
  elapsed: number,
): Pick<Measured, 'cpu' | 'memory'> {
  if (before === null || after === null) return { cpu: null, memory: null };
  const spent: Sides = {
    server: after.server.cpuSeconds - before.server.cpuSeconds,
    database: after.database.cpuSeconds - before.database.cpuSeconds,
    load: results.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
  };
  const answers = results.flatMap((result) => Object.values(result.answers));
  const answered = answers.reduce((sum, count) => sum + count, 0);
  return {
    cpu: { ...scaled(spent, 100 / elapsed), microsecondsAnAnswer: scaled(spent, 1e6 / answered) },
    memory: {
      before: before.server.memory,
      peak: Math.max(peak, after.server.memory),
      after: after.server.memory,
      database: after.database.memory,
    },
  };
}

function scaled({ server, database, load }: Sides, factor: number): Sides {
  return { server: server * factor, database: database * factor, load: load * factor };
}

function snapshot({ own }: Lab, pids: readonly number[]): Snapshot | null {
  const server = serversUsage(pids);
  const database = own === null ? null : usageOfTree(own.server.databasePid);
  return server === null || database === null ? null : { server, database };
}

/** Of several server processes: their processor time together, and the memory of the largest. */
function serversUsage(pids: readonly number[]): Usage | null {
  const usages = pids.map(usageOf).filter((usage) => usage !== null);
  if (usages.length === 0) return null;
  return {
    cpuSeconds: usages.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    memory: Math.max(...usages.map(({ memory }) => memory)),
  };
}
