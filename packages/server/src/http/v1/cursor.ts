import { BadRequest } from '../plugins/bad-request.ts';

const ID_BYTES = 16;

/** The lists that have pages, and how a cursor of each begins, so that one of a list is none of another. */
const LETTERS = {
  audit: 'a',
  clients: 'l',
  couponTimeline: 'h',
  coupons: 'c',
  invitations: 'i',
  keys: 'k',
  people: 'p',
  redemptions: 'r',
  timeline: 't',
} as const;

/** A list that has pages. */
export type ListName = keyof typeof LETTERS;

/** How a list is sorted, where it can be in several ways: a page goes on as the one before. Null: there is one way. */
type Sorted = string | null;

/**
 * Where the page after an id begins, as clients are told it: opaque, so that what is in it can change.
 *
 * @example cursorAfter('keys', '01a20380-0000-7000-8000-000000000001', null) // 'awGiA4AAAHAAgAAAAAAAAAE'
 */
function cursorAfter(list: ListName, id: string, sorted: Sorted): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([Buffer.from(LETTERS[list]), bytes, Buffer.from(sorted ?? '')]).toString('base64url');
}

/** The id in a cursor; null where none was sent. @throws BadRequest for what is no cursor of this list, or of one that is sorted otherwise */
function readCursor(list: ListName, cursor: string | undefined, sorted: Sorted): string | null {
  if (cursor === undefined) return null;
  const bytes = Buffer.from(cursor, 'base64url');
  const isOurs =
    bytes.length > ID_BYTES &&
    bytes.toString('latin1', 0, 1) === LETTERS[list] &&
    bytes.toString('latin1', ID_BYTES + 1) === (sorted ?? '') &&
    bytes.toString('base64url') === cursor;
  if (!isOurs) throw new BadRequest([{ field: '/cursor', message: noCursor(sorted), code: 'unreadable' }]);
  const hex = bytes.toString('hex', 1, ID_BYTES + 1);
  return [8, 12, 16, 20].reduceRight((id, at) => `${id.slice(0, at)}-${id.slice(at)}`, hex);
}

function noCursor(sorted: Sorted): string {
  const message = 'is no cursor of this list: send nextCursor of the page before';
  return sorted === null ? message : `${message}, with the same sort`;
}

/** How many a page has where nothing is said. */
const DEFAULT_LIMIT = 20;

/** What a page is read with: one more than is told, so that it is known whether there is another page. */
export interface PageAsked {
  readonly before: string | null;
  readonly limit: number;
  readonly sorted: Sorted;
}

/** Reads which page is asked for, sorted in this way where the list can be in several. */
export function readPage(
  list: ListName,
  { limit, cursor }: { readonly limit?: number; readonly cursor?: string },
  sorted: Sorted = null,
): PageAsked {
  return { before: readCursor(list, cursor, sorted), limit: (limit ?? DEFAULT_LIMIT) + 1, sorted };
}

/** A page as it is told, of what was read with {@link readPage}. */
export function pageOf<Item extends object>(
  list: ListName,
  { limit, sorted }: PageAsked,
  read: readonly Item[],
  idOf: (item: Item) => string,
  tell: (item: Item) => object,
): { readonly data: readonly object[]; readonly nextCursor: string | null } {
  const told = read.slice(0, limit - 1);
  const last = told.at(-1);
  const isMore = read.length === limit && last !== undefined;
  return { data: told.map(tell), nextCursor: isMore ? cursorAfter(list, idOf(last), sorted) : null };
}
