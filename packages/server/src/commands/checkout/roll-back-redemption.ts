import type { LineReturn, Redemption, Refusal } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { IdempotencyKey, LedgerCommand, LedgerOutcome, RollbackWish } from '../coupon-ledger/command.ts';
import type { CodePorts } from '../ports.ts';
import { type RedemptionView, viewOfRedemptions } from './checkout-view.ts';
import { tellAfterCommit } from './tell-after-commit.ts';
import { unlessMerged } from './unless-merged.ts';

/**
 * The wish to give back a redemption: so much of the order's value (minor units), or units of its lines, or all that is left (null
 * twice).
 */
export interface RollbackRequest {
  readonly id: string;
  readonly amount: number | null;
  readonly lines: readonly LineReturn[] | null;
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
  return await unlessMerged(() => tryToRollBack(ports, caller, request));
}

async function tryToRollBack(
  ports: CodePorts,
  caller: Caller,
  request: RollbackRequest,
): Promise<RollbackRedemptionOutcome | null> {
  const workspaceId = caller.workspace.id;
  const redemptions = await ports.checkout.redemptions(workspaceId, request.id);
  if (redemptions.length === 0) return { kind: 'unknown_redemption' };
  const isAlone = redemptions.length === 1;
  if (!isAlone && request.amount !== null) {
    return { kind: 'part_of_several', ids: redemptions.map(({ id }) => id) };
  }
  const now = ports.clock.now();
  const open = await withSomethingLeft(ports, workspaceId, redemptions);
  const wishes = open.map(
    (redemption): RollbackWish => ({
      kind: 'rollback',
      id: ports.makeId(now),
      couponId: redemption.couponId,
      keyId: caller.key.id,
      idempotency: isAlone ? request.idempotency : null,
      redemption,
      amount: request.amount,
      lines: request.lines,
      reason: request.reason,
    }),
  );
  const outcome = await ports.submit(workspaceId, commandOf(wishes, request), request.isAbandoned);
  if (outcome.kind === 'moved') return null;
  if (outcome.kind === 'key_reused') return outcome;
  const refusal = refusalOf(outcome);
  if (refusal !== null) return { kind: 'refused', refusal };
  const view = await tellAfterCommit(viewOfRedemptions(ports, workspaceId, redemptions, false));
  return { kind: 'done', view: { ...view, id: request.id } };
}

/** Of several, those of which something is left; where there are none, all, to be refused. */
async function withSomethingLeft(
  ports: CodePorts,
  workspaceId: string,
  redemptions: readonly Redemption[],
): Promise<readonly Redemption[]> {
  if (redemptions.length === 1) return redemptions;
  const ids = redemptions.map(({ id }) => id);
  const rollbacks = await ports.checkout.rollbacks(workspaceId, ids);
  const whole = new Set(rollbacks.flatMap((one) => (one.completes ? one.redemptionId : [])));
  return whole.size === redemptions.length ? redemptions : redemptions.filter(({ id }) => !whole.has(id));
}

/** The whole of several is whatever is left of each; units of lines come back of all of them or of none. */
function commandOf(
  wishes: readonly RollbackWish[],
  { id, lines, idempotency }: RollbackRequest,
): LedgerCommand {
  const [only] = wishes;
  if (wishes.length === 1 && only !== undefined) return { ...only, idempotency };
  const places = wishes.map((_, place) => place);
  return {
    kind: 'together',
    mode: lines === null ? 'applicable' : 'all',
    wishes,
    idempotency,
    places,
    result: { kind: 'rollback', id },
  };
}

function refusalOf(outcome: Exclude<LedgerOutcome, { kind: 'moved' | 'key_reused' }>): Refusal | null {
  if (outcome.kind === 'stored' || (outcome.kind === 'together' && outcome.done)) return null;
  const outcomes = outcome.kind === 'together' ? outcome.outcomes : [outcome];
  const refusals = outcomes.flatMap((one) =>
    one.kind !== 'moved' && one.outcome.kind === 'refused' ? one.outcome.refusal : [],
  );
  return refusals[0] ?? null;
}
