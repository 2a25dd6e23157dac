import { getMe } from '@couponry/sdk';
import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { call } from './call.ts';
import { failureKind } from './failure.ts';
import { isMarkedSignedIn, markSignedIn } from './signed-in-mark.ts';
import { chooseWorkspace, chosenWorkspace, useChosenWorkspace } from './workspace.ts';

/** Who is signed in, and the workspaces of theirs. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => await call(getMe),
  staleTime: 60_000,
});

/** Who is signed in. Only inside the frame, which nobody else reaches. */
export function useMe() {
  return useSuspenseQuery(meQuery).data;
}

/** The workspace that the page is about, and what the person is in it. */
export function useWorkspace() {
  return workspaceAmong(useMe().workspaces, useChosenWorkspace());
}

/** The same outside of components; only once somebody is let in (`sessionOrSignIn`). */
export function workspaceOf(queries: QueryClient) {
  return workspaceAmong(queries.getQueryData(meQuery.queryKey)?.workspaces ?? [], chosenWorkspace());
}

function workspaceAmong<Workspace extends { readonly id: string }>(
  workspaces: readonly Workspace[],
  chosen: string | null,
): Workspace {
  const found = workspaces.find(({ id }) => id === chosen) ?? workspaces[0];
  if (found === undefined) throw new Error('A person without a workspace is inside the frame');
  return found;
}

interface Guarded {
  readonly context: { readonly queries: QueryClient };
  readonly location: { readonly pathname: string; readonly searchStr: string };
}

/** Somebody who is signed in and belongs to no workspace: there is nothing to show. */
export class NoWorkspace extends Error {}

/** Lets in who is signed in; others sign in first and come back here. */
export async function sessionOrSignIn({ context, location }: Guarded): Promise<void> {
  const signIn = redirect({ to: '/sign-in', search: { to: `${location.pathname}${location.searchStr}` } });
  if (!isMarkedSignedIn()) throw signIn;
  try {
    const me = await context.queries.ensureQueryData(meQuery);
    if (me.workspaces.length === 0) throw new NoWorkspace('The person belongs to no workspace');
    settleWorkspace(me.workspaces);
  } catch (error) {
    if (error instanceof NoWorkspace) throw error;
    const kind = failureKind(error);
    if (kind === 'session') markSignedIn(false);
    if (kind === 'session' || kind === 'password') throw signIn;
    throw error;
  }
}

/** The workspace of the last time may be gone, or there was none yet. */
function settleWorkspace(workspaces: readonly { readonly id: string }[]): void {
  const chosen = chosenWorkspace();
  if (!workspaces.some(({ id }) => id === chosen)) chooseWorkspace(workspaces[0]?.id ?? null);
}
