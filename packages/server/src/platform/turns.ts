interface Deferred<Item> {
  readonly item: Item;
  readonly since: number;
}

/**
 * Does things in their order, so many in a turn of the event loop and the others in the turns after it. All that has arrived or been
 * decided at once would else be done before the event loop looks at what the database has answered meanwhile.
 *
 * @example const turns = new Turns<Request>(16, begin); server.on('request', (request) => turns.add(request));
 */
export class Turns<Item> {
  readonly #share: number;
  readonly #work: (item: Item, waited: number) => void;
  readonly #waiting: Deferred<Item>[] = [];
  /** How much of its share this turn has not used. */
  #left: number;
  #isTurning = false;

  /** @param work is told for how many milliseconds the item has waited for its turn */
  constructor(share: number, work: (item: Item, waited: number) => void) {
    this.#share = share;
    this.#left = share;
    this.#work = work;
  }

  /** Does it now, or in a later turn when this one has done its share. */
  add(item: Item): void {
    this.#turnLater();
    if (this.#left === 0) {
      this.#waiting.push({ item, since: performance.now() });
    } else {
      this.#left -= 1;
      this.#work(item, 0);
    }
  }

  #turnLater(): void {
    if (this.#isTurning) return;
    this.#isTurning = true;
    setImmediate(this.#turn);
  }

  readonly #turn = (): void => {
    this.#isTurning = false;
    this.#left = this.#share;
    if (this.#waiting.length === 0) return;
    // What was done is let go of at once: under load that lasts, there is always somebody who waits.
    const due = this.#waiting.splice(0, this.#share);
    this.#left -= due.length;
    this.#turnLater();
    const now = performance.now();
    for (const { item, since } of due) this.#work(item, now - since);
  };
}
