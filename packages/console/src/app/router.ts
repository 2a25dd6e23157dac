import { createRouter } from '@tanstack/react-router';
import { currentQueries } from '../api/queries.ts';
import { Loading } from '../ui/loading.tsx';
import { Missing, PageFailed } from '../ui/page-states.tsx';
import { ROUTES } from './routes.tsx';

/** The addresses of the console, below `/console`. */
export const router = createRouter({
  routeTree: ROUTES,
  basepath: '/console',
  context: { queries: currentQueries() },
  // The code of a page is loaded when somebody is about to go there.
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: Loading,
  defaultNotFoundComponent: Missing,
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
