import type { Refusal } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { IdempotencyKey, LedgerCommand, LedgerOutcome, RollbackWish } from '../coupon-ledger/command.ts';
import type { CodePorts } from '../ports.ts';
import { type RedemptionView, viewOfRedemptions } from './checkout-view.ts';
import { tellAfterCommit } from './tell-after-commit.ts';

/** The wish to give back a redemption: so much of the order's value (minor units), or all that is left (null). */
export interface RollbackRequest {
  readonly id: string;
  readonly amount: number | null;
  readonly reason: string;
  readonly idempotency: IdempotencyKey | null;
  readonly isAbandoned: () => boolean;
}

/** What became of it. `part_of_several`: a part was asked for of several codes together; these are their own ids. */
export type RollbackRedemptionOutcome =
  | { readonly kind: 'done'; readonly view: RedemptionView }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'part_of_several'; readonly ids: readonly string[] }
  | { readonly kind: 'key_reused' }
  | { readonly kind: 'unknown_redemption' };

/** Gives back a redemption of one code or several, whole or in part; the answer comes after the commit. */
export async function rollBackRedemption(
  ports: CodePorts,
  caller: Caller,
  request: RollbackRequest,
): Promise<RollbackRedemptionOutcome> {
  const workspaceId = caller.workspace.id;
  const redemptions = await ports.checkout.redemptions(workspaceId, request.id);
  if (redemptions.length === 0) return { kind: 'unknown_redemption' };
  const isAlone = redemptions.length === 1;
  if (!isAlone && request.amount !== null) {
    return { kind: 'part_of_several', ids: redemptions.map(({ id }) => id) };
  }
  const now = ports.clock.now();
  const wishes = redemptions.map(
    (redemption): RollbackWish => ({
      kind: 'rollback',
      id: ports.makeId(now),
      couponId: redemption.couponId,
      keyId: caller.key.id,
      idempotency: isAlone ? request.idempotency : null,
      redemption,
      amount: request.amount,
      reason: request.reason,
    }),
  );
  const outcome = await ports.submit(workspaceId, commandOf(wishes, request), request.isAbandoned);
  if (outcome.kind === 'key_reused') return outcome;
  const refusal = refusalOf(outcome);
  if (refusal !== null) return { kind: 'refused', refusal };
  const view = await tellAfterCommit(viewOfRedemptions(ports, workspaceId, redemptions, false));
  return { kind: 'done', view: { ...view, id: request.id } };
}

/** Of several, those of which something is left. */
function commandOf(wishes: readonly RollbackWish[], { id, idempotency }: RollbackRequest): LedgerCommand {
  const [only] = wishes;
  if (wishes.length === 1 && only !== undefined) return only;
  const places = wishes.map((_, place) => place);
  return {
    kind: 'together',
    mode: 'applicable',
    wishes,
    idempotency,
    places,
    result: { kind: 'rollback', id },
  };
}

function refusalOf(outcome: LedgerOutcome): Refusal | null {
  if (outcome.kind === 'moved' || outcome.kind === 'key_reused') {
    throw new Error('A redemption has no coupon');
  }
  if (outcome.kind === 'stored' || (outcome.kind === 'together' && outcome.done)) return null;
  const [first] = outcome.kind === 'together' ? outcome.outcomes : [outcome];
  if (first === undefined || first.kind === 'moved') return null;
  return first.outcome.kind === 'refused' ? first.outcome.refusal : null;
}
