import { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { isWorthRepeating } from './failure.ts';

const FRESH_MS = 15_000;

/** What was read, and how often it was begun anew. */
interface Read {
  readonly queries: QueryClient;
  readonly turn: number;
}

const watchers = new Set<() => void>();
let read: Read = { queries: newQueries(), turn: 0 };

/** What was read, for as long as it is worth showing; of one workspace. */
export function currentQueries(): QueryClient {
  return read.queries;
}

/** The same, for the one place that hands it to all others, with a key by which these are made anew when it is. */
export function useCurrentQueries(): Read {
  return useSyncExternalStore(watch, () => read);
}

/**
 * Begins anew, with nothing read. Whoever still waits for an answer has the store of before and puts it there, where nobody looks any
 * more.
 *
 * @returns the new store
 */
export function renewQueries(): QueryClient {
  read.queries.clear();
  read = { queries: newQueries(), turn: read.turn + 1 };
  for (const tell of watchers) tell();
  return read.queries;
}

function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // It is read anew when the reader comes back to the page.
        staleTime: FRESH_MS,
        retry: (count, error) => count < 1 && isWorthRepeating(error),
        // Who is offline is told so, and asks again; else what was not read yet would be waited for without a word.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
