import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import {
  ActivateBody,
  NewCouponBody,
  OUTCOMES,
  PROBLEMS,
  ROUTES,
  UseBody,
} from '../packages/contract/src/index.ts';
import {
  databaseUrl,
  firstKeys,
  freshSettings,
  startServer,
} from '../packages/server/test/support/fault-server.ts';
import { createTestDatabase } from '../packages/server/test/support/test-database.ts';

/** A request of the reference and the answer that stands below it. */
interface Example {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly status: number;
  readonly answer: string;
}

const reference = readFileSync(new URL('../docs/api-3.0.0.md', import.meta.url), 'utf8');
const examples = readExamples(reference);

/** The instant at which the requests of the reference were sent, as the reference tells it. */
const WRITTEN_AT = Date.parse('2026-11-22T12:00:00Z');
/** A test machine may be slow; a day, the shortest time that the reference counts, is longer. */
const TOLERANCE_MS = 3_600_000;

describe('the reference of the Coupons API 3.0.0', () => {
  test('shows what a server answers', async ({ onTestFinished }) => {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());
    const server = await startServer(
      await freshSettings({ DATABASE_URL: databaseUrl(database.connection), COUPONRY_LOG: 'error' }),
    );
    const keys = await firstKeys(server);
    const names = new Names(Date.now());
    for (const example of examples) {
      const ask = () => send(server.url, example, names, keys);
      const isLate = example.path.endsWith('/statistics');
      const { title, actual, expected } = isLate
        ? await vi.waitFor(() => settled(ask), { timeout: 10_000 })
        : await ask();
      expect.soft(actual, title).toEqual(expected);
    }
  });

  test('shows every method, and tells who may call it', () => {
    const shown = (route: string): boolean => {
      const [method, path = ''] = route.split(' ');
      const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`);
      return examples.some((each) => each.method === method && pattern.test(each.path.split('?')[0] ?? ''));
    };
    const routes = Object.values(ROUTES).map(({ method, path, scopes }) => ({
      route: `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
      scopes: scopes.join(', '),
    }));
    const told = tableRows('method', 'scope').map(([route, scopes]) => ({ route: unquote(route), scopes }));
    expect(told.toSorted(byRoute)).toEqual(routes.toSorted(byRoute));
    expect(routes.filter(({ route }) => !shown(route))).toEqual([]);
  });

  test('tells every outcome, and none that does not exist', () => {
    const told = tableRows('code', 'message').map(([code, message]) => [Number(code), unquote(message)]);
    const outcomes = Object.values(OUTCOMES).map(({ code, message }) => [code, message]);
    expect(told.toSorted()).toEqual(outcomes.toSorted());
  });

  test('tells every problem, and none that does not exist', () => {
    const told = tableRows('status', 'message').map(([status, message]) => [
      Number(status),
      unquote(message),
    ]);
    const problems = Object.values(PROBLEMS).map(({ status, message }) => [status, message]);
    expect(told.toSorted()).toEqual(problems.toSorted());
  });

  test('tells every field of a body, and none that does not exist', () => {
    const coupon = tableRows('field', 'type', 'default').map(([field]) => unquote(field));
    expect(coupon.toSorted()).toEqual(Object.keys(NewCouponBody.properties).toSorted());
    const client = tableRows('name', 'what').map(([name]) => unquote(name));
    expect(client.toSorted()).toEqual(Object.keys(ActivateBody.properties).toSorted());
    const use = tableRows('field', 'type', 'what').map(([field]) => unquote(field));
    expect([...client, ...use].toSorted()).toEqual(Object.keys(UseBody.properties).toSorted());
  });
});

function readExamples(text: string): Example[] {
  const blocks = [...text.matchAll(/^```(http|json)(?: status=(\d+))?\n([\s\S]*?)^```$/gm)];
  return blocks.flatMap(([, kind, , content = ''], index) => {
    if (kind !== 'http') return [];
    const [, next, status = '200', answer = ''] = blocks[index + 1] ?? [];
    if (next !== 'json') throw new Error(`There is no answer below: ${content}`);
    const [head = '', body = ''] = content.split(/\n\n([\s\S]*)/);
    const [request = '', ...lines] = head.trim().split('\n');
    const [method = '', path = ''] = request.split(' ');
    const headers = lines.map((line) => {
      const [name = '', value = ''] = line.split(/: (.*)/);
      return [name, value] as const;
    });
    return [{ method, path, headers, body: body.trim(), status: Number(status), answer }];
  });
}

async function send(url: string, example: Example, names: Names, keys: Readonly<Record<string, string>>) {
  const { method, path, body } = example;
  const withKey = (value: string) => value.replace(/<(\w+) key>/, (_, scope: string) => keys[scope] ?? '');
  const response = await fetch(`${url}${names.real(path)}`, {
    method,
    redirect: 'manual',
    headers: Object.fromEntries(example.headers.map(([name, value]) => [name, withKey(value)])),
    ...(body === '' ? {} : { body: names.real(body) }),
  });
  const answer: unknown = JSON.parse(example.answer);
  return {
    title: `${method} ${path}`,
    expected: { status: example.status, answer },
    actual: { status: response.status, answer: names.asWritten(answer, await response.json()) },
  };
}

/** Refusals are in the statistics within a second. */
async function settled<Compared extends { readonly actual: unknown; readonly expected: unknown }>(
  ask: () => Promise<Compared>,
): Promise<Compared> {
  const compared = await ask();
  expect(compared.actual).toEqual(compared.expected);
  return compared;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EAN13 = /^29\d{11}$/;
const TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}Z|\+00:00)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What is called one thing in the reference and another in this run: ids, codes, tokens. Times are compared by the clock. */
class Names {
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
    for (const form of [UUID, EAN13, TOKEN]) {
      if (form.test(written) && form.test(real)) return this.#bind(written, real) === real;
    }
    if (INSTANT.test(written) && INSTANT.test(real)) return this.#isSameTime(written, real);
    return DAY.test(written) && DAY.test(real);
  }

  /** The first meeting decides; one name never stands for two things, nor two for one. */
  #bind(written: string, real: string): string | undefined {
    const isNew = !this.#real.has(written) && ![...this.#real.values()].includes(real);
    if (isNew) this.#real.set(written, real);
    return this.#real.get(written);
  }

  /** Whether both are as long after the first request; instants of other years are fixed. */
  #isSameTime(written: string, real: string): boolean {
    if (written.slice(0, 4) !== '2026' || written.length !== real.length) return false;
    const differences = Date.parse(real) - this.#startedAt - (Date.parse(written) - WRITTEN_AT);
    return Math.abs(differences) < TOLERANCE_MS;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The cells of the one table whose first columns have these names. */
function tableRows(...columns: readonly string[]): string[][] {
  const tables = reference.matchAll(/(?:^\|.*\|\n)+/gm);
  const found = [...tables]
    .map(([table]) => table.trim().split('\n').map(cells))
    .filter(([head = []]) => columns.every((column, index) => head[index] === column));
  expect(found, `tables with the columns ${columns.join(', ')}`).toHaveLength(1);
  return (found[0] ?? []).slice(2);
}

function cells(row: string): string[] {
  return row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

function unquote(cell: string | undefined): string {
  return /^`(.*)`$/.exec(cell ?? '')?.[1] ?? '';
}

function byRoute(a: { readonly route: string }, b: { readonly route: string }): number {
  return a.route < b.route ? -1 : 1;
}
