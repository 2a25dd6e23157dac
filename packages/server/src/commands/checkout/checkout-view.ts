import { type Coupon, normaliseCode, type Redemption, type Reservation } from '@couponry/engine';
import type { CodePorts } from '../ports.ts';
import type { RollbackRow } from './checkout-reads.ts';

/** One code of a redemption: its row of the ledger, its coupon, the code as it is written, and what was given back of it. */
export interface RedeemedCode {
  readonly redemption: Redemption;
  readonly coupon: Coupon;
  readonly spelling: string;
  readonly rollbacks: readonly RollbackRow[];
}

/** A redemption of one code or several. `id` is the one they share, or that of the only one. */
export interface RedemptionView {
  readonly id: string;
  readonly codes: readonly RedeemedCode[];
}

/** One code of a reservation. */
export interface ReservedCode {
  readonly reservation: Reservation;
  readonly coupon: Coupon;
  readonly spelling: string;
}

/** Where a reservation of one code or several stands this instant. */
export type ReservationStatus = 'held' | 'confirmed' | 'released' | 'expired';

/** A reservation of one code or several. `redemptionId` is what it was confirmed as. */
export interface ReservationView {
  readonly id: string;
  readonly status: ReservationStatus;
  readonly redemptionId: string | null;
  readonly codes: readonly ReservedCode[];
}

/** What a request did, told whole. @param isNew whether nothing of it can have been given back yet */
export async function viewOfRedemptions(
  ports: CodePorts,
  workspaceId: string,
  redemptions: readonly Redemption[],
  isNew: boolean,
): Promise<RedemptionView> {
  const codes = await redeemedCodes(ports, workspaceId, redemptions, isNew);
  return { id: sharedId(redemptions), codes };
}

/** Redemptions, each told by itself; what was given back of all of them is asked for once. */
export async function viewsOfRedemptions(
  ports: CodePorts,
  workspaceId: string,
  redemptions: readonly Redemption[],
): Promise<RedemptionView[]> {
  const codes = await redeemedCodes(ports, workspaceId, redemptions, false);
  return codes.map((code) => ({ id: code.redemption.id, codes: [code] }));
}

async function redeemedCodes(
  ports: CodePorts,
  workspaceId: string,
  redemptions: readonly Redemption[],
  isNew: boolean,
): Promise<RedeemedCode[]> {
  const ids = redemptions.map(({ id }) => id);
  const rollbacks = isNew ? [] : await ports.checkout.rollbacks(workspaceId, ids);
  const rollbacksOf = Map.groupBy(rollbacks, ({ redemptionId }) => redemptionId);
  return await Promise.all(
    redemptions.map(async (redemption) => ({
      redemption,
      ...(await couponAndSpelling(ports, workspaceId, redemption)),
      rollbacks: rollbacksOf.get(redemption.id) ?? [],
    })),
  );
}

/** What a request holds, told whole. */
export async function viewOfReservations(
  ports: CodePorts,
  workspaceId: string,
  reservations: readonly Reservation[],
  { status, redemptionId }: Pick<ReservationView, 'status' | 'redemptionId'>,
): Promise<ReservationView> {
  const codes = await Promise.all(
    reservations.map(async (reservation) => ({
      reservation,
      ...(await couponAndSpelling(ports, workspaceId, reservation)),
    })),
  );
  return { id: sharedId(reservations), status, redemptionId, codes };
}

/** The id that all share, or that of the first. */
export function sharedId(rows: readonly { readonly id: string; readonly jointId: string | null }[]): string {
  const [first] = rows;
  if (first === undefined) throw new Error('Nothing to tell of');
  const isShared = rows.length > 1 && rows.every(({ jointId }) => jointId === first.jointId);
  return isShared && first.jointId !== null ? first.jointId : first.id;
}

async function couponAndSpelling(
  ports: CodePorts,
  workspaceId: string,
  { couponId, code }: { readonly couponId: string; readonly code: string },
): Promise<{ readonly coupon: Coupon; readonly spelling: string }> {
  const coupon = await ports.coupon(workspaceId, couponId);
  if (coupon === null) throw new Error('A row of the ledger has no coupon');
  return { coupon, spelling: spellingOf(coupon, code) };
}

/** As its maker wrote it; a coupon that has another friendly code by now was used by the one that it had then. */
function spellingOf({ codes }: Coupon, code: string): string {
  return codes.kind === 'friendly' && normaliseCode(codes.code) === code ? codes.code : code;
}
