interface Line<Answer> {
  readonly now: Promise<Answer>;
  /** What those are told who have asked since that began. */
  next: Promise<Answer> | null;
}

/**
 * Reads what takes long once for all who ask the same meanwhile. Nobody is told what was begun to be read before they asked: it would
 * not have what they were told had happened. They wait for the one after it, together.
 *
 * @example const shared = new SharedAnswers<Report>(); await shared.ask(couponId, () => readReport(couponId));
 */
export class SharedAnswers<Answer> {
  readonly #lines = new Map<string, Line<Answer>>();

  /** Answers what `read` does, now or when the one that is under way is done. Rejects as it does. @param key what is asked, whole */
  ask(key: string, read: () => Promise<Answer>): Promise<Answer> {
    const line = this.#lines.get(key);
    if (line === undefined) return this.#begin(key, read);
    const again = (): Promise<Answer> => this.#begin(key, read);
    line.next ??= line.now.then(again, again);
    return line.next;
  }

  #begin(key: string, read: () => Promise<Answer>): Promise<Answer> {
    const line: Line<Answer> = { now: read(), next: null };
    this.#lines.set(key, line);
    const done = (): void => {
      if (line.next === null) this.#lines.delete(key);
    };
    line.now.then(done, done);
    return line.now;
  }
}
