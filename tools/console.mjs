// Builds the console when its sources are newer than what was built: a stamp in the folder says from what it was.
// Plain JavaScript without dependencies, like all that runs before the server does.
//
//   node tools/console.mjs      builds if it is stale
import { accessSync, constants, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { brotliCompressSync, constants as constantsOfZlib, gzipSync } from 'node:zlib';
import { endLike, isStartedAs, runChild } from './child.mjs';
import { ensure, nodeFile } from './ensure.mjs';
import { builtFrom, putInPlace, STAMP, stampOf } from './sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const consoleFolder = join(root, 'packages/console');

/** What the server hands out under `/console`. */
export const consoleDist = join(consoleFolder, 'dist');

/** Everything that ends up in the console. */
const sources = ['console/src', 'console/public', 'sdk/src', 'contract/src', 'engine/src'];
const files = [
  'tools/console.mjs',
  'tools/sources.mjs',
  'package-lock.json',
  'packages/console/index.html',
  'packages/console/vite.config.ts',
  'packages/console/tools/compile-hints.ts',
  'packages/console/tools/page-files.ts',
];

/**
 * Makes sure that the built console is of the present sources. When it cannot be built, says why in a sentence and returns
 * false: the server serves the API all the same.
 */
export async function ensureConsole() {
  const folders = sources.map((folder) => `packages/${folder}`);
  const stamp = stampOf(files, folders);
  if (builtFrom(consoleDist) === stamp) return true;
  try {
    accessSync(consoleFolder, constants.W_OK);
  } catch {
    return refuse(`${consoleFolder} cannot be written to`);
  }
  process.stderr.write('Building the console ...\n');
  // Built beside and then put in place: a server that runs meanwhile, or a build that is stopped, never sees a half of it.
  const draft = `${consoleDist}.${process.pid}`;
  try {
    const { end, said } = await build(draft);
    if (end.told) endLike({ code: null, signal: end.told });
    if (end.code !== 0) return refuse(complaintOf(said));
    compress(draft);
    writeFileSync(join(draft, STAMP), stamp);
    putInPlace(draft, consoleDist, stamp);
    return true;
  } catch (error) {
    return refuse(error.message);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function build(outDir) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [
    vite,
    'build',
    '--configLoader',
    'native',
    '--logLevel',
    'warn',
    '--outDir',
    outDir,
    '--emptyOutDir',
  ];
  const options = { cwd: consoleFolder, stdio: ['ignore', 'pipe', 'pipe'], stopHard: true };
  let said = '';
  const end = await runChild(
    nodeFile,
    args,
    { ...options, env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' } },
    (child) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (text) => {
          said += text;
        });
    },
  );
  return { end, said };
}

/** Beside each text and program its compressed form, so that the server never compresses while somebody waits. */
function compress(folder) {
  const options = { params: { [constantsOfZlib.BROTLI_PARAM_QUALITY]: 9 } };
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|svg|html|wasm)$/.test(name)) continue;
    const text = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text, options));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }));
  }
}

function refuse(reason) {
  process.stderr.write(`The console could not be built, the API is served all the same: ${reason}\n`);
  return false;
}

/** Vite says what went wrong in the line after this one. */
const HERALD = /^error during build/i;

function complaintOf(said) {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const at = lines.findIndex((line) => HERALD.test(line));
  return lines.slice(at + 1, at + 3).join(' ') || 'it said nothing';
}

if (isStartedAs(import.meta.url) && !((await ensure()) && (await ensureConsole()))) process.exitCode ||= 1;
