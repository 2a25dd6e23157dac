import { BadRequest } from '../plugins/bad-request.ts';

/** What a cursor of a list of codes begins with; those of other lists begin otherwise. */
const MARK = 'code ';
const DEFAULT_LIMIT = 20;

/** A page of codes as it is asked for: one more than is told, so that it is known whether there is another page. */
export interface CodePageAsked {
  readonly after: string | null;
  readonly limit: number;
}

/** Reads which page of codes is asked for. @throws BadRequest for what is no cursor of codes */
export function readCodePage({
  limit,
  cursor,
}: {
  readonly limit?: number;
  readonly cursor?: string;
}): CodePageAsked {
  return { after: readCursor(cursor), limit: (limit ?? DEFAULT_LIMIT) + 1 };
}

/**
 * A page of codes as it is told, of what was read with {@link readCodePage}. It goes on behind its last code; one for which looking
 * ended early, where that was.
 */
export function codePageOf<Item extends { readonly code: string }>(
  { limit }: CodePageAsked,
  { codes, lookedTo }: { readonly codes: readonly Item[]; readonly lookedTo: string | null },
  tell: (item: Item) => object,
): { readonly data: readonly object[]; readonly nextCursor: string | null } {
  const told = codes.slice(0, limit - 1);
  const after = codes.length === limit ? (told.at(-1)?.code ?? null) : lookedTo;
  const nextCursor = after === null ? null : Buffer.from(MARK + after).toString('base64url');
  return { data: told.map(tell), nextCursor };
}

function readCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const text = Buffer.from(cursor, 'base64url').toString();
  const isOurs =
    text.startsWith(MARK) && !text.includes('\0') && Buffer.from(text).toString('base64url') === cursor;
  if (isOurs) return text.slice(MARK.length);
  const message = 'is no cursor of this list: send nextCursor of the page before';
  throw new BadRequest([{ field: '/cursor', message, code: 'unreadable' }]);
}
