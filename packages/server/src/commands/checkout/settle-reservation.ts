import type { OrderRef } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type {
  ConfirmWish,
  IdempotencyKey,
  LedgerCommand,
  LedgerOutcome,
  ReleaseWish,
  SettleWish,
  SingleOutcome,
  StoredResult,
} from '../coupon-ledger/command.ts';
import type { CodePorts } from '../ports.ts';
import type { StoredReservation } from './checkout-reads.ts';
import { type ReservationView, viewOfRedemptions } from './checkout-view.ts';
import type { RefusedCode } from './codes-request.ts';
import { viewOfStored } from './read-reservation.ts';
import { type RedeemCodesOutcome, storedRedemption } from './redeem-codes.ts';
import { tellAfterCommit } from './tell-after-commit.ts';
import { unlessMerged } from './unless-merged.ts';
import { refusedAt } from './use-codes.ts';

/** The wish to settle a reservation of one code or several. `order` is for one that was made without an order. */
export interface SettleRequest {
  readonly id: string;
  readonly order: OrderRef | null;
  readonly idempotency: IdempotencyKey | null;
  readonly isAbandoned: () => boolean;
}

/** What became of the wish to confirm. `other_order`: it was made for another order than the one that is named. */
export type ConfirmOutcome =
  | Extract<RedeemCodesOutcome, { kind: 'done' | 'refused' | 'key_reused' }>
  | { readonly kind: 'unknown_reservation' }
  | { readonly kind: 'other_order' };

/** What became of the wish to release: how the reservation stands now, or why it cannot be released. */
export type ReleaseReservationOutcome =
  | { readonly kind: 'done'; readonly view: ReservationView }
  | { readonly kind: 'refused'; readonly refused: readonly RefusedCode[] }
  | { readonly kind: 'key_reused' }
  | { readonly kind: 'unknown_reservation' };

/** Turns a reservation into the redemption that it was made for: all of its codes, or none. */
export async function confirmReservation(
  ports: CodePorts,
  caller: Caller,
  request: SettleRequest,
): Promise<ConfirmOutcome> {
  return await unlessMerged(() => tryToConfirm(ports, caller, request));
}

async function tryToConfirm(
  ports: CodePorts,
  caller: Caller,
  request: SettleRequest,
): Promise<ConfirmOutcome | null> {
  const workspaceId = caller.workspace.id;
  const stored = await ports.checkout.reservations(workspaceId, request.id);
  if (stored.length === 0) return { kind: 'unknown_reservation' };
  if (stored.some(({ reservation }) => isOther(reservation.order, request.order))) {
    return { kind: 'other_order' };
  }
  const now = ports.clock.now();
  const jointId = stored.length === 1 ? null : ports.makeId(now);
  // They ascend in the order of the codes, by which they are told.
  const ids = stored.map(() => ports.makeId(now)).toSorted();
  const wishes = stored.map(
    ({ reservation }, index): ConfirmWish => ({
      kind: 'confirm',
      id: ids[index] ?? '',
      couponId: reservation.couponId,
      keyId: caller.key.id,
      idempotency: jointId === null ? request.idempotency : null,
      reservation,
      order: request.order,
      jointId,
    }),
  );
  const result: StoredResult = { kind: 'redemption', id: jointId ?? '' };
  const outcome = await submit(ports, workspaceId, request, wishes, 'all', result);
  if (outcome.kind === 'moved') return null;
  if (outcome.kind === 'key_reused') return outcome;
  if (outcome.kind === 'stored') return await storedRedemption(ports, workspaceId, outcome.result);
  const { outcomes, refused } = readOutcomes(outcome);
  if (refused.length > 0) return { kind: 'refused', refused };
  const uses = outcomes.flatMap((one) => (one.kind === 'redemption' ? one.outcome : []));
  const redemptions = uses.flatMap((use) => (use.kind === 'refused' ? [] : use.redemption));
  const isNew = uses.some(({ kind }) => kind === 'redeemed');
  return {
    kind: 'done',
    isNew,
    view: await tellAfterCommit(viewOfRedemptions(ports, workspaceId, redemptions, isNew)),
    refused,
  };
}

/** Whether an order is named that is not the one that is known; of which store it is goes without saying. */
function isOther(known: OrderRef | null, named: OrderRef | null): boolean {
  return known !== null && named !== null && known.id !== named.id;
}

/**
 * Lets a reservation go; one that has ended before stays as it is. Where a code of it has become a redemption that is refused, and
 * the others are let go all the same.
 */
export async function releaseReservation(
  ports: CodePorts,
  caller: Caller,
  request: SettleRequest,
): Promise<ReleaseReservationOutcome> {
  return await unlessMerged(() => tryToRelease(ports, caller, request));
}

async function tryToRelease(
  ports: CodePorts,
  caller: Caller,
  request: SettleRequest,
): Promise<ReleaseReservationOutcome | null> {
  const workspaceId = caller.workspace.id;
  const stored = await ports.checkout.reservations(workspaceId, request.id);
  if (stored.length === 0) return { kind: 'unknown_reservation' };
  const isAlone = stored.length === 1;
  const wishes = stored.map(
    ({ reservation }: StoredReservation): ReleaseWish => ({
      kind: 'release',
      couponId: reservation.couponId,
      keyId: caller.key.id,
      idempotency: isAlone ? request.idempotency : null,
      reservation,
    }),
  );
  const result: StoredResult = { kind: 'release', id: request.id };
  const outcome = await submit(ports, workspaceId, request, wishes, 'applicable', result);
  if (outcome.kind === 'moved') return null;
  if (outcome.kind === 'key_reused') return outcome;
  // A hold that had run out may have been confirmed since, also since the first answer under this key.
  const after = await tellAfterCommit(ports.checkout.reservations(workspaceId, request.id));
  const refused = await tellAfterCommit(redeemedOf(ports, workspaceId, after));
  if (refused.length > 0) return { kind: 'refused', refused };
  return { kind: 'done', view: await tellAfterCommit(viewOfStored(ports, workspaceId, request.id, after)) };
}

/** The codes of a reservation that have become redemptions: those are rolled back, not released. */
async function redeemedOf(
  ports: CodePorts,
  workspaceId: string,
  stored: readonly StoredReservation[],
): Promise<RefusedCode[]> {
  const each = stored.map(async ({ reservation, redemption }, index): Promise<RefusedCode[]> => {
    if (redemption === null) return [];
    const coupon = await ports.coupon(workspaceId, reservation.couponId);
    return [{ index, coupon, reasons: [{ reason: 'reservation_confirmed' }] }];
  });
  return (await Promise.all(each)).flat();
}

async function submit(
  ports: CodePorts,
  workspaceId: string,
  { idempotency, isAbandoned }: SettleRequest,
  wishes: readonly SettleWish[],
  mode: 'all' | 'applicable',
  result: StoredResult,
): Promise<LedgerOutcome> {
  const [only] = wishes;
  const places = wishes.map((_, place) => place);
  const command: LedgerCommand =
    wishes.length === 1 && only !== undefined
      ? only
      : { kind: 'together', mode, wishes, idempotency, places, result };
  return await ports.submit(workspaceId, command, isAbandoned);
}

function readOutcomes(outcome: Exclude<LedgerOutcome, { kind: 'stored' | 'key_reused' | 'moved' }>): {
  readonly outcomes: readonly SingleOutcome[];
  readonly refused: readonly RefusedCode[];
} {
  const outcomes = outcome.kind === 'together' ? outcome.outcomes : [outcome];
  return { outcomes, refused: outcomes.flatMap(refusedAt) };
}
