import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bootstrap } from '../commands/workspaces/bootstrap.ts';

const DRAFT = 'bootstrap.json.';

/** What the first start leaves for people and scripts. `console`: where its owner signs in, with a password for one time. */
export interface FirstKeys extends Pick<Bootstrap, 'workspace' | 'keys'> {
  readonly console: { readonly url: string; readonly email: string; readonly password: string };
}

/** Where the first keys are. */
export function firstKeysFile(dataFolder: string): string {
  return join(dataFolder, 'bootstrap.json');
}

/**
 * Keeps the keys that are about to be made, readable by the owner of the folder only. They become the first keys when their
 * workspace exists: at once, or at the next start after a crash in between.
 */
export async function draftFirstKeys(
  dataFolder: string,
  { owner, ...planned }: Bootstrap,
  url: string,
): Promise<void> {
  const first: FirstKeys = { ...planned, console: { url: consoleUrl(url), ...owner } };
  const draft = join(dataFolder, `${DRAFT}${planned.workspace.id}`);
  await mkdir(dataFolder, { recursive: true });
  await writeFile(draft, `${JSON.stringify(first, null, 2)}\n`, { mode: 0o600, flush: true });
}

/**
 * Makes the draft whose workspace exists the first keys. Keys that are there already stay, and then no draft is of use any more;
 * while there are none, a draft may be of a server that is just starting.
 */
export async function adoptFirstKeys(dataFolder: string, workspaceIds: readonly string[]): Promise<void> {
  const file = firstKeysFile(dataFolder);
  const drafts = (await readdir(dataFolder)).filter((name) => name.startsWith(DRAFT));
  const made = drafts.find((name) => workspaceIds.includes(name.slice(DRAFT.length)));
  if (made !== undefined && !existsSync(file)) await rename(join(dataFolder, made), file);
  if (!existsSync(file)) return;
  for (const name of drafts) await rm(join(dataFolder, name), { force: true });
}

/** Notes where the console is, once the server knows its port, if the first keys are those of this workspace. */
export async function noteConsoleUrl(dataFolder: string, workspaceId: string, url: string): Promise<void> {
  const first = await readFirstKeys(dataFolder);
  if (first?.workspace.id !== workspaceId) return;
  const noted: FirstKeys = { ...first, console: { ...first.console, url: consoleUrl(url) } };
  const draft = join(dataFolder, `${DRAFT}${first.workspace.id}`);
  await writeFile(draft, `${JSON.stringify(noted, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(draft, firstKeysFile(dataFolder));
}

/** Where the console of a server is. */
function consoleUrl(url: string): string {
  return `${url.replace(/\/+$/, '')}/console`;
}

/** The first keys, or null where this folder has none. */
export async function readFirstKeys(dataFolder: string): Promise<FirstKeys | null> {
  const file = firstKeysFile(dataFolder);
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : null;
}

/** What a first start tells people: where the keys are, and three lines to try. */
export function greeting(dataFolder: string, url: string): string {
  const file = firstKeysFile(dataFolder);
  return [
    'Couponry made a workspace, its first keys and an owner for the console:',
    `  ${file}`,
    '',
    `The console is at ${consoleUrl(url)}; its first sign-in asks for a new password.`,
    '',
    'Three lines to try: make a coupon, look at its code, redeem it.',
    `  KEY=$(node -p ${shellText(`require(${JSON.stringify(requirePath(file))}).keys.admin`)})`,
    `  curl -s ${url}/coupons -H "Api-Key: $KEY" -H 'Content-Type: application/json' -d '{"name":"Welcome","code":"WELCOME10","discountType":"percent","discountValue":10}'`,
    `  curl -s ${url}/coupons/active/WELCOME10 -H "Api-Key: $KEY"`,
    `  curl -s -X POST ${url}/coupons/active/WELCOME10/use -H "Api-Key: $KEY"`,
    '',
  ].join('\n');
}

/** A path that `require` takes for a file. */
function requirePath(file: string): string {
  return file.startsWith('/') ? file : `./${file}`;
}

/** A text that a shell takes as it is. */
function shellText(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
