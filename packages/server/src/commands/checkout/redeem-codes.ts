import { REASONS, type Reason } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { StoredResult } from '../coupon-ledger/command.ts';
import type { CodePorts } from '../ports.ts';
import { type RedemptionView, viewOfRedemptions } from './checkout-view.ts';
import type { CodesRequest, RefusedCode } from './codes-request.ts';
import { tellAfterCommit } from './tell-after-commit.ts';
import { type UseOutcome, useCodes } from './use-codes.ts';

/** What became of the wish to redeem codes. */
export type RedeemCodesOutcome = UseOutcome<RedemptionView>;

/** Redeems one code or several for an order; the answer comes after the commit. */
export async function redeemCodes(
  ports: CodePorts,
  caller: Caller,
  request: CodesRequest,
): Promise<RedeemCodesOutcome> {
  const workspaceId = caller.workspace.id;
  const outcome = await useCodes(ports, caller, request, { kind: 'redeem' });
  if (outcome.kind === 'stored') return await storedRedemption(ports, workspaceId, outcome.result);
  if (outcome.kind !== 'decided') return outcome;
  const { done, used, refused } = outcome;
  if (!done) return { kind: 'refused', refused };
  const uses = used.flatMap((one) => (one.kind === 'redemption' ? one.outcome : []));
  const isNew = uses.some(({ kind }) => kind === 'redeemed');
  const redemptions = uses.flatMap((use) => (use.kind === 'refused' ? [] : use.redemption));
  const areAllNew = uses.every(({ kind }) => kind === 'redeemed');
  return {
    kind: 'done',
    isNew,
    view: await tellAfterCommit(viewOfRedemptions(ports, workspaceId, redemptions, areAllNew)),
    refused,
  };
}

/** The first answer again, with what was given back since. */
export async function storedRedemption(
  ports: CodePorts,
  workspaceId: string,
  { id, ids, refused = [] }: StoredResult,
): Promise<RedeemCodesOutcome & { readonly kind: 'done' }> {
  const redemptions = await (ids === undefined
    ? ports.checkout.redemptions(workspaceId, id)
    : ports.checkout.redemptionsOf(workspaceId, ids));
  const view = await viewOfRedemptions(ports, workspaceId, redemptions, false);
  // Of several codes only one may have applied: then it is told by its own id, as it was the first time.
  const told = redemptions.length === 1 || ids !== undefined ? view : { ...view, id };
  return { kind: 'done', isNew: false, view: told, refused: refusedAgain(refused) };
}

/** The codes that did not apply, as they were stored. */
export function refusedAgain(refused: NonNullable<StoredResult['refused']>): RefusedCode[] {
  const reasons = refused.flatMap(([index, reason]) => (isReason(reason) ? { index, reason } : []));
  return [...Map.groupBy(reasons, ({ index }) => index)].flatMap(([index, [first, ...others]]) =>
    first === undefined ? [] : { index, coupon: null, reasons: [first, ...others] },
  );
}

function isReason(text: string): text is Reason {
  return (REASONS as readonly string[]).includes(text);
}
