import type { ActivationOutcome, Coupon, RedemptionOutcome, ReservationOutcome } from '@couponry/engine';
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

/**
 * What the key of an activation leads to. Whoever has a code already is told that one again, also with another one by then.
 *
 * @example resultOfActivation(ean13, held) // { kind: 'held', id: ean13.id, clientId, code: '2912345678906' }
 */
export function resultOfActivation(
  { id, codes }: Coupon,
  outcome: Exclude<ActivationOutcome, { readonly kind: 'refused' }>,
): StoredResult {
  if (outcome.kind === 'activated') return { kind: 'activation', id: outcome.activation.id };
  const { code, holder } = outcome;
  const held = { kind: 'held', id, clientId: holder.clientId } as const;
  return codes.kind === 'friendly' ? held : { ...held, code };
}

/** What a key leads to, with the codes that did not apply, each by its place in the request: once for each reason. */
export function withRefused(
  result: StoredResult,
  outcomes: readonly SingleOutcome[],
  places: readonly number[],
): StoredResult {
  const refused = outcomes.flatMap((outcome, index) => {
    const reasons = 'reasons' in outcome ? outcome.reasons : [];
    return reasons.map(({ reason }) => [places[index] ?? index, reason] as const);
  });
  return { ...result, refused: [...(result.refused ?? []), ...refused] };
}

/** What a key leads to of a request over several codes of which its order had some already. */
export function withRepeated(result: StoredResult, outcomes: readonly SingleOutcome[]): StoredResult {
  const uses = outcomes.flatMap((one) =>
    one.kind === 'redemption' || one.kind === 'reservation' ? one.outcome : [],
  );
  if (!uses.some(({ kind }) => kind === 'repeated')) return result;
  const ids = uses.flatMap((use) => {
    if (result.kind === 'redemption') return 'redemption' in use ? use.redemption.id : [];
    return 'reservation' in use ? use.reservation.id : [];
  });
  return { ...result, ids };
}
