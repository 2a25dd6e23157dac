import {
  type Activation,
  type CartUse,
  type CodeChange,
  type Coupon,
  type CouponCounts,
  countsOfEvent,
  dayInZone,
  type Identifier,
  type LedgerEvent,
  NO_COUNTS,
  type Redemption,
  type Reservation,
  type ReservationEnd,
  type Returned,
  type Rollback,
} from '@couponry/engine';
import { PairMap } from '../../platform/pair-map.ts';
import type { CouponDayRow } from '../../sql/add-coupon-days.ts';
import type { ClientRow } from '../../sql/client-rows.ts';
import type { HoldRow } from '../../sql/holds.ts';
import type { ActivationRow } from '../../sql/insert-activations.ts';
import type { NewIdentifierRow } from '../../sql/insert-client-identifiers.ts';
import type { CodeChangeRow } from '../../sql/insert-code-changes.ts';
import type { NewRedemptionRow } from '../../sql/insert-redemptions.ts';
import type { ReservationEndRow } from '../../sql/insert-reservation-ends.ts';
import type { NewReservationRow } from '../../sql/insert-reservations.ts';
import type { ReturnOfOrderRow, RollbackRow } from '../../sql/rollback-rows.ts';
import type { IdempotencyRow } from '../../sql/select-idempotency-keys.ts';
import { cartToText, linesToText } from './cart-text.ts';

/** Statistics that are still counted. */
type CountingRow = { -readonly [Name in keyof CouponDayRow]: CouponDayRow[Name] };

/** Of a client that a code made or named nothing else is told. */
const NOTHING_TOLD = { attributes: '{}', tags: null, segments: null, orders: null };

/**
 * What the decisions of one batch want stored beside how everything stands from now on ({@link CouponState}, {@link OrderState}): what
 * is appended, and of clients, holds and what was given back the differences, each row once.
 */
export class BatchChanges {
  readonly newClients: ClientRow[] = [];
  readonly changedClients = new Map<string, ClientRow>();
  readonly newIdentifiers: NewIdentifierRow[] = [];
  readonly idempotencyKeys: IdempotencyRow[] = [];
  readonly activations: ActivationRow[] = [];
  readonly codeChanges: CodeChangeRow[] = [];
  readonly redemptions: NewRedemptionRow[] = [];
  readonly reservations: NewReservationRow[] = [];
  readonly reservationEnds: ReservationEndRow[] = [];
  readonly newHolds = new Map<string, HoldRow>();
  readonly settledHolds = new Set<string>();
  readonly rollbacks: RollbackRow[] = [];
  readonly newReturns = new Map<string, ReturnOfOrderRow>();
  readonly changedReturns = new Map<string, ReturnOfOrderRow>();
  readonly eventItems: object[] = [];
  readonly days = new PairMap<CountingRow>('ends');

  /** Whether nothing has to be stored. */
  get isEmpty(): boolean {
    const { eventItems, idempotencyKeys, newIdentifiers } = this;
    return eventItems.length === 0 && idempotencyKeys.length === 0 && newIdentifiers.length === 0;
  }

  /** How much of a redemption is given back from now on; `isNew` when nothing was before. */
  setReturned({ id: redemptionId, order }: Redemption, returned: Returned, isNew: boolean): void {
    const rows = isNew || this.newReturns.has(redemptionId) ? this.newReturns : this.changedReturns;
    const lines = returned.lines.length === 0 ? null : linesToText(returned.lines);
    rows.set(redemptionId, { redemptionId, ...returned, lines, orderId: order?.id ?? null });
  }

  /** Identifiers that a client has from now on; `isNew` when the client is made with them. */
  addIdentifiers(clientId: string, added: readonly Identifier[], isNew: boolean): void {
    let identified = false;
    for (let index = 0; index < added.length; index += 1) {
      const { kind, value } = added[index] as Identifier;
      identified ||= kind !== 'uuid';
      this.newIdentifiers.push({ kind, value, clientId });
    }
    if (isNew) {
      const identifiers = JSON.stringify(added);
      this.newClients.push({ ...NOTHING_TOLD, id: clientId, identified, identifiers });
      return;
    }
    const before = this.changedClients.get(clientId);
    const earlier: readonly Identifier[] = before === undefined ? [] : JSON.parse(before.identifiers);
    this.changedClients.set(clientId, {
      ...NOTHING_TOLD,
      id: clientId,
      identified: identified || before?.identified === true,
      identifiers: JSON.stringify([...earlier, ...added]),
    });
  }

  /** Appends what happened to the ledger, the events and the statistics. `keyId` is the key that asked for it, if one did. */
  append(event: LedgerEvent, coupon: Coupon, keyId: string | null): void {
    this.#appendRow(event, keyId);
    this.#count(event, coupon);
  }

  #appendRow(event: LedgerEvent, keyId: string | null): void {
    switch (event.type) {
      case 'coupon.activated':
        this.#appendActivation(event.activation, keyId);
        break;
      case 'code.changed':
        this.#appendCodeChange(event.change, keyId);
        break;
      case 'code.redeemed':
        this.#appendRedemption(event.redemption, keyId);
        break;
      case 'code.reserved':
        this.#appendReservation(event.reservation, keyId);
        break;
      case 'reservation.ended':
        this.#appendEnd(event.end, keyId);
        break;
      case 'redemption.rolled_back':
        this.#appendRollback(event.rollback, keyId);
        break;
    }
  }

  #appendActivation(activation: Activation, keyId: string | null): void {
    this.activations.push({ ...activation, keyId });
    const { id, couponId, clientId, expiresAt } = activation;
    this.eventItems.push({ type: 'coupon.activated', activationId: id, couponId, clientId, expiresAt });
  }

  #appendCodeChange(change: CodeChange, keyId: string | null): void {
    this.codeChanges.push({ ...change, keyId });
    const { id, couponId, clientId, reason } = change;
    this.eventItems.push({ type: `code.${change.change}`, changeId: id, couponId, clientId, reason });
  }

  #appendRedemption(redemption: Redemption, keyId: string | null): void {
    const { id: redemptionId, couponId, clientId, amount, discount, currency, cart } = redemption;
    this.redemptions.push({ redemption, cart: cartToText(cart), keyId });
    const item = { type: 'code.redeemed', redemptionId, couponId, clientId, amount, discount, currency };
    this.eventItems.push(cart === null ? item : { ...item, ...eventOfCart(cart) });
  }

  #appendReservation({ order, cart, ...row }: Reservation, keyId: string | null): void {
    this.reservations.push({ ...row, cart: cartToText(cart), ...orderColumns(order), keyId });
    const { id, couponId, clientId, amount, discount, currency, holdsUntil } = row;
    this.newHolds.set(id, { reservationId: id, couponId, holdsUntil });
    const told = { reservationId: id, couponId, clientId, amount, discount, currency, holdsUntil };
    const item = { ...told, ...eventOfCart(cart) };
    this.eventItems.push({ type: 'code.reserved', ...item });
  }

  #appendEnd(end: ReservationEnd, keyId: string | null): void {
    this.reservationEnds.push({ ...end, keyId: end.end === 'expired' ? null : keyId });
    if (!this.newHolds.delete(end.reservationId)) this.settledHolds.add(end.reservationId);
    const { reservationId, couponId, clientId, redemptionId } = end;
    this.eventItems.push({ type: `reservation.${end.end}`, reservationId, couponId, clientId, redemptionId });
  }

  #appendRollback(rollback: Rollback, keyId: string | null): void {
    this.rollbacks.push({ ...rollback, lines: linesToText(rollback.lines), keyId });
    const { id, redemptionId, couponId, clientId, amount, discount, completes, givesBackUse } = rollback;
    const { lines, shippingDiscount } = rollback;
    const item = {
      rollbackId: id,
      redemptionId,
      couponId,
      clientId,
      amount,
      discount,
      completes,
      givesBackUse,
      ...(lines === null ? {} : { lines, shippingDiscount }),
    };
    this.eventItems.push({ type: 'redemption.rolled_back', ...item });
  }

  #count(event: LedgerEvent, coupon: Coupon): void {
    const day = dayInZone(instantOf(event), coupon.timeZone);
    let row = this.days.get(coupon.id, day);
    if (row === undefined) {
      row = { ...NO_COUNTS, couponId: coupon.id, day };
      this.days.set(coupon.id, day, row);
    }
    add(row, countsOfEvent(event));
  }
}

/** What a cart adds to an event: where the discount went, and what the shop adds to the order. */
function eventOfCart(cart: CartUse | null): object {
  if (cart === null) return {};
  const { lines, shippingDiscount, gifts } = cart;
  const allocations = lines.flatMap(({ lineId, discount }) =>
    discount === 0 ? [] : { lineId, amount: discount },
  );
  return { shippingDiscount, allocations, gifts };
}

function instantOf(event: LedgerEvent): number {
  switch (event.type) {
    case 'coupon.activated':
      return event.activation.at;
    case 'code.changed':
      return event.change.at;
    case 'code.redeemed':
      return event.redemption.at;
    case 'code.reserved':
      return event.reservation.at;
    case 'reservation.ended':
      return event.end.at;
    case 'redemption.rolled_back':
      return event.rollback.at;
  }
}

function add(row: CountingRow, counts: CouponCounts): void {
  row.issued += counts.issued;
  row.activated += counts.activated;
  row.deactivated += counts.deactivated;
  row.redeemed += counts.redeemed;
  row.rolledBack += counts.rolledBack;
  row.clients += counts.clients;
  row.discount += counts.discount;
  row.amount += counts.amount;
  row.discountBack += counts.discountBack;
  row.amountBack += counts.amountBack;
}

function orderColumns(order: Redemption['order']): {
  readonly store: string;
  readonly orderId: string | null;
} {
  return { store: order?.store ?? '', orderId: order?.id ?? null };
}
