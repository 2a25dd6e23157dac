import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { meQuery } from './session.ts';
import { chooseWorkspace } from './workspace.ts';

/** Goes to another workspace of the person. Nothing that was read of one may be shown in another. */
export function useGoToWorkspace(): (id: string) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (id) => {
    chooseWorkspace(id);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] });
    await queries.invalidateQueries({ queryKey: meQuery.queryKey });
    await navigate({ to: '/' });
  };
}
