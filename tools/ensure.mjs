// Installs the dependencies when they are missing or belong to another lock file or machine.
// Plain JavaScript without dependencies: it runs in a fresh clone, on any Node from 18.
//
//   node tools/ensure.mjs           install what is missing
//   node tools/ensure.mjs --stamp   take node_modules as it is (after your own `npm install`)
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { endLike, isStartedAs, runChild } from './child.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'node_modules/.installed-from');
const lockFile = join(root, '.cache/install.lock');

/** The Node that comes with the repository; everything runs on it, whatever the machine has. */
export const nodeFile = join(root, 'node_modules/.bin/node');

/** Makes sure that node_modules is what package-lock.json says. Returns false after saying why it is not. */
export async function ensure() {
  if (isInstalled()) return true;
  const release = await takeLock();
  const end = await install().finally(release);
  if (end.code !== 0) endLike(end);
  return end.code === 0;
}

function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

function isInstalled() {
  try {
    return existsSync(nodeFile) && readFileSync(stampFile, 'utf8') === wantedStamp();
  } catch {
    return false;
  }
}

async function install() {
  // Another first command may have done it while we waited for the lock.
  if (isInstalled()) return { code: 0, signal: null };
  process.stderr.write('Installing dependencies ...\n');
  // Gone before npm begins: an install that was killed half way must not look complete.
  rmSync(stampFile, { force: true });
  const stamp = wantedStamp();
  let said = '';
  // npm finishes an install before it heeds a signal.
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], stopHard: true };
  const end = await runChild(...npmCi(), options, (child) => {
    child.stderr.on('data', (text) => {
      said += text;
      process.stderr.write(text);
    });
  });
  if (end.code === 0) {
    writeFileSync(stampFile, stamp);
  } else if (
    /EAI_AGAIN|ENOTFOUND|ENETUNREACH|EHOSTUNREACH|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED/.test(said)
  ) {
    process.stderr.write(
      'The npm registry cannot be reached: the first start needs a network connection, once.\n',
    );
  } else if (end.code !== null) {
    process.stderr.write('Installing the dependencies failed; what npm said is above.\n');
  }
  return end;
}

const npmArguments = [
  ...['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
  // Without a network npm would wait for over a minute before it says so.
  ...['--fetch-retries=3', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000'],
];

/** The machine's own npm on the machine's own Node: the Node in node_modules is what `npm ci` deletes first. */
function npmCi() {
  const { npm_node_execpath: node, npm_execpath: cli, npm_config_cache: cache } = process.env;
  const args = [...npmArguments];
  if (!canWrite(cache ?? join(homedir(), '.npm'))) args.push('--cache', join(root, '.cache/npm'));
  const fromNpm = node && cli && existsSync(node) && /\bnp[mx]-cli\.js$/.test(cli);
  return fromNpm ? [node, [cli.replace(/npx-cli\.js$/, 'npm-cli.js'), ...args]] : ['npm', args];
}

function canWrite(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

// Two first commands at once: the second waits for the first. The holder touches its lock, so that a holder that died
// (or whose process id now belongs to another program) is replaced.
const TOUCH_MS = 2000;
const DEAD_AFTER_MS = 15_000;

async function takeLock() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const me = `${process.pid} ${Math.random()}`;
  let waiting = false;
  while (!(await tryLock(me))) {
    if (!waiting) process.stderr.write('Waiting for another install in this folder to finish ...\n');
    waiting = true;
    await sleep(200);
  }
  const touch = setInterval(() => {
    if (readLock() === me) utimesSync(lockFile, new Date(), new Date());
  }, TOUCH_MS);
  return () => {
    clearInterval(touch);
    if (readLock() === me) rmSync(lockFile, { force: true });
  };
}

async function tryLock(me) {
  try {
    writeFileSync(lockFile, me, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!isDead()) return false;
  // Several may find the same dead holder: each writes its name, and the one whose name stays has the lock.
  writeFileSync(lockFile, me);
  await sleep(200);
  return readLock() === me;
}

function readLock() {
  try {
    return readFileSync(lockFile, 'utf8');
  } catch {
    return '';
  }
}

function isDead() {
  const age = Date.now() - (statSync(lockFile, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > DEAD_AFTER_MS) return true;
  const pid = Number.parseInt(readLock(), 10);
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

if (isStartedAs(import.meta.url)) {
  if (process.argv[2] === '--stamp') writeFileSync(stampFile, wantedStamp());
  else if (!(await ensure())) process.exitCode ||= 1;
}
