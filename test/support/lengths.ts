import type { Node } from 'oxc-parser';
import { lineOf, type Source, walk } from './sources.ts';

/** A file, or a function in it, and how many lines of code it has. */
export type Piece = { readonly path: string; readonly name: string | undefined; readonly lines: number };

type Range = { readonly first: number; readonly last: number };

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/**
 * The file and every function in it. Blank lines and lines of comment do not count: a comment must never be the thing to
 * leave out.
 */
export function piecesOf(source: Source): Piece[] {
  const counts = codeLines(source);
  const count = ({ first, last }: Range): number =>
    counts.filter((line) => line >= first && line <= last).length;
  const pieces: Piece[] = [{ path: source.path, name: undefined, lines: counts.length }];
  walk(source.program, (node, parent) => {
    if (!functionTypes.has(node.type)) return;
    const lines = count({ first: lineOf(source.text, node.start), last: lineOf(source.text, node.end) });
    pieces.push({ path: source.path, name: nameOf(node, parent), lines });
  });
  return pieces;
}

/** The lines on which a file says `any`. */
export function anyLines(source: Source): number[] {
  const lines: number[] = [];
  walk(source.program, (node) => {
    if (node.type === 'TSAnyKeyword') lines.push(lineOf(source.text, node.start));
  });
  return lines;
}

function codeLines(source: Source): number[] {
  let code = source.text;
  for (const { start, end } of source.comments) {
    code = code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end);
  }
  return code.split('\n').flatMap((line, index) => (line.trim() ? [index + 1] : []));
}

function nameOf(node: Node, parent: Node | undefined): string {
  if ('id' in node && node.id?.type === 'Identifier') return node.id.name;
  const owner = parent && ('key' in parent ? parent.key : 'id' in parent ? parent.id : undefined);
  return owner?.type === 'Identifier' ? owner.name : '(without a name)';
}
