// Builds the console when its sources are newer than what was built: a stamp in the folder says from what it was.
// Plain JavaScript without dependencies, like all that runs before the server does.
//
//   node tools/console.mjs      builds if it is stale
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { brotliCompressSync, constants as constantsOfZlib, gzipSync } from 'node:zlib';
import { endLike, isStartedAs, runChild } from './child.mjs';
import { ensure, nodeFile } from './ensure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const consoleFolder = join(root, 'packages/console');
const stampName = '.built-from';

/** What the server hands out under `/console`. */
export const consoleDist = join(consoleFolder, 'dist');

/** Everything that ends up in the console. */
const sources = ['console/src', 'console/public', 'sdk/src', 'contract/src', 'engine/src'];
const files = [
  'tools/console.mjs',
  'package-lock.json',
  'packages/console/index.html',
  'packages/console/vite.config.ts',
];

/**
 * Makes sure that the built console is of the present sources. When it cannot be built, says why in a sentence and returns
 * false: the server serves the API all the same.
 */
export async function ensureConsole() {
  const stamp = stampOfSources();
  if (builtFrom() === stamp) return true;
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
    writeFileSync(join(draft, stampName), stamp);
    putInPlace(draft, stamp);
    return true;
  } catch (error) {
    return refuse(error.message);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A digest of everything that the console is made of, tests left out. */
function stampOfSources() {
  const hash = createHash('sha256');
  const paths = [...files, ...sources.flatMap((folder) => filesUnder(`packages/${folder}`))];
  for (const path of paths)
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .sort();
}

function builtFrom() {
  try {
    return readFileSync(join(consoleDist, stampName), 'utf8');
  } catch {
    return null;
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

function putInPlace(draft, stamp) {
  const old = `${draft}.old`;
  try {
    if (existsSync(consoleDist)) renameSync(consoleDist, old);
    renameSync(draft, consoleDist);
  } catch (error) {
    // Another first command was faster.
    if (builtFrom() !== stamp) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
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
