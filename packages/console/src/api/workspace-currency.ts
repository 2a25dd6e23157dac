import { getWorkspace } from '@couponry/sdk';
import { useQuery } from '@tanstack/react-query';
import { call } from './call.ts';
import { useWorkspace } from './session.ts';

/** The currency of the workspace; null until it is known. */
export function useWorkspaceCurrency(): string | null {
  const { id } = useWorkspace();
  const { data } = useQuery({
    queryKey: ['workspaces', 'one', id],
    queryFn: async ({ signal }) => await call(getWorkspace, id, { signal }),
    staleTime: 60_000,
  });
  return data?.currency ?? null;
}
