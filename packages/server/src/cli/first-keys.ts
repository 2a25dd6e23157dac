import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bootstrap } from '../commands/workspaces/bootstrap.ts';

/** What the first start leaves for people and scripts. `console` is filled when there is a console to sign in to. */
export interface FirstKeys extends Bootstrap {
  readonly console: null;
}

/** Where the first keys are. */
export function firstKeysFile(dataFolder: string): string {
  return join(dataFolder, 'bootstrap.json');
}

/** Stores the first keys, readable by the owner of the folder only. */
export async function writeFirstKeys(dataFolder: string, made: Bootstrap): Promise<void> {
  const file = firstKeysFile(dataFolder);
  const first: FirstKeys = { ...made, console: null };
  await mkdir(dataFolder, { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(first, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
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
    'Couponry made a workspace and its first keys:',
    `  ${file}`,
    '',
    'Three lines to try: make a coupon, look at its code, redeem it.',
    `  KEY=$(node -p 'require("${shellPath(file)}").keys.admin')`,
    `  curl -s ${url}/coupons -H "Api-Key: $KEY" -H 'Content-Type: application/json' -d '{"name":"Welcome","code":"WELCOME10","discountType":"percent","discountValue":10}'`,
    `  curl -s ${url}/coupons/active/WELCOME10 -H "Api-Key: $KEY"`,
    `  curl -s -X POST ${url}/coupons/active/WELCOME10/use -H "Api-Key: $KEY"`,
    '',
  ].join('\n');
}

/** A path that `require` takes for a file. */
function shellPath(file: string): string {
  return file.startsWith('/') ? file : `./${file}`;
}
