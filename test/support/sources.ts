import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Comment, type Node, parseSync } from 'oxc-parser';

/** One source file, as the checks of the code itself see it. */
export type Source = {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly program: Node;
  readonly comments: readonly Comment[];
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const ignored = new Set(['node_modules', 'dist', 'coverage']);

/** Parses one TypeScript file; throws when it is not TypeScript, because an unread file would pass every check. */
export function parseSource(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return { path, text, program: parsed.program, comments: parsed.comments };
}

/** The paths of all files under a folder of the repository, sorted; an absent folder has none. */
export function filesUnder(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .flatMap((entry) => {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return ignored.has(entry.name) ? [] : filesUnder(path);
        return [path];
      })
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Reads and parses every TypeScript file among the paths. */
export function readSources(paths: readonly string[]): Source[] {
  return paths
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')));
}

/** Tests, and what only tests use. */
export function isTestFile(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /^(packages\/[^/]+\/)?test\//.test(path);
}

/** Calls `visit` for the node and every node below it, parents first. */
export function walk(node: Node, visit: (node: Node, parent: Node | undefined) => void): void {
  const step = (current: Node, parent: Node | undefined): void => {
    visit(current, parent);
    for (const value of Object.values(current)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) step(child, current);
    }
  };
  step(node, undefined);
}

/** The line, from 1, of an offset into the text. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
