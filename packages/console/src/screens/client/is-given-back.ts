import type { TimelineEntry } from '../../api/client.ts';

/**
 * Whether nothing is left of a redemption, as far as its rollbacks are in the timeline too. Without amounts one rollback is taken
 * for the whole; what the server knows better it says.
 */
export function isGivenBack(
  { id, amount }: Pick<TimelineEntry, 'id' | 'amount'>,
  entries: readonly Pick<TimelineEntry, 'type' | 'redemptionId' | 'amount'>[],
): boolean {
  const back = entries.filter(({ type, redemptionId }) => type === 'rollback' && redemptionId === id);
  if (amount === null) return back.length > 0;
  const returned = back.reduce((sum, rollback) => sum + (rollback.amount ?? amount), 0);
  return back.length > 0 && returned >= amount;
}
