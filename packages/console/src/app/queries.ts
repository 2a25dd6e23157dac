import { QueryClient } from '@tanstack/react-query';
import { isWorthRepeating } from '../api/failure.ts';

/** What the pages can rely on when they are opened. */
export interface RouterContext {
  readonly queries: QueryClient;
}

const FRESH_MS = 15_000;

/** What was read, for as long as it is worth showing. It is read anew when the reader comes back to the page. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: FRESH_MS, retry: (count, error) => count < 1 && isWorthRepeating(error) },
    mutations: { retry: false },
  },
});
