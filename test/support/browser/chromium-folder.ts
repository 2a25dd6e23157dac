import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const UNPACK = fileURLToPath(new URL('./unpack-chromium.ts', import.meta.url));

/** Only the fonts that come with it, wherever the repository lies (those of the package are looked for in `/tmp`), and their cache. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fonts-cache</cachedir></fontconfig>
`;

/**
 * The folder that has Chromium, its fonts and the libraries that a slim machine lacks. Unpacked once (some 2 s, 250 MB) for each
 * version, whole or not at all, also when several tests want it at once.
 */
export async function chromiumFolder(): Promise<string> {
  const folder = join(root, '.cache', `chromium-${version()}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await promisify(execFile)(process.execPath, [UNPACK], { env: { ...process.env, TMPDIR: unfinished } });
  await writeFile(join(unfinished, 'fonts.conf'), FONTS);
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Another test was faster; a folder that is there is whole.
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function version(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  return JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8')).version;
}
