import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../server/test/support/test-server.ts';

/** An example of the README and what it prints. */
interface Example {
  readonly code: string;
  readonly prints: string;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
// In the repository, so that the package is found by its name, as a program of a shop would find it.
const folder = join(root, `.cache/sdk-readme-${process.pid}`);
const file = join(folder, 'examples.ts');
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples: Example[] = [
  ...readme.matchAll(/^```ts\n([\s\S]*?)^```\n\n(?:```text\n([\s\S]*?)^```)?/gm),
].map(([, code = '', prints = '']) => ({ code, prints: prints.trim() }));
const NEXT = '--- the next example ---';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await mkdir(folder, { recursive: true });
  const program = examples.map(({ code }) => code).join(`console.log('${NEXT}');\n`);
  await writeFile(file, program);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await server.stop();
});

test('each example of the README prints what stands below it', async () => {
  expect(examples.length).toBeGreaterThan(9);
  const { stdout } = await promisify(execFile)(process.execPath, [file], {
    env: { ...process.env, COUPONRY_URL: server.url, COUPONRY_KEY: server.keys.admin },
  });
  const printed = stdout.split(`${NEXT}\n`).map((text) => text.trim());
  expect(examples.map(({ code }, index) => ({ code, prints: printed[index] }))).toEqual(examples);
});

test('the compiler takes the examples as they are', async () => {
  const settings = {
    extends: '../../tsconfig.base.json',
    compilerOptions: { types: ['node'] },
    include: ['examples.ts'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'),
    ...['-p', folder],
  ]).catch((error: { readonly stdout: string }) => error);
  expect(stdout).toBe('');
});

test('what the README says of settings is what is in force', () => {
  const rows = [...readme.matchAll(/^\| `(timeout|deadline|retries)` *\| ([\d,]+)/gm)];
  const told = Object.fromEntries(
    rows.map(([, name = '', value = '']) => [name, Number(value.replaceAll(',', ''))]),
  );
  const source = readFileSync(new URL('../src/connection.ts', import.meta.url), 'utf8');
  const [, inForce = ''] = /PATIENCE: Bounds = \{([^}]+)\}/.exec(source) ?? [];
  const set = Object.fromEntries(
    [...inForce.matchAll(/(\w+): ([\d_]+)/g)].map(([, name = '', value = '']) => [
      name,
      Number(value.replaceAll('_', '')),
    ]),
  );
  expect(told).toEqual(set);
});
