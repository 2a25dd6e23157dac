import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const ENTRY = 'index.html';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** How much script a page loads when it is the first that is opened, gzipped, in bytes. */
export interface FirstLoad {
  readonly page: string;
  readonly bytes: number;
}

/** What each page of the built console loads first: what all of them share, the page's own code, and all that these import. */
export function firstLoads(): FirstLoad[] {
  const chunks: Readonly<Record<string, Chunk>> = JSON.parse(readFileSync(`${DIST}manifest.json`, 'utf8'));
  const pages = Object.keys(chunks).filter((name) => /src\/screens\/.*-screen\.tsx$/.test(name));
  return pages
    .map((page) => {
      const files = new Set([...filesOf(ENTRY, chunks), ...filesOf(page, chunks)]);
      return { page, bytes: [...files].reduce((sum, file) => sum + gzipped(file), 0) };
    })
    .sort((a, b) => b.bytes - a.bytes);
}

function filesOf(name: string, chunks: Readonly<Record<string, Chunk>>, seen = new Set<string>()): string[] {
  const chunk = chunks[name];
  if (chunk === undefined || seen.has(name)) return [];
  seen.add(name);
  return [chunk.file, ...(chunk.imports ?? []).flatMap((each) => filesOf(each, chunks, seen))];
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(`${DIST}${file}`), { level: 9 }).length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { page, bytes } of firstLoads()) {
    console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${page}`);
  }
}
