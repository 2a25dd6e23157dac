/** A round of questions is at most this many. */
const MAX_ROUND = 256;

/** Answers many questions of one workspace in one round trip, in the same order. */
export type RoundReader<Question, Answer> = (
  workspaceId: string,
  questions: readonly Question[],
) => Promise<readonly Answer[]>;

interface Asked<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** The questions of a workspace that wait for a round. */
interface Waiting<Question, Answer> {
  readonly workspaceId: string;
  readonly asked: Asked<Question, Answer>[];
}

/**
 * Gathers the questions that arrive in one turn of the event loop, or while earlier rounds are under way, and asks them
 * together. Without locks, so it never waits for the ledger.
 */
export class TickReads<Question, Answer> {
  readonly #read: RoundReader<Question, Answer>;
  /** What waits, by workspace; hardly ever more than a few at a time. No `Map`: see docs/decisions/0030. */
  #waiting: Waiting<Question, Answer>[] = [];
  #free: number;
  #scheduled = false;

  constructor(rounds: number, read: RoundReader<Question, Answer>) {
    this.#free = rounds;
    this.#read = read;
  }

  /** Asks one question. Rejects with the error of its round. */
  ask(workspaceId: string, question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.find((other) => other.workspaceId === workspaceId);
      if (waiting === undefined) this.#waiting.push({ workspaceId, asked: [{ question, resolve, reject }] });
      else waiting.asked.push({ question, resolve, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled || this.#free === 0 || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#startRounds();
    });
  }

  #startRounds(): void {
    while (this.#free > 0) {
      const first = this.#waiting.shift();
      if (first === undefined) return;
      const { workspaceId, asked } = first;
      if (asked.length > MAX_ROUND) this.#waiting.push({ workspaceId, asked: asked.splice(MAX_ROUND) });
      this.#free -= 1;
      void this.#round(workspaceId, asked).finally(() => {
        this.#free += 1;
        this.#schedule();
      });
    }
  }

  async #round(workspaceId: string, asked: readonly Asked<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.#read(
        workspaceId,
        asked.map(({ question }) => question),
      );
      if (answers.length < asked.length) throw new Error('A round brought fewer answers than questions');
      for (const [index, { resolve }] of asked.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}
