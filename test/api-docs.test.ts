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
import { notAtMidnight } from '../packages/server/test/support/not-at-midnight.ts';
import { createTestDatabase } from '../packages/server/test/support/test-database.ts';
import { tableRows, unquote } from './support/document-tables.ts';
import { WrittenNames } from './support/written-names.ts';

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

describe('the reference of the Coupons API 3.0.0', () => {
  test('shows what a server answers', async ({ onTestFinished }) => {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());
    const server = await startServer(
      await freshSettings({ DATABASE_URL: databaseUrl(database.connection), COUPONRY_LOG: 'error' }),
    );
    const keys = await firstKeys(server);
    await notAtMidnight();
    const names = new WrittenNames(Date.now());
    for (const example of examples) {
      const ask = () => send(server.url, example, names, keys);
      const isLate = example.path.endsWith('/statistics');
      const { title, actual, expected } = isLate
        ? await vi.waitFor(() => settled(ask), { timeout: 30_000 })
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
    const told = tableRows(reference, 'method', 'scope').map(([route, scopes]) => ({
      route: unquote(route),
      scopes,
    }));
    expect(told.toSorted(byRoute)).toEqual(routes.toSorted(byRoute));
    expect(routes.filter(({ route }) => !shown(route))).toEqual([]);
  });

  test('tells every outcome, and none that does not exist', () => {
    const told = tableRows(reference, 'code', 'message').map(([code, message]) => [
      Number(code),
      unquote(message),
    ]);
    const outcomes = Object.values(OUTCOMES).map(({ code, message }) => [code, message]);
    expect(told.toSorted()).toEqual(outcomes.toSorted());
  });

  test('tells every problem, and none that does not exist', () => {
    const told = tableRows(reference, 'status', 'message').map(([status, message]) => [
      Number(status),
      unquote(message),
    ]);
    const problems = Object.values(PROBLEMS).map(({ status, message }) => [status, message]);
    expect(told.toSorted()).toEqual(problems.toSorted());
  });

  test('tells every field of a body, and none that does not exist', () => {
    const coupon = tableRows(reference, 'field', 'type', 'default').map(([field]) => unquote(field));
    expect(coupon.toSorted()).toEqual(Object.keys(NewCouponBody.properties).toSorted());
    const client = tableRows(reference, 'name', 'what').map(([name]) => unquote(name));
    expect(client.toSorted()).toEqual(Object.keys(ActivateBody.properties).toSorted());
    const use = tableRows(reference, 'field', 'type', 'what').map(([field]) => unquote(field));
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

async function send(
  url: string,
  example: Example,
  names: WrittenNames,
  keys: Readonly<Record<string, string>>,
) {
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

function byRoute(a: { readonly route: string }, b: { readonly route: string }): number {
  return a.route < b.route ? -1 : 1;
}
