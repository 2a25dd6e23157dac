import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemWords } from '../api/problem-words.ts';
import { type Toast, useToast } from './toasts.tsx';

interface Change<Input, Output> {
  readonly change: (input: Input) => Promise<Output>;
  /** What is told when it is done. */
  readonly told?: (output: Output, input: Input) => Toast;
  /** The first words of the keys of queries that are read anew. */
  readonly stale: readonly string[];
  /** The page's own words for some refusals, by the server's code. */
  readonly refusals?: Readonly<Record<string, string>>;
  /** Whether the page shows itself why it failed, instead of a toast. */
  readonly showsFailure?: boolean;
}

/**
 * A change on the server: what is told of it, and what has to be read anew then.
 *
 * @example
 * const revoke = useChange({ change: (id: string) => call(revokeKey, id), stale: ['keys'] });
 * revoke.mutate(id);
 */
export function useChange<Input, Output>(wanted: Change<Input, Output>) {
  const { change, told, stale, refusals = {}, showsFailure = false } = wanted;
  const tell = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (output, input) => {
      await Promise.all(stale.map((noun) => queries.invalidateQueries({ queryKey: [noun] })));
      if (told !== undefined) tell(told(output, input));
    },
    onError: (error) => {
      if (!showsFailure) tell({ kind: 'bad', text: problemWords(error, refusals) });
    },
  });
}
