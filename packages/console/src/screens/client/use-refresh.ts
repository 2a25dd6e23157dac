import { useQueryClient } from '@tanstack/react-query';

/** Reads anew what an action for a client changes: the client's own, the codes, and what coupons have seen. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      ['clients', 'codes', 'coupons', 'redemptions'].map((noun) =>
        queries.invalidateQueries({ queryKey: [noun] }),
      ),
    );
  };
}
