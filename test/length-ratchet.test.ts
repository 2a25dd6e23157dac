import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anyLines, type Piece, piecesOf } from './support/lengths.ts';
import { filesUnder, isTestFile, parseSource, readSources } from './support/sources.ts';

// Lines of code, without blank lines and comments. Up to `usual` needs no thought; a tenth of the pieces may lie between
// `usual` and `most`; above `most` a piece is in the table of exceptions, with its reason.
type Limits = { readonly usual: number; readonly most: number };
// The words of a language are one table, which grows with what there is to say.
const limits: Record<'engine' | 'language' | 'other', Record<'file' | 'function', Limits>> = {
  language: { file: { usual: 1000, most: 1000 }, function: { usual: 25, most: 45 } },
  engine: { file: { usual: 90, most: 130 }, function: { usual: 25, most: 45 } },
  other: { file: { usual: 250, most: 400 }, function: { usual: 45, most: 70 } },
};

/**
 * Pieces that are plainly clearer in one. `lines` is the length they have: they may become shorter (then lower it here, or
 * take the row away), never longer.
 */
type Exception = Piece & { readonly because: string };
const exceptions: readonly Exception[] = [
  {
    path: 'packages/sdk/src/operations.ts',
    name: undefined,
    lines: 498,
    because: 'it is made from the table of methods, as long as that is, and read by nobody',
  },
];

const badFolders = new Set(['utils', 'helpers', 'common', 'services']);
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/;

const files = [...filesUnder('packages'), ...filesUnder('test')].filter((path) =>
  /^(packages\/[^/]+\/(src|test)|test)\//.test(path),
);
const sources = readSources(files);
const pieces = sources.filter(({ path }) => !isTestFile(path)).flatMap(piecesOf);

describe('the code', () => {
  test('has no piece that is too long', () => {
    expect(tooLong(pieces, exceptions)).toEqual([]);
  });

  test('is usually short', () => {
    expect(tooManyLong(pieces)).toEqual([]);
  });

  test('has only exceptions that are still needed', () => {
    expect(staleExceptions(pieces, exceptions)).toEqual([]);
  });

  test('never says any', () => {
    const found = sources.flatMap((source) => anyLines(source).map((line) => `${source.path}:${line}`));
    expect(found).toEqual([]);
  });

  test('has folders that say what is in them', () => {
    expect(files.filter((path) => badFolder(path))).toEqual([]);
  });

  test('has file names in kebab-case', () => {
    expect(files.filter((path) => !isKebabCase(path))).toEqual([]);
  });
});

describe('a piece', () => {
  const engineFile = 'packages/engine/src/a.ts';
  const serverFile = 'packages/server/src/a.ts';
  const file = (path: string, lines: number): Piece => ({ path, name: undefined, lines });
  const named = (path: string, lines: number): Piece => ({ path, name: 'redeem', lines });

  test.each([
    [file(engineFile, 131), 'packages/engine/src/a.ts has 131 lines'],
    [named(engineFile, 46), 'redeem in packages/engine/src/a.ts has 46 lines'],
    [file(serverFile, 401), 'packages/server/src/a.ts has 401 lines'],
    [named(serverFile, 71), 'redeem in packages/server/src/a.ts has 71 lines'],
  ])('is too long: %o', (piece, says) => {
    expect(tooLong([piece], [])).toEqual([expect.stringContaining(says)]);
  });

  test.each([file(engineFile, 130), named(engineFile, 45), file(serverFile, 400), named(serverFile, 70)])(
    'is not too long: %o',
    (piece) => expect(tooLong([piece], [])).toEqual([]),
  );

  test('may be as long as its exception, not longer', () => {
    const exception = { ...file(serverFile, 500), because: 'one table' };
    expect(tooLong([file(serverFile, 500)], [exception])).toEqual([]);
    expect(tooLong([file(serverFile, 501)], [exception])).toHaveLength(1);
  });

  test('that became shorter lowers its exception', () => {
    const exception = { ...file(serverFile, 500), because: 'one table' };
    expect(staleExceptions([file(serverFile, 499)], [exception])).toEqual([expect.stringContaining('499')]);
    expect(staleExceptions([file(serverFile, 300)], [exception])).toEqual([expect.stringContaining('take')]);
    expect(staleExceptions([], [exception])).toEqual([expect.stringContaining('gone')]);
  });

  test('may be longer than usual when nine others are not', () => {
    const short = Array.from({ length: 17 }, () => file(engineFile, 10));
    expect(tooManyLong([...short, file(engineFile, 91), file(engineFile, 91)])).toEqual([]);
    const three = Array.from({ length: 3 }, () => file(engineFile, 91));
    expect(tooManyLong([...short, ...three])).toEqual([expect.stringContaining('3 of 20')]);
  });

  test('is counted without blank lines and comments, functions with what they contain', () => {
    const text =
      '/** What.\n * Why.\n */\nexport function redeem() {\n\n  // why\n  return () => {\n    go();\n  };\n}\n';
    expect(piecesOf(parseSource(engineFile, text))).toEqual([
      file(engineFile, 5),
      named(engineFile, 5),
      { path: engineFile, name: '(without a name)', lines: 3 },
    ]);
  });

  test('is named by its variable, property or method', () => {
    const text = 'const a = () => 1; const o = { b: () => 1, c() {} }; class K { d() {} }';
    const names = piecesOf(parseSource(engineFile, text)).map((piece) => piece.name);
    expect(names).toEqual([undefined, 'a', 'b', 'c', 'd']);
  });
});

describe('a name', () => {
  test('of a folder must say what is in it', () => {
    expect(badFolder('packages/engine/src/utils/a.ts')).toBe(true);
    expect(badFolder('packages/server/src/http/helpers/b/a.ts')).toBe(true);
    expect(badFolder('packages/engine/src/cart/common.ts')).toBe(false);
  });

  test('of a file is kebab-case', () => {
    expect(isKebabCase('test/decide-redeem.test.ts')).toBe(true);
    expect(
      ['decideRedeem.ts', 'DecideRedeem.ts', 'decide_redeem.ts', 'decide--redeem.ts'].some(isKebabCase),
    ).toBe(false);
  });

  test('any is found as a type, not as a word', () => {
    const text = "const any = 'any'; // any\nconst list: any[] = [];\nlet x = y as any;";
    expect(anyLines(parseSource('packages/engine/src/a.ts', text))).toEqual([2, 3]);
  });
});

function limitsOf(piece: Piece): Limits {
  const room = isLanguage(piece)
    ? 'language'
    : piece.path.startsWith('packages/engine/')
      ? 'engine'
      : 'other';
  return limits[room][piece.name === undefined ? 'file' : 'function'];
}

function isLanguage({ path }: Piece): boolean {
  return /^packages\/engine\/src\/text\/[a-z]{2}\.ts$/.test(path);
}

function describePiece({ path, name, lines }: Piece): string {
  return `${name === undefined ? path : `${name} in ${path}`} has ${lines} lines`;
}

function isSame(one: Piece, other: Piece): boolean {
  return one.path === other.path && one.name === other.name;
}

function tooLong(all: readonly Piece[], allowed: readonly Exception[]): string[] {
  return all.flatMap((piece) => {
    const most = allowed.find((exception) => isSame(exception, piece))?.lines ?? limitsOf(piece).most;
    return piece.lines > most
      ? [`${describePiece(piece)}, at most ${most}: split it where it has a second idea`]
      : [];
  });
}

function tooManyLong(all: readonly Piece[]): string[] {
  const groups = Map.groupBy(all, limitsOf);
  return [...groups].flatMap(([{ usual }, group]) => {
    const long = group.filter((piece) => piece.lines > usual);
    if (long.length <= Math.ceil(group.length / 10)) return [];
    return [
      `${long.length} of ${group.length} are over ${usual} lines, more than a tenth: ${long.map(describePiece).join('; ')}`,
    ];
  });
}

function staleExceptions(all: readonly Piece[], allowed: readonly Exception[]): string[] {
  return allowed.flatMap((exception) => {
    const same = all.filter((piece) => isSame(piece, exception));
    if (same.length === 0) return [`${describePiece(exception)}: it is gone, take its row away`];
    const lines = Math.max(...same.map((piece) => piece.lines));
    if (lines <= limitsOf(exception).most)
      return [`${describePiece(exception)}: now ${lines}, take its row away`];
    return lines < exception.lines ? [`${describePiece(exception)}: lower its row to ${lines}`] : [];
  });
}

function badFolder(path: string): boolean {
  return dirname(path)
    .split('/')
    .some((folder) => badFolders.has(folder));
}

function isKebabCase(path: string): boolean {
  return kebabCase.test(basename(path)) || /^[A-Z]+\.md$/.test(basename(path));
}
