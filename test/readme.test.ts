import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { describeConfig } from '../packages/server/src/config.ts';
import { freshSettings, scratchFolder, startServer } from '../packages/server/test/support/fault-server.ts';
import { ROOMS } from './support/rooms.ts';
import { filesUnder } from './support/sources.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const [keyLine = '', ...curlLines] = (/^```sh\n([\s\S]*?)^```$/m.exec(readme)?.[1] ?? '').trim().split('\n');

/** Takes the place of `curl` on a machine that has none; knows what the README needs of it. */
const CURL = `#!/usr/bin/env node
const headers = {};
let url, body;
const args = process.argv.slice(2);
for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
  if (arg === '-d') body = args.shift();
  else if (arg === '-H') { const [name, value] = args.shift().split(/: (.*)/); headers[name] = value; }
  else if (arg !== '-s') url = arg;
}
fetch(url, { method: body === undefined ? 'GET' : 'POST', headers, body })
  .then((answer) => answer.text()).then((text) => process.stdout.write(text));
`;

describe('the README', () => {
  test('redeems a code with three lines that are pasted into a second terminal', async () => {
    const settings = await freshSettings();
    const server = await startServer(settings);
    const paste = await openTerminal(server.url, settings.COUPONRY_DATA ?? '');
    expect(curlLines).toHaveLength(3);
    const [make = '', ask = '', redeem = ''] = curlLines;
    expect(await paste(make)).toMatchObject({
      code: 1,
      data: { coupon: { code: 'HELLO10', discountValue: 10 } },
    });
    expect(await paste(ask)).toMatchObject({ code: 1, data: { isValid: true, usedAt: null } });
    const redeemed = await paste(redeem);
    expect(redeemed).toMatchObject({ code: 1, data: { isValid: false, usedAt: expect.any(String) } });
    expect(await paste(redeem)).toEqual(redeemed);
    const another = await paste(redeem.replace('5001', '5002'));
    expect(another).toMatchObject({ code: 20105, message: 'Coupon.Use.AlreadyUsed' });
  });

  test('tells every setting with its default, and none that does not exist', () => {
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` *\| (?:`([^`]*)`)? *\|/gm)];
    const told = rows.map(([, name, value = '']) => ({ name, value }));
    const settings = describeConfig({}).map(({ name, value }) => ({ name, value }));
    expect(told).toEqual(settings);
  });

  test('names tests that are there', () => {
    const files = ['packages', 'test'].flatMap(filesUnder).filter((file) => file.endsWith('.test.ts'));
    const named = [...readme.matchAll(/`npm test -- (\S+)`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !files.some((file) => file.includes(name)))).toEqual([]);
  });
});

describe('a document', () => {
  const documents = [
    'README',
    'ARCHITECTURE',
    'CONTRIBUTING',
    'GLOSSARY',
    'CHANGELOG',
    'SECURITY',
    'docs/api-3.0.0',
    'docs/api-v1',
    'docs/proof',
    'packages/sdk/README',
  ];

  test.each(documents)('%s links only to what is there', (name) => {
    const file = join(root, `${name}.md`);
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(
      ([, to = '']) => to,
    );
    expect(links.filter((to) => !isThere(file, to))).toEqual([]);
  });
});

describe('the architecture', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');

  test('names files that are there', () => {
    const files = ['packages', 'test'].flatMap(filesUnder);
    const named = [...text.matchAll(/`([\w./-]+\.(?:ts|sql))`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !files.some((file) => file.endsWith(`/${name}`) || file === name))).toEqual(
      [],
    );
  });

  test('has the rooms of the code', () => {
    const table = /(?:^\| `\w+` .*\n)+/m.exec(text)?.[0] ?? '';
    const told = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name = '']) => name);
    const files = filesUnder('packages');
    const lived = ROOMS.filter(({ at }) => at.some((place) => files.some((file) => file.startsWith(place))));
    const rooms = lived.map(({ room }) => room).filter((room) => !room.includes('/'));
    expect(told.toSorted()).toEqual(rooms.toSorted());
  });
});

/** A shell in which lines of the README mean this server and its data folder. */
async function openTerminal(url: string, dataFolder: string): Promise<(line: string) => Promise<unknown>> {
  const folder = await scratchFolder();
  await writeFile(join(folder, 'curl'), CURL, { mode: 0o755 });
  const path = [dirname(process.execPath), process.env.PATH, folder].join(delimiter);
  return async (line) => {
    const script = `${keyLine}\n${line}`
      .replaceAll('http://127.0.0.1:8080', url)
      .replaceAll('./.couponry/', `${dataFolder}/`);
    const { stdout } = await promisify(execFile)('sh', ['-c', script], {
      env: { ...process.env, PATH: path },
    });
    return JSON.parse(stdout);
  };
}

/** Whether a link leads to a file and, where it names one, to a heading of it. */
function isThere(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? from : join(dirname(from), path);
  if (!existsSync(file)) return false;
  if (anchor === undefined) return true;
  const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, text = '']) => slug(text));
  return headings.includes(anchor);
}

/** The anchor of a heading, as GitHub makes it. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
