import type { AnyRouter } from '@tanstack/react-router';
import { currentQueries } from '../api/queries.ts';
import { meQuery } from '../api/session.ts';
import { isMarkedSignedIn } from '../api/signed-in-mark.ts';

/**
 * Asks who is signed in and for the code of the page, both at once and before anything is drawn: the router would ask for one after
 * the other. Who is not signed in goes elsewhere.
 */
export function headStart(router: AnyRouter): void {
  if (!isMarkedSignedIn()) return;
  void currentQueries().prefetchQuery(meQuery);
  for (const { routeId } of router.matchRoutes(router.latestLocation)) loadPage(router, routeId);
}

/** How long the first page is left alone: nobody has read it by then. */
const PAUSE_MS = 500;

/**
 * Loads the code of the other pages, one after the other, whenever the browser has nothing else to do: then going there takes no
 * request, and works without a network. Not for who saves data.
 *
 * @returns what stops it
 */
export function loadOtherPages(router: AnyRouter): () => void {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  if (connection?.saveData === true) return () => {};
  const waiting = Object.keys(router.routesById);
  let isStopped = false;
  const timer = setTimeout(() => whenIdle(begin), PAUSE_MS);
  function begin() {
    // The search over everything first: who opens it types at once, and what is typed before its code is there is lost.
    if (!isStopped) void import('./palette/palette-dialog.tsx').catch(() => {});
    whenIdle(next);
  }
  function next() {
    const routeId = waiting.shift();
    if (isStopped || routeId === undefined) return;
    loadPage(router, routeId);
    whenIdle(next);
  }
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** Does something once there is time for it, so that nobody who scrolls notices; Safari does not say when that is. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work);
  else setTimeout(work, PAUSE_MS);
}

function loadPage(router: AnyRouter, routeId: string): void {
  const route = router.routesById[routeId];
  // What cannot be loaded now is loaded when somebody goes there, and says so then.
  if (route !== undefined) void Promise.resolve(router.loadRouteChunk(route)).catch(() => {});
}
