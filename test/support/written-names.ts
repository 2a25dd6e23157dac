/** The instant at which the requests of a document were sent, as the document tells it. */
const WRITTEN_AT = Date.parse('2026-11-22T12:00:00Z');
/** A test machine may be slow; a day, the shortest time that a document counts, is longer. */
const TOLERANCE_MS = 3_600_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EAN13 = /^29\d{11}$/;
const TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;
const KEY = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;
/** What opens an invitation: 32 bytes. */
const SECRET = /^[\w-]{43}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:(?:\.\d{3})?(Z)|(\+00:00))$/;
/** What is only to have the same form: days, the end of a key, the number of a request. */
const ANY_OF = [/^\d{4}-\d\d-\d\d$/, /^[0-9A-F]{4}$/, /^req-[0-9a-z]+$/];

/** What is called one thing in a document and another in a run: ids, codes, tokens. Times are compared by the clock. */
export class WrittenNames {
  readonly #startedAt: number;
  readonly #real = new Map<string, string>();

  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  /** A text of the reference with the names of this run. */
  real(text: string): string {
    return [...this.#real].reduce((before, [written, real]) => before.replaceAll(written, real), text);
  }

  /** An answer of this run with the names of the reference wherever they mean the same. */
  asWritten(written: unknown, real: unknown): unknown {
    if (typeof written === 'string' && typeof real === 'string') {
      return this.#isSame(written, real) ? written : real;
    }
    if (Array.isArray(written) && Array.isArray(real)) {
      return real.map((each, index) => this.asWritten(written[index], each));
    }
    if (!isRecord(written) || !isRecord(real)) return real;
    const keys = Object.keys(written);
    const entries = Object.entries(real).map(([key, value]) => {
      const same = key in written ? key : keys.find((known) => UUID.test(known) && this.#isSame(known, key));
      return [same ?? key, this.asWritten(written[same ?? key], value)];
    });
    return Object.fromEntries(entries);
  }

  #isSame(written: string, real: string): boolean {
    if (written === real) return true;
    for (const form of [UUID, EAN13, TOKEN, KEY, SECRET]) {
      if (form.test(written) && form.test(real)) return this.#bind(written, real) === real;
    }
    if (INSTANT.test(written) && INSTANT.test(real)) return this.#isSameTime(written, real);
    return ANY_OF.some((form) => form.test(written) && form.test(real));
  }

  /** The first meeting decides; one name never stands for two things, nor two for one. */
  #bind(written: string, real: string): string | undefined {
    const isNew = !this.#real.has(written) && ![...this.#real.values()].includes(real);
    if (isNew) this.#real.set(written, real);
    return this.#real.get(written);
  }

  /** Whether both are as long after the first request; instants of other years are fixed. */
  #isSameTime(written: string, real: string): boolean {
    const [, ...zone] = INSTANT.exec(written) ?? [];
    const isSameForm = zone.join() === INSTANT.exec(real)?.slice(1).join();
    if (!written.startsWith('2026') || !isSameForm) return false;
    const differences = Date.parse(real) - this.#startedAt - (Date.parse(written) - WRITTEN_AT);
    return Math.abs(differences) < TOLERANCE_MS;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
