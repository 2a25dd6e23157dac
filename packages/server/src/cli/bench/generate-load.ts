import { codeAt, shuffled } from './code-at.ts';
import { type HttpAnswer, LoadConnection } from './load-connection.ts';
import {
  ACCEPTED,
  type CodeRun,
  CREATED,
  type LoadJob,
  type LoadResult,
  latenciesOf,
  VALID,
} from './load-job.ts';

/** What an answer says of itself at once: its code, or with a validation whether all codes apply. */
const TOLD = /^\{"(?:code|valid)":(\w+)/;

/** Answers to what was carried out; an empty route has no code in its body. */
const DONE: ReadonlySet<string> = new Set([ACCEPTED, CREATED, VALID, '200:']);

/** Makes the requests of a job, one after the other; null when there are no more. */
function requestsOf({ request, codes, most }: LoadJob): () => string | null {
  const parts = request.split(/(\{n\}|\{code\})/);
  let sent = 0;
  return () => {
    if (sent >= most) return null;
    const code = codes === null ? '' : nextCode(codes, sent);
    if (code === null) return null;
    const number = String(sent).padStart(8, '0');
    sent += 1;
    let text = '';
    for (const part of parts) text += part === '{n}' ? number : part === '{code}' ? code : part;
    return text;
  };
}

function nextCode({ count, order, from }: CodeRun, sent: number): string | null {
  if (order === 'any') return codeAt(Math.floor(Math.random() * count));
  const place = order === 'around' ? (from + sent) % count : from + sent;
  return place < count ? codeAt(shuffled(place, count)) : null;
}

/** What of a run counts, and when. */
class Tally {
  readonly #accepted: number[] = [];
  readonly #shed: number[] = [];
  readonly #answers: Record<string, number> = {};
  #withoutRetryAfter = 0;

  count({ status, head, body }: HttpAnswer, milliseconds: number, counts: boolean): void {
    const answer = `${status}:${TOLD.exec(body)?.[1] ?? ''}`;
    this.#answers[answer] = (this.#answers[answer] ?? 0) + 1;
    if (status === '503' && !/\r\nretry-after: *\d/i.test(head)) this.#withoutRetryAfter += 1;
    if (!counts) return;
    if (DONE.has(answer)) this.#accepted.push(milliseconds);
    else if (status === '503') this.#shed.push(milliseconds);
  }

  result(seconds: number): LoadResult {
    const { user, system } = process.cpuUsage();
    return {
      seconds,
      accepted: latenciesOf(this.#accepted),
      shed: latenciesOf(this.#shed),
      answers: this.#answers,
      withoutRetryAfter: this.#withoutRetryAfter,
      cpuSeconds: (user + system) / 1e6,
    };
  }
}

/** One run of a job over all of its connections. */
class Run {
  readonly #next: () => string | null;
  readonly #tally = new Tally();
  readonly #done: (result: LoadResult) => void;
  #open: number;
  #countsFrom = 0;
  #end = 0;

  constructor(job: LoadJob, done: (result: LoadResult) => void) {
    this.#next = requestsOf(job);
    this.#open = job.connections;
    this.#done = done;
  }

  /** Opens a connection and answers what starts it. */
  async connect(url: URL, onLost: (error: Error) => void): Promise<() => void> {
    let sentAt = 0;
    const send = (): void => {
      sentAt = performance.now();
      const request = sentAt > this.#end ? null : this.#next();
      if (request === null) this.#close(connection, sentAt);
      else connection.send(request);
    };
    const onAnswer = (answer: HttpAnswer): void => {
      const now = performance.now();
      this.#tally.count(answer, now - sentAt, now >= this.#countsFrom && now <= this.#end);
      send();
    };
    const connection = await LoadConnection.open(url, onAnswer, onLost);
    return send;
  }

  /** Sets the time from which answers count. */
  begin({ warmUp, seconds }: LoadJob): void {
    this.#countsFrom = performance.now() + warmUp * 1000;
    this.#end = this.#countsFrom + seconds * 1000;
  }

  #close(connection: LoadConnection, now: number): void {
    connection.end();
    this.#open -= 1;
    if (this.#open > 0) return;
    this.#done(this.#tally.result(Math.max(0, Math.min(now, this.#end) - this.#countsFrom) / 1000));
  }
}

/** Loads a server; resolves when every request has its answer. @throws when a connection is lost */
export function generateLoad(job: LoadJob): Promise<LoadResult> {
  const url = new URL(job.url);
  return new Promise((resolve, reject) => {
    const run = new Run(job, resolve);
    const connections = Array.from({ length: job.connections }, () => run.connect(url, reject));
    Promise.all(connections).then((starts) => {
      run.begin(job);
      for (const start of starts) start();
    }, reject);
  });
}
