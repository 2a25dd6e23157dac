import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { renewQueries } from './queries.ts';
import { meQuery } from './session.ts';
import { chooseWorkspace } from './workspace.ts';

/**
 * Goes to another workspace of the person, where nothing is known of what was read in the one of before: all pages are made anew. The
 * page is left first, because what it is about is not in the other one.
 */
export function useGoToWorkspace(): (id: string) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (id) => {
    let me = queries.getQueryData(meQuery.queryKey);
    // One that was made a moment ago is not among those yet.
    if (me?.workspaces.some((known) => known.id === id) !== true) {
      me = await queries.fetchQuery({ ...meQuery, staleTime: 0 });
    }
    await navigate({ to: '/' });
    renewQueries().setQueryData(meQuery.queryKey, me);
    chooseWorkspace(id);
  };
}
