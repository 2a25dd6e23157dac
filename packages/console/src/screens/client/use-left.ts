import { getRedemption } from '@couponry/sdk';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { TimelineEntry } from '../../api/client.ts';

/** Units of a line that can still be given back. */
export interface LineLeft {
  readonly lineId: string;
  readonly quantity: number;
}

/** What of a redemption is left to give back. */
interface Left {
  /** How much of the order's value, in minor units. */
  readonly amount: number;
  /** What of the lines that have a discount; null: it was made without a cart, so a part of it is an amount. */
  readonly lines: readonly LineLeft[] | null;
}

/** What is left of a redemption; null while that is not known, or when no amount was ever told. */
export function useLeft({ id, lines }: TimelineEntry): Left | null {
  const { data } = useQuery({
    queryKey: ['redemptions', 'one', id],
    queryFn: async ({ signal }) => await call(getRedemption, id, { signal }),
  });
  if (data === undefined || data.amount === null) return null;
  const returned = data.rollbacks.flatMap((rollback) => rollback.lines ?? []);
  const backOf = (wanted: string) =>
    returned.reduce((sum, { lineId, quantity }) => (lineId === wanted ? sum + quantity : sum), 0);
  return {
    amount: data.amount - (data.rolledBack?.amount ?? 0),
    lines:
      lines
        ?.map(({ lineId, quantity }) => ({ lineId, quantity: quantity - backOf(lineId) }))
        .filter(({ quantity }) => quantity > 0) ?? null,
  };
}
