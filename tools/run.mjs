// Runs a script on the Node that comes with the repository, after installing what is missing.
//
//   node tools/run.mjs <script> [args]      the script's path counts from the repository's root
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endLike, isStartedAs, runChild } from './child.mjs';
import { ensure, nodeFile } from './ensure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs the script in the foreground and ends this process as the script ended.
 * @param {string} script
 * @param {string[]} args
 * @param {string[]} [options] of Node
 */
export async function runScript(script, args, options = []) {
  if (!(await ensure())) {
    process.exitCode ||= 1;
    return;
  }
  const env = {
    ...process.env,
    // What the script starts in its turn runs on the same Node.
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    NODE_COMPILE_CACHE: join(root, '.cache/compile'),
    // Else each thread of Node keeps memory that it has given back for itself (glibc).
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '1',
    // The buffers of 64 kB into which libuv reads would else leave holes that nothing fits into.
    MALLOC_MMAP_THRESHOLD_: process.env.MALLOC_MMAP_THRESHOLD_ ?? '65536',
  };
  endLike(await runChild(nodeFile, [...options, resolve(root, script), ...args], { env }));
}

if (isStartedAs(import.meta.url)) {
  const [script, ...args] = process.argv.slice(2);
  if (script) await runScript(script, args);
  else {
    process.stderr.write('Usage: node tools/run.mjs <script> [args]\n');
    process.exitCode = 2;
  }
}
