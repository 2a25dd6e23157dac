import {
  type ClientIdentity,
  type Coupon,
  type CouponTotals,
  clientIdOf,
  type Holder,
  type Identifier,
  type IdentifierMatch,
  type IndividualCode,
  identifyClient,
  NO_TOTALS,
  type PresentedCode,
} from '@couponry/engine';
import type { StatementResult } from '../../platform/db/statement.ts';
import { readCodesAndHolders } from '../../sql/lock-codes-and-holders.ts';
import type { ClientMatchRow } from '../../sql/select-client-matches.ts';
import { type CodeRow, readCodes } from '../../sql/select-codes.ts';
import { readCoupons } from '../../sql/select-coupons.ts';
import { readHolders } from '../../sql/select-holders.ts';
import { presentMatches } from '../clients/present-matches.ts';
import type { WorkspaceCoupons } from '../coupons/coupon-cache.ts';
import { PairMap } from './pair-map.ts';

/** The results of the statements of `stateStatements`; what was not asked is undefined. */
export interface LoadedState {
  readonly coupons: StatementResult | undefined;
  readonly sharedCoupons: StatementResult | undefined;
  readonly codes: StatementResult | undefined;
  /** Individual codes, and what their owners and others have of coupons. */
  readonly lockedCodes: StatementResult | undefined;
  readonly clients: StatementResult | undefined;
  readonly holders: StatementResult | undefined;
}

/** Nothing was asked. */
export const NOTHING_LOADED: LoadedState = {
  coupons: undefined,
  sharedCoupons: undefined,
  codes: undefined,
  lockedCodes: undefined,
  clients: undefined,
  holders: undefined,
};

/**
 * The state on which a batch decides, in memory: coupons and what is used of them, codes, clients and what they hold. Each
 * decision changes it for the next one.
 */
export class CouponState {
  readonly coupons = new Map<string, Coupon>();
  readonly totals = new Map<string, CouponTotals>();
  readonly codes = new Map<string, CodeRow>();
  readonly #holders = new PairMap<Holder>();
  /** When the first unsettled hold of a coupon runs out, or ran out. */
  readonly firstHoldUntil = new Map<string, number>();
  /** By kind and value of the identifier. */
  readonly #matches = new PairMap<IdentifierMatch>();
  /** The latest instant at which something here was decided; time never runs backwards for it. */
  readonly lastDecidedAt: number;

  constructor(loaded: LoadedState, seen: WorkspaceCoupons) {
    let last = 0;
    const coupons = [...(loaded.coupons?.rows ?? []), ...(loaded.sharedCoupons?.rows ?? [])];
    for (const row of readCoupons(coupons)) {
      this.coupons.set(row.id, seen.resolve(row));
      this.totals.set(row.id, row.totals);
      if (row.firstHoldUntil !== null) this.firstHoldUntil.set(row.id, row.firstHoldUntil);
      last = Math.max(last, row.decidedAt);
    }
    const locked = readCodesAndHolders(loaded.lockedCodes?.rows ?? []);
    for (const row of [...locked.codes, ...readCodes(loaded.codes?.rows ?? [])]) {
      this.codes.set(row.code, row);
      last = Math.max(last, row.activatedAt ?? 0, row.lastRedeemedAt ?? 0);
    }
    for (const row of presentMatches(loaded.clients?.rows ?? [])) this.#match(row);
    for (const { couponId, ...holder } of [...locked.holders, ...readHolders(loaded.holders?.rows ?? [])]) {
      this.setHolder(couponId, holder);
      last = Math.max(last, holder.activatedAt ?? 0, holder.lastRedeemedAt ?? 0);
    }
    this.lastDecidedAt = last;
  }

  /** What is used of a coupon. */
  totalsOf(couponId: string): CouponTotals {
    return this.totals.get(couponId) ?? NO_TOTALS;
  }

  /**
   * Whether somebody has something of a coupon whom nothing that was loaded names: a client who was made while a lock was waited
   * for, by one of the identifiers that were not known yet.
   *
   * @param named the clients who are named by their ids
   */
  hasStranger(named: readonly string[]): boolean {
    if (this.#holders.isEmpty) return false;
    const known = new Set(named);
    for (const { clientId } of this.#matches.values()) known.add(clientId);
    for (const { clientId } of this.codes.values()) if (clientId !== null) known.add(clientId);
    for (const { clientId } of this.#holders.values()) if (!known.has(clientId)) return true;
    return false;
  }

  /** Whether a hold of the coupon has run out that nobody has collected: then a limit may be less used than it seems. */
  hasDeadHold(couponId: string, now: number): boolean {
    return (this.firstHoldUntil.get(couponId) ?? Number.POSITIVE_INFINITY) <= now;
  }

  /** A code as it is presented for a coupon; null where it is not that coupon's (any more). */
  presented(couponId: string, code: string): PresentedCode | null {
    const row = this.codes.get(code);
    if (row === undefined || row.couponId !== couponId) return null;
    return row.kind === 'friendly' ? { kind: 'friendly', code: row.code } : individualCode(row);
  }

  /** Whom these identifiers name. */
  identify(identifiers: readonly Identifier[], freshId: string): ClientIdentity {
    const matches: IdentifierMatch[] = [];
    for (const { kind, value } of identifiers) {
      const match = this.#matches.get(kind, value);
      if (match !== undefined) matches.push(match);
    }
    return identifyClient(identifiers, matches, freshId);
  }

  /** Remembers a client that is now known by these identifiers, so that the next command of the batch finds it. */
  addClient(clientId: string, identifiers: readonly Identifier[]): void {
    const isStrong = identifiers.some((identifier) => identifier.kind !== 'uuid');
    this.#addMatch(clientId, 'uuid', clientId, isStrong);
    for (const { kind, value } of identifiers) this.#addMatch(clientId, kind, value, isStrong);
  }

  #addMatch(clientId: string, kind: Identifier['kind'], value: string, isStrong: boolean): void {
    const identified = isStrong || (this.#matches.get(kind, value)?.identified ?? false);
    this.#match({ kind, value, clientId, identified });
  }

  /** What a client has of a coupon, or null. */
  holder(couponId: string, clientId: string | null): Holder | null {
    return clientId === null ? null : (this.#holders.get(couponId, clientId) ?? null);
  }

  /** What the client who asks has of a coupon, or null. */
  holderOf(couponId: string, client: ClientIdentity): Holder | null {
    return this.holder(couponId, clientIdOf(client));
  }

  /** What a client has of a coupon from now on. */
  setHolder(couponId: string, holder: Holder): void {
    this.#holders.set(couponId, holder.clientId, holder);
  }

  #match(row: ClientMatchRow): void {
    this.#matches.set(row.kind, row.value, row);
  }
}

/** An individual code as the engine sees it. */
export function individualCode(row: CodeRow): IndividualCode {
  const { code, clientId, activatedAt, activatedByUse, expiresAt, lastRedeemedAt } = row;
  const { redemptions, held, recent, disabledAt } = row;
  return {
    kind: 'individual',
    ...{ code, clientId, activatedAt, activatedByUse, expiresAt, lastRedeemedAt, redemptions, held, recent },
    disabledAt,
  };
}
