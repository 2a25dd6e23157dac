// From what something was built: so that it is built anew when, and only when, that has changed.
// Plain JavaScript without dependencies, like all that runs before the server does.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** In the folder of what was built. */
export const STAMP = '.built-from';

/**
 * A digest of files and of everything in folders, tests left out; paths count from the repository's root.
 * @param {string[]} files
 * @param {string[]} folders
 */
export function stampOf(files, folders) {
  const hash = createHash('sha256');
  for (const path of [...files, ...folders.flatMap(filesUnder)])
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

/**
 * The stamp of what stands in a folder, or null.
 * @param {string} folder
 */
export function builtFrom(folder) {
  try {
    return readFileSync(join(folder, STAMP), 'utf8');
  } catch {
    return null;
  }
}

/**
 * Puts what was built beside it in the place of a folder: whoever reads meanwhile never sees a half of it. What another one has put there
 * of the same sources stays, because somebody may be reading it.
 * @param {string} draft
 * @param {string} folder
 * @param {string} stamp
 */
export function putInPlace(draft, folder, stamp) {
  if (builtFrom(folder) === stamp) return;
  const old = `${draft}.old`;
  try {
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(draft, folder);
  } catch (error) {
    // Another first command was faster.
    if (builtFrom(folder) !== stamp) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}
