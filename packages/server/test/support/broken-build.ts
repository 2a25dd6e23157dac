import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { scratchFolder } from './fault-server.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const OWN = '@couponry';

/** A place in the source where something is taken out: a pattern, and what to put there. */
export interface Break {
  readonly file: string;
  readonly find: RegExp;
  readonly put: string;
}

/**
 * Makes a copy of the source tree with something broken in it, in a folder that is gone after the test; answers its main file. The
 * packages of others are those of this tree.
 */
export async function brokenBuild(breaks: readonly Break[]): Promise<string> {
  const folder = await scratchFolder();
  await cp(join(ROOT, 'packages'), join(folder, 'packages'), {
    recursive: true,
    filter: (source) => !/[\\/](node_modules|test|dist)$/.test(source),
  });
  await mkdir(join(folder, 'node_modules', OWN), { recursive: true });
  for (const name of await readdir(join(ROOT, 'node_modules'))) {
    if (name !== OWN) await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  for (const name of await readdir(join(folder, 'packages'))) {
    await symlink(join(folder, 'packages', name), join(folder, 'node_modules', OWN, name));
  }
  for (const { file, find, put } of breaks) {
    const path = join(folder, 'packages', file);
    const text = await readFile(path, 'utf8');
    expect(text, `${file} has nothing like ${find}`).toMatch(find);
    await writeFile(path, text.replace(find, put));
  }
  return join(folder, 'packages/server/src/main.ts');
}
