import {
  type Activation,
  type Coupon,
  countsOfEvent,
  dayInZone,
  type Holder,
  type Identifier,
  type LedgerEvent,
} from '@couponry/engine';
import type { CouponDayRow } from '../../sql/add-coupon-days.ts';
import type { NewCodeRow } from '../../sql/code-rows.ts';
import type { ActivationRow } from '../../sql/insert-activations.ts';
import type { NewIdentifierRow } from '../../sql/insert-client-identifiers.ts';
import type { NewClientRow } from '../../sql/insert-clients.ts';
import type { OrderCodeRow } from '../../sql/insert-order-codes.ts';
import type { NewRedemptionRow } from '../../sql/insert-redemptions.ts';
import type { CodeRow } from '../../sql/select-codes.ts';
import type { HolderRow } from '../../sql/select-holders.ts';
import type { IdempotencyRow } from '../../sql/select-idempotency-keys.ts';
import type { ClientChangeRow } from '../../sql/update-clients.ts';
import type { CouponTotalsRow } from '../../sql/update-coupon-totals.ts';
import { holderKey } from './coupon-state.ts';

type Tally = { -readonly [Key in keyof CouponDayRow]: CouponDayRow[Key] };

/** What the decisions of one batch want stored: the differences, each row once, and what is appended. */
export class BatchChanges {
  readonly totals = new Map<string, CouponTotalsRow>();
  readonly newCodes = new Map<string, NewCodeRow>();
  readonly usedCodes = new Map<string, CodeRow>();
  readonly newHolders = new Map<string, HolderRow>();
  readonly changedHolders = new Map<string, HolderRow>();
  readonly newClients: NewClientRow[] = [];
  readonly changedClients = new Map<string, ClientChangeRow>();
  readonly newIdentifiers: NewIdentifierRow[] = [];
  readonly orderCodes: OrderCodeRow[] = [];
  readonly idempotencyKeys: IdempotencyRow[] = [];
  readonly activations: ActivationRow[] = [];
  readonly redemptions: NewRedemptionRow[] = [];
  readonly eventItems: object[] = [];
  readonly days = new Map<string, Tally>();

  /** Whether nothing has to be stored. */
  get isEmpty(): boolean {
    return this.eventItems.length === 0;
  }

  /** What a client has of a coupon from now on; `isNew` when there was no row. */
  setHolder(couponId: string, holder: Holder, isNew: boolean): void {
    const key = holderKey(couponId, holder.clientId);
    const rows = isNew || this.newHolders.has(key) ? this.newHolders : this.changedHolders;
    rows.set(key, { couponId, ...holder });
  }

  /** How an individual code stands from now on. */
  setCode(code: CodeRow): void {
    const fresh = this.newCodes.get(code.code);
    if (fresh === undefined) this.usedCodes.set(code.code, code);
    else this.newCodes.set(code.code, { ...fresh, ...code });
  }

  /** Identifiers that a client has from now on; `isNew` when the client is made with them. */
  addIdentifiers(clientId: string, added: readonly Identifier[], isNew: boolean): void {
    const identified = added.some((identifier) => identifier.kind !== 'uuid');
    for (const identifier of added) this.newIdentifiers.push({ ...identifier, clientId });
    if (isNew) {
      const identifiers = JSON.stringify(added);
      this.newClients.push({ id: clientId, identified, identifiers, attributes: '{}' });
      return;
    }
    const before = this.changedClients.get(clientId);
    const earlier: readonly Identifier[] = before === undefined ? [] : JSON.parse(before.addedIdentifiers);
    this.changedClients.set(clientId, {
      id: clientId,
      identified: identified || before?.identified === true,
      addedIdentifiers: JSON.stringify([...earlier, ...added]),
      attributes: '{}',
    });
  }

  /** Appends what happened to the ledger, the events and the statistics. */
  append(event: LedgerEvent, coupon: Coupon, keyId: string): void {
    if (event.type === 'coupon.activated') this.#appendActivation(event.activation, keyId);
    else this.#appendRedemption(event, keyId);
    const at = event.type === 'coupon.activated' ? event.activation.at : event.redemption.at;
    this.#count(event, coupon, at);
  }

  #appendActivation(activation: Activation, keyId: string): void {
    this.activations.push({ ...activation, keyId });
    const { id, couponId, clientId, expiresAt } = activation;
    this.eventItems.push({ type: 'coupon.activated', activationId: id, couponId, clientId, expiresAt });
  }

  #appendRedemption({ redemption }: LedgerEvent & { type: 'code.redeemed' }, keyId: string): void {
    const { order, ...rest } = redemption;
    const store = order?.store ?? '';
    this.redemptions.push({ ...rest, store, orderId: order?.id ?? null, keyId });
    if (order !== null) {
      this.orderCodes.push({ store, orderId: order.id, code: rest.code, redemptionId: rest.id });
    }
    const { id, couponId, clientId, amount, discount, currency } = redemption;
    const item = { redemptionId: id, couponId, clientId, amount, discount, currency };
    this.eventItems.push({ type: 'code.redeemed', ...item });
  }

  #count(event: LedgerEvent, coupon: Coupon, at: number): void {
    const day = dayInZone(at, coupon.timeZone);
    const key = `${coupon.id} ${day}`;
    const tally = this.days.get(key) ?? newTally(coupon.id, day);
    const counts = countsOfEvent(event);
    tally.issued += counts.issued;
    tally.activated += counts.activated;
    tally.redeemed += counts.redeemed;
    tally.clients += counts.clients;
    tally.discount += counts.discount;
    tally.amount += counts.amount;
    this.days.set(key, tally);
  }
}

function newTally(couponId: string, day: string): Tally {
  return { couponId, day, issued: 0, activated: 0, redeemed: 0, clients: 0, discount: 0, amount: 0 };
}
