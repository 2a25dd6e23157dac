import { findClients, getClient, getTimeline, getWallet } from '@couponry/sdk';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import { findClientsByText } from './find-clients.ts';

const PAGE = 100;
const CLIENTS = 50;

/** One client. */
export function clientQuery(clientId: string) {
  return queryOptions({
    queryKey: ['clients', 'one', clientId],
    queryFn: async ({ signal }) => await call(getClient, clientId, { signal }),
  });
}

/** What a list of clients is narrowed to. */
export interface ClientsFilter {
  /** A whole identifier or code, or the beginning of an identifier. */
  readonly q?: string;
  readonly tag?: string;
}

/** No beginning may be longer. */
const LONGEST_START = 200;

/** The clients of a list, page by page: those who are called exactly so, then those whose identifiers begin so; each once. */
export function clientsQuery(filter: ClientsFilter) {
  return infiniteQueryOptions({
    queryKey: ['clients', 'list', filter],
    queryFn: async ({ pageParam, signal }) => {
      const { q, tag } = filter;
      const isFirst = pageParam === '';
      const narrow = {
        ...(q === undefined ? {} : { q: q.slice(0, LONGEST_START) }),
        ...(tag === undefined ? {} : { tag }),
      };
      const [named, listed] = await Promise.all([
        isFirst && q !== undefined ? findClientsByText(q, signal) : [],
        call(
          findClients,
          { ...narrow, limit: CLIENTS, ...(isFirst ? {} : { cursor: pageParam }) },
          { signal },
        ),
      ]);
      const meant = named.filter(({ tags }) => tag === undefined || tags.includes(tag));
      return { ...listed, data: [...meant, ...listed.data] };
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    select: ({ pages }) => {
      const clients = pages.flatMap(({ data }) => data);
      return [...new Map(clients.map((client) => [client.id, client])).values()];
    },
    placeholderData: keepPreviousData,
  });
}

/** What a client has, and what it could have. */
export function walletQuery(clientId: string) {
  return queryOptions({
    queryKey: ['clients', 'wallet', clientId],
    queryFn: async ({ signal }) => await call(getWallet, clientId, { signal }),
  });
}

/** What a client did, the newest first, page by page. */
export function timelineQuery(clientId: string) {
  return infiniteQueryOptions({
    queryKey: ['clients', 'timeline', clientId],
    queryFn: async ({ pageParam, signal }) =>
      await call(
        getTimeline,
        clientId,
        { limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
