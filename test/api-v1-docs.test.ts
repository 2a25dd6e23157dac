import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { AUTH_METHODS, PROBLEMS_V1, ROLES, ROUTES_V1, type RouteV1 } from '../packages/contract/src/index.ts';
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

/** A request of the guide, as `curl` is asked to send it, and the answer that stands below it. */
interface Example {
  readonly command: string;
  readonly status: number;
  readonly answer: unknown;
}

const guide = readFileSync(new URL('../docs/api-v1.md', import.meta.url), 'utf8');
const routes: readonly RouteV1[] = Object.values(ROUTES_V1);
/** Told to nobody: what a chore is told. */
const UNTOLD = ['reservation_live'];

describe('the guide to /v1', () => {
  test('shows what a server answers', async ({ onTestFinished }) => {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());
    const server = await startServer(
      await freshSettings({ DATABASE_URL: databaseUrl(database.connection), COUPONRY_LOG: 'error' }),
    );
    const keys = await firstKeys(server);
    const variables = { URL: server.url, ADMIN: keys.admin ?? '', STORE: keys.client ?? '' };
    await notAtMidnight();
    const names = new WrittenNames(Date.now());
    const examples = readExamples();
    expect(examples.length).toBeGreaterThan(10);
    for (const { command, status, answer } of examples) {
      const ask = async () => {
        const real = await send(names.real(command), variables);
        return { ...real, answer: names.asWritten(answer, real.answer) };
      };
      // Refusals are in the statistics within a second.
      const told = command.includes('/statistics')
        ? await vi.waitFor(
            async () => {
              const first = await ask();
              expect(first.answer).toEqual(answer);
              return first;
            },
            { timeout: 30_000 },
          )
        : await ask();
      expect.soft(told, command).toEqual({ status, answer });
    }
  });

  test('tells every method and who may call it', () => {
    const told = tableRows(guide, 'method', 'for', 'people', 'what').map(([route, ...rest]) => [
      unquote(route),
      ...rest,
    ]);
    const table = routes.map(({ method, path, scopes, roles, isOpen, summary }) => [
      `${method} ${path}`,
      isOpen === true ? 'everybody' : scopes.join(', '),
      roles.length === ROLES.length ? 'all' : roles.join(', '),
      summary,
    ]);
    expect(told.toSorted()).toEqual(table.toSorted());
  });

  test('tells how people sign in', () => {
    const told = tableRows(guide, 'method', 'path after `/v1/auth`', 'does');
    const table = AUTH_METHODS.map(({ method, path, summary }) => [method, `\`${path}\``, summary]);
    expect(told).toEqual(table);
  });

  test('tells every problem, and none that does not exist', () => {
    const told = tableRows(guide, 'status', 'code', 'when').map(([status, code]) => [
      Number(status),
      unquote(code),
    ]);
    const problems = Object.values(PROBLEMS_V1)
      .filter(({ code }) => !UNTOLD.includes(code))
      .map(({ status, code }) => [status, code]);
    expect(told.toSorted()).toEqual(problems.toSorted());
  });
});

function readExamples(): Example[] {
  const blocks = [...guide.matchAll(/^```(sh|json)(?: status=(\d+))?\n([\s\S]*?)^```$/gm)];
  return blocks.flatMap(([, kind, , content = ''], index) => {
    if (kind !== 'sh' || !content.startsWith('curl ')) return [];
    const [, next, status = '200', answer = ''] = blocks[index + 1] ?? [];
    if (next !== 'json') throw new Error(`There is no answer below: ${content}`);
    return [{ command: content.trim(), status: Number(status), answer: JSON.parse(answer) }];
  });
}

/** Sends what a line asks `curl` for. Knows of the shell and of `curl` what the guide needs. */
async function send(command: string, variables: Readonly<Record<string, string>>) {
  const words = [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? expand(double ?? bare ?? '', variables),
  );
  let [url, method, body] = ['', 'GET', undefined as string | undefined];
  const headers: Record<string, string> = {};
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '-H') {
      const [name = '', value = ''] = (words.shift() ?? '').split(/: (.*)/);
      headers[name] = value;
    } else if (word === '-d') {
      body = words.shift();
      if (method === 'GET') method = 'POST';
    } else if (word === '--data-binary') {
      body = readFileSync(new URL(`../${(words.shift() ?? '').replace(/^@/, '')}`, import.meta.url), 'utf8');
      method = 'POST';
    } else if (word === '-X') method = words.shift() ?? '';
    else if (word !== 'curl' && word !== '-s') url = word;
  }
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return { status: response.status, answer: await response.json() };
}

function expand(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$(\w+)/g, (_, name: string) => variables[name] ?? '');
}
