/** Codes that requests run through; the same as those that {@link codeAt} names. */
export interface CodeRun {
  readonly count: number;
  /** `each`: every code once, and then it ends; `around`: the same again and again; `any`: by chance. */
  readonly order: 'each' | 'around' | 'any';
  /** Where `each` and `around` begin. */
  readonly from: number;
}

/**
 * What a load process does. `request` is a whole HTTP request in which `{n}` stands for a running number of eight digits and
 * `{code}` for a code; everything else of it is made once, so that the load costs little.
 */
export interface LoadJob {
  readonly url: string;
  readonly connections: number;
  readonly request: string;
  readonly codes: CodeRun | null;
  /** How long answers do not count yet, and how long they do, in seconds. */
  readonly warmUp: number;
  readonly seconds: number;
  /** Ends after this many requests, if that comes first. */
  readonly most: number;
}

/** Latencies in milliseconds. */
export interface Latencies {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
}

/** What a load process saw. */
export interface LoadResult {
  /** How long answers counted, in seconds. */
  readonly seconds: number;
  /** Requests that were carried out, of those that count. */
  readonly accepted: Latencies;
  /** Requests that were turned away with 503, of those that count. */
  readonly shed: Latencies;
  /** Answers from the first request on, by status and the code in the body, such as `200:1`. */
  readonly answers: Readonly<Record<string, number>>;
  /** Answers with 503 that did not say when to come again. */
  readonly withoutRetryAfter: number;
  /** What the load itself took of the processors, in seconds. */
  readonly cpuSeconds: number;
}

/** The answer that means that a request was carried out. */
export const ACCEPTED = '200:1';

/** The answer of `/v1` that means that something was made. */
export const CREATED = '201:';

/** The answer that means that all codes of a validation apply. */
export const VALID = '200:true';

/** How many requests were carried out, from the first on. */
export function acceptedOf(results: readonly LoadResult[]): number {
  return results.reduce((sum, { answers }) => sum + (answers[ACCEPTED] ?? 0) + (answers[CREATED] ?? 0), 0);
}

/** The latencies that were measured, in milliseconds; sorts them. */
export function latenciesOf(measured: number[]): Latencies {
  measured.sort((one, other) => one - other);
  return { count: measured.length, p50: percentile(measured, 0.5), p99: percentile(measured, 0.99) };
}

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
