import { getBarcodeSvg, getCode, listCodes, searchCodes } from '@couponry/sdk';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { CodeState } from './code.ts';

/** What a list of codes is narrowed to. */
export interface CodesFilter {
  /** A part of a code: any part of it within a coupon, its beginning or its end over all of them. */
  readonly q?: string;
  /** The id of a coupon. */
  readonly coupon?: string;
  /** Only within a coupon. */
  readonly state?: CodeState;
}

const PAGE = 100;
/** Over all coupons nothing is looked for with fewer characters. */
const LEAST_CHARACTERS = 3;

/** Whether there is enough to look for. */
export function canList({ q = '', coupon }: CodesFilter): boolean {
  return coupon !== undefined || q.length >= LEAST_CHARACTERS;
}

/** The codes of a list, page by page. */
export function codesQuery(filter: CodesFilter) {
  return infiniteQueryOptions({
    queryKey: ['codes', 'list', filter],
    queryFn: async ({ pageParam, signal }) => {
      const page = { limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      const { q, coupon, state } = filter;
      if (coupon === undefined) return await call(searchCodes, { search: q ?? '', ...page }, { signal });
      const narrow = { ...(q === undefined ? {} : { search: q }), ...(state === undefined ? {} : { state }) };
      return await call(listCodes, coupon, { ...narrow, ...page }, { signal });
    },
    enabled: canList(filter),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** One code. */
export function codeQuery(code: string) {
  return queryOptions({
    queryKey: ['codes', 'one', code],
    queryFn: async ({ signal }) => await call(getCode, code, {}, { signal }),
  });
}

/** The barcode of a code as the server draws it: as an SVG text. */
export function barcodeQuery(code: string) {
  return queryOptions({
    queryKey: ['codes', 'barcode', code],
    queryFn: async ({ signal }) => {
      const svg = await call(getBarcodeSvg, code, {}, { signal });
      return typeof svg === 'string' ? svg : new TextDecoder().decode(svg);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
