import { getClient, getTimeline, getWallet } from '@couponry/sdk';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import { findClientsByText } from './find-clients.ts';

const PAGE = 100;

/** One client. */
export function clientQuery(clientId: string) {
  return queryOptions({
    queryKey: ['clients', 'one', clientId],
    queryFn: async ({ signal }) => await call(getClient, clientId, { signal }),
  });
}

/** Whoever is called by a text. */
export function clientsQuery(text: string) {
  return queryOptions({
    queryKey: ['clients', 'found', text],
    queryFn: ({ signal }) => findClientsByText(text, signal),
    enabled: text !== '',
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
