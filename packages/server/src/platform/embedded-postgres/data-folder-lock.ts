import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError, explainFileFailure } from './embedded-postgres-error.ts';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts';

/** Why a data folder is held: by a server, or by a command for its own time. */
export type DataFolderPurpose = 'serve' | 'command';

/** Who holds a data folder, as written in its `owner.json`. */
export interface DataFolderOwner extends ProcessIdentity {
  readonly purpose: DataFolderPurpose;
  /** Where the server answers, for commands that would rather ask it. */
  readonly url?: string;
}

/** A data folder that is held until it is released or this process ends. */
export interface DataFolderLock {
  readonly dataFolder: string;
  readonly owner: DataFolderOwner;
  /** Gives the folder back; a second call does nothing. */
  release(): Promise<void>;
}

/** Another living process holds the data folder. */
export class DataFolderInUseError extends EmbeddedPostgresError {
  override name = 'DataFolderInUseError';
  readonly owner: DataFolderOwner;

  constructor(dataFolder: string, owner: DataFolderOwner) {
    super(
      `The data folder ${resolve(dataFolder)} is in use by couponry ${owner.purpose} (pid ${owner.pid}). ` +
        'Stop it or set COUPONRY_DATA to another folder.',
    );
    this.owner = owner;
  }
}

const TAKEOVER_POLL_MS = 10;

/**
 * Takes the data folder for this process, making the folder (mode 0700) if there is none. An owner that died
 * without releasing is replaced.
 *
 * @throws DataFolderInUseError when a living process holds it
 * @throws EmbeddedPostgresError when the folder can't be made or written
 * @example
 * const lock = await lockDataFolder('.couponry', 'serve');
 * try { await work(); } finally { await lock.release(); }
 */
export async function lockDataFolder(
  dataFolder: string,
  purpose: DataFolderPurpose,
  url?: string,
): Promise<DataFolderLock> {
  const folder = resolve(dataFolder);
  const path = join(folder, 'owner.json');
  const owner: DataFolderOwner = { ...ownIdentity(), purpose, ...(url === undefined ? {} : { url }) };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await acquire(folder, path, owner);
  } catch (failure) {
    throw explainFileFailure(failure, folder);
  }
  let released = false;
  return {
    dataFolder: folder,
    owner,
    async release() {
      if (released) return;
      released = true;
      await rm(path, { force: true });
    },
  };
}

/**
 * Who holds the data folder at this moment; null when nobody does, also when its last owner died.
 *
 * @example (await readDataFolderOwner('.couponry'))?.purpose === 'serve'
 */
export async function readDataFolderOwner(dataFolder: string): Promise<DataFolderOwner | null> {
  const folder = resolve(dataFolder);
  const holder = await readHolder(join(folder, 'owner.json')).catch((failure: unknown) => {
    throw explainFileFailure(failure, folder);
  });
  return typeof holder === 'object' && isRunning(holder) ? holder : null;
}

/**
 * The file appears complete or not at all: it is written aside and then linked, and a link never replaces a
 * file. So a reader never takes a half-written file for that of a dead owner.
 */
async function acquire(folder: string, path: string, owner: DataFolderOwner): Promise<void> {
  const draft = `${path}.${owner.pid}-${randomUUID()}`;
  try {
    await writeFile(draft, `${JSON.stringify(owner)}\n`, { flag: 'wx', mode: 0o600 });
    while (!(await linked(draft, path))) {
      const holder = await readHolder(path);
      if (holder === 'none') continue;
      if (holder !== 'unreadable' && isRunning(holder)) throw new DataFolderInUseError(folder, holder);
      if (await replaceDead(folder, path, draft, owner)) return;
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Two processes may find the same dead owner at the same instant. Only who holds the takeover lock may replace
 * it, and looks again first: what it saw may be history. A process that dies in between leaves a takeover
 * lock of a dead owner, which the same rule replaces.
 */
async function replaceDead(
  folder: string,
  path: string,
  draft: string,
  owner: DataFolderOwner,
): Promise<boolean> {
  const takeover = `${path}.takeover`;
  try {
    await acquire(folder, takeover, owner);
  } catch (failure) {
    if (!(failure instanceof DataFolderInUseError)) throw failure;
    await pause(TAKEOVER_POLL_MS);
    return false;
  }
  try {
    const holder = await readHolder(path);
    if (holder === 'none' || (holder !== 'unreadable' && isRunning(holder))) return false;
    await rename(draft, path);
    return true;
  } finally {
    await rm(takeover, { force: true });
  }
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw failure;
  }
}

/** An unreadable file can only be what a power failure left behind. */
async function readHolder(path: string): Promise<DataFolderOwner | 'none' | 'unreadable'> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return 'none';
    throw failure;
  }
  try {
    const holder: DataFolderOwner = JSON.parse(text);
    return Number.isInteger(holder.pid) ? holder : 'unreadable';
  } catch {
    return 'unreadable';
  }
}
