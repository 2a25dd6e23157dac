import type { Caller } from '../caller.ts';
import type { StoredResult } from '../coupon-ledger/command.ts';
import type { CodePorts } from '../ports.ts';
import { type ReservationView, sharedId, viewOfReservations } from './checkout-view.ts';
import type { CodesRequest } from './codes-request.ts';
import { readReservation } from './read-reservation.ts';
import { refusedAgain } from './redeem-codes.ts';
import { tellAfterCommit } from './tell-after-commit.ts';
import { type UseOutcome, useCodes } from './use-codes.ts';

/** What became of the wish to hold codes. */
export type ReserveCodesOutcome = UseOutcome<ReservationView>;

/**
 * Holds one code or several for an order during its checkout; the answer comes after the commit.
 *
 * @param holdMs how long, in milliseconds
 */
export async function reserveCodes(
  ports: CodePorts,
  caller: Caller,
  request: CodesRequest,
  holdMs: number,
): Promise<ReserveCodesOutcome> {
  const workspaceId = caller.workspace.id;
  const outcome = await useCodes(ports, caller, request, { kind: 'reserve', holdMs });
  if (outcome.kind === 'stored') return await storedReservation(ports, workspaceId, outcome.result);
  if (outcome.kind !== 'decided') return outcome;
  const { done, used, refused } = outcome;
  if (!done) return { kind: 'refused', refused };
  const uses = used.flatMap((one) => (one.kind === 'reservation' ? one.outcome : []));
  const reservations = uses.flatMap((use) => (use.kind === 'refused' ? [] : use.reservation));
  const isNew = uses.some(({ kind }) => kind === 'reserved');
  const stands = { status: 'held', redemptionId: null } as const;
  return {
    kind: 'done',
    isNew,
    view: await tellAfterCommit(viewOfReservations(ports, workspaceId, reservations, stands)),
    refused,
  };
}

async function storedReservation(
  ports: CodePorts,
  workspaceId: string,
  { id, ids, refused = [] }: StoredResult,
): Promise<ReserveCodesOutcome> {
  const view = await readReservation(ports, workspaceId, id, ids ?? null);
  if (view === null) throw new Error('An idempotency key leads to no reservation');
  // Of several codes only one may have applied: then it is told by its own id, as it was the first time.
  const told = { ...view, id: sharedId(view.codes.map(({ reservation }) => reservation)) };
  return { kind: 'done', isNew: false, view: told, refused: refusedAgain(refused) };
}
