import type { RedemptionOutcome, ReservationOutcome } from '@couponry/engine';
import type { SingleOutcome, StoredResult } from './command.ts';

/**
 * What a key leads to that was told of what its order had already: it is the key's own from now on, also when it is given back
 * before the key is sent again.
 *
 * @example resultOfRepeat({ kind: 'repeated', redemption }) // { kind: 'redemption', id: redemption.id }
 */
export function resultOfRepeat(
  repeated: Extract<RedemptionOutcome | ReservationOutcome, { readonly kind: 'repeated' }>,
): StoredResult {
  if ('redemption' in repeated) return { kind: 'redemption', id: repeated.redemption.id };
  return { kind: 'reservation', id: repeated.reservation.id };
}

/** What a key leads to, with the codes that did not apply, each by its place in the request. */
export function withRefused(
  result: StoredResult,
  outcomes: readonly SingleOutcome[],
  places: readonly number[],
): StoredResult {
  const refused = outcomes.flatMap((outcome, index): (readonly [number, string])[] =>
    outcome.kind !== 'moved' && outcome.outcome.kind === 'refused'
      ? [[places[index] ?? index, outcome.outcome.refusal.reason]]
      : [],
  );
  return { ...result, refused: [...(result.refused ?? []), ...refused] };
}
