import { posix } from 'node:path';
import type { Node } from 'oxc-parser';
import { lineOf, type Source, walk } from './sources.ts';

/** One import of a file: `import`, `export ... from`, `import()`, `require()` or a type's `import('...')`. */
export type Import = {
  readonly line: number;
  /** What is written, `undefined` when it is computed. */
  readonly specifier: string | undefined;
  /** Imports nothing at run time. */
  readonly typeOnly: boolean;
  /** The names asked for, where the import lists them. */
  readonly names: readonly string[];
};

/** Every import of a file, in order. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(source.program, (node) => {
    const read = readImport(node);
    if (read) found.push({ line: lineOf(source.text, node.start), ...read });
  });
  return found;
}

/**
 * The file or package that an import of `from` means: a path from the repository's root, `packages/<name>/src/index.ts`
 * for a workspace, `node:<module>`, or `npm:<package>`.
 */
export function targetOf(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  if (specifier.startsWith('node:')) return specifier;
  const [scope = '', name = ''] = specifier.split('/');
  if (scope === '@couponry') return `packages/${name}/src/index.ts`;
  return `npm:${scope.startsWith('@') ? `${scope}/${name}` : scope}`;
}

/** The files of one import circle, the first one repeated at the end; `undefined` when there is none. */
export function findCycle(sources: readonly Source[]): string[] | undefined {
  const imports = new Map(sources.map((source) => [source.path, fileTargets(source)]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) return [...trail.slice(seenAt), path];
    if (done.has(path)) return undefined;
    done.add(path);
    return firstOf(imports.get(path) ?? [], (next) => visit(next, [...trail, path]));
  };
  return firstOf([...imports.keys()], (path) => visit(path, []));
}

function fileTargets(source: Source): string[] {
  return importsOf(source).flatMap(({ specifier }) =>
    specifier === undefined ? [] : [targetOf(source.path, specifier)],
  );
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readImport(node: Node): Omit<Import, 'line'> | undefined {
  switch (node.type) {
    case 'ImportDeclaration': {
      const kinds = node.specifiers.map((each) => ('importKind' in each ? each.importKind : 'value'));
      const typeOnly =
        node.importKind === 'type' || (kinds.length > 0 && kinds.every((kind) => kind === 'type'));
      return { specifier: node.source.value, typeOnly, names: node.specifiers.map(importedName) };
    }
    case 'ExportAllDeclaration':
      return { specifier: node.source.value, typeOnly: node.exportKind === 'type', names: [] };
    case 'ExportNamedDeclaration': {
      if (!node.source) return undefined;
      const typeOnly =
        node.exportKind === 'type' || node.specifiers.every((each) => each.exportKind === 'type');
      return {
        specifier: node.source.value,
        typeOnly,
        names: node.specifiers.map((each) => nameOf(each.local)),
      };
    }
    case 'ImportExpression':
      return { specifier: literal(node.source), typeOnly: false, names: [] };
    case 'TSImportType':
      return { specifier: node.source.value, typeOnly: true, names: [] };
    case 'TSExternalModuleReference':
      return { specifier: node.expression.value, typeOnly: false, names: [] };
    case 'CallExpression':
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') return undefined;
      return { specifier: node.arguments[0] && literal(node.arguments[0]), typeOnly: false, names: [] };
    default:
      return undefined;
  }
}

function importedName(node: Node): string {
  return node.type === 'ImportSpecifier' ? nameOf(node.imported) : '*';
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : (literal(node) ?? '');
}

function literal(node: Node): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}
