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
  sharesALimit,
} from '@couponry/engine';
import type { StatementResult } from '../../platform/db/statement.ts';
import { PairMap } from '../../platform/pair-map.ts';
import { readCodesAndHolders } from '../../sql/lock-codes-and-holders.ts';
import type { ClientMatchRow } from '../../sql/select-client-matches.ts';
import { type CodeRow, readCodes } from '../../sql/select-codes.ts';
import { readCoupons } from '../../sql/select-coupons.ts';
import { type HolderRow, readHolders } from '../../sql/select-holders.ts';
import type { CouponTotalsRow } from '../../sql/update-coupon-totals.ts';
import { presentMatches } from '../clients/present-matches.ts';
import type { WorkspaceCoupons } from '../coupons/coupon-cache.ts';

/** The results of the statements of `stateStatements`; what was not asked is undefined. */
export interface LoadedState {
  readonly coupons: StatementResult | undefined;
  readonly sharedCoupons: StatementResult | undefined;
  readonly codes: StatementResult | undefined;
  /** Individual codes, and what their owners and others have of coupons. */
  readonly lockedCodes: StatementResult | undefined;
  readonly clients: StatementResult | undefined;
  readonly holders: StatementResult | undefined;
  /** What {@link CouponState.ownersNotLoaded} have, where that was asked. */
  readonly owners?: StatementResult | undefined;
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

/** What a client has of a coupon. `isNew`: there is no row of it yet; `isChanged`: it is to be stored. */
interface Held extends HolderRow {
  holder: Holder;
  readonly isNew: boolean;
  isChanged: boolean;
}

/** A code, with the same of it. */
interface Code {
  row: CodeRow;
  readonly isNew: boolean;
  isChanged: boolean;
}

/**
 * The state on which a batch decides, in memory: coupons and what is used of them, codes, clients and what they hold. Each
 * decision changes it for the next one; what has changed is to be stored.
 */
export class CouponState {
  readonly coupons = new Map<string, Coupon>();
  readonly #totals = new Map<string, CouponTotals>();
  /** The coupons of which what is used is to be stored. */
  readonly recounted = new Set<string>();
  /** By the coupon and the code. */
  readonly #codes = new PairMap<Code>('ends');
  /** By the coupon and the client. */
  readonly #holders = new PairMap<Held>('ends');
  /** When the first unsettled hold of a coupon runs out, or ran out. */
  readonly firstHoldUntil = new Map<string, number>();
  /** When each coupon was decided on before, where it has a limit for all together. */
  readonly decidedAt = new Map<string, number>();
  /** By kind and value of the identifier. */
  readonly #matches = new PairMap<IdentifierMatch>('ends');
  /** The latest instant at which something here was decided; time never runs backwards for it. */
  readonly lastDecidedAt: number;

  constructor(loaded: LoadedState, seen: WorkspaceCoupons) {
    let last = 0;
    const coupons = [...(loaded.coupons?.rows ?? []), ...(loaded.sharedCoupons?.rows ?? [])];
    for (const row of readCoupons(coupons)) {
      const coupon = seen.resolve(row);
      this.coupons.set(coupon.id, coupon);
      this.#totals.set(coupon.id, row.totals);
      if (row.firstHoldUntil !== null) this.firstHoldUntil.set(coupon.id, row.firstHoldUntil);
      this.decidedAt.set(coupon.id, row.decidedAt);
      last = Math.max(last, row.decidedAt);
    }
    const locked = readCodesAndHolders(loaded.lockedCodes?.rows ?? []);
    for (const row of [...locked.codes, ...readCodes(loaded.codes?.rows ?? [])]) {
      this.#codes.set(row.couponId, row.code, { row, isNew: false, isChanged: false });
      last = Math.max(last, row.activatedAt ?? 0, row.lastRedeemedAt ?? 0);
    }
    for (const row of presentMatches(loaded.clients?.rows ?? [])) this.#match(row);
    const holders = [
      ...locked.holders,
      ...readHolders(loaded.holders?.rows ?? []),
      ...readHolders(loaded.owners?.rows ?? []),
    ];
    for (const { couponId, holder } of holders) {
      this.#holders.set(couponId, holder.clientId, { couponId, holder, isNew: false, isChanged: false });
      last = Math.max(last, holder.activatedAt ?? 0, holder.lastRedeemedAt ?? 0);
    }
    this.lastDecidedAt = last;
  }

  /** What is used of a coupon. */
  totalsOf(couponId: string): CouponTotals {
    return this.#totals.get(couponId) ?? NO_TOTALS;
  }

  /** What is used of a coupon from now on; it is only stored where it decides something. */
  setTotals(coupon: Coupon, totals: CouponTotals): void {
    this.#totals.set(coupon.id, totals);
    if (sharesALimit(coupon)) this.recounted.add(coupon.id);
  }

  /** What is to be stored of what is used of coupons. */
  changedTotals(): CouponTotalsRow[] {
    return Array.from(this.recounted, (couponId) => ({ ...this.totalsOf(couponId), couponId }));
  }

  /**
   * Whether somebody has something of a coupon whom nothing that was loaded names: a client who was made while a lock was waited
   * for, by one of the identifiers that were not known yet.
   *
   * @param named the clients who are named by their ids
   */
  hasStranger(named: readonly string[]): boolean {
    let known: Set<string> | null = null;
    for (const { couponId, holder } of this.#holders.values()) {
      // Nearly always it is the owner of a code that was asked for.
      if (holder.code !== null && this.code(couponId, holder.code)?.clientId === holder.clientId) continue;
      known ??= this.#known(named);
      if (!known.has(holder.clientId)) return true;
    }
    return false;
  }

  #known(named: readonly string[]): Set<string> {
    const known = new Set(named);
    for (const { clientId } of this.#matches.values()) known.add(clientId);
    for (const { row } of this.#codes.values()) if (row.clientId !== null) known.add(row.clientId);
    return known;
  }

  /**
   * Owners of codes of whom nothing of the coupon was loaded: who became one while the code was waited for was too late for what
   * locks both.
   */
  ownersNotLoaded(): { readonly couponIds: string[]; readonly clientIds: string[] } {
    const missed = { couponIds: [] as string[], clientIds: [] as string[] };
    for (const { row } of this.#codes.values()) {
      const { couponId, clientId } = row;
      if (clientId === null || this.holder(couponId, clientId) !== null) continue;
      missed.couponIds.push(couponId);
      missed.clientIds.push(clientId);
    }
    return missed;
  }

  /** Whether a hold of the coupon has run out that nobody has collected: then a limit may be less used than it seems. */
  hasDeadHold(couponId: string, now: number): boolean {
    return (this.firstHoldUntil.get(couponId) ?? Number.POSITIVE_INFINITY) <= now;
  }

  /** A code as it is presented for a coupon; null where it is not that coupon's (any more). */
  presented(couponId: string, code: string): PresentedCode | null {
    const row = this.code(couponId, code);
    if (row === undefined) return null;
    return row.kind === 'friendly' ? { kind: 'friendly', code: row.code } : individualCode(row);
  }

  /** A code of a coupon, if it was loaded or made since. */
  code(couponId: string, code: string): CodeRow | undefined {
    return this.#codes.get(couponId, code)?.row;
  }

  /** Takes on a code of the stock that was loaded, if it is not known yet. */
  addCode(row: CodeRow): void {
    if (this.code(row.couponId, row.code) !== undefined) return;
    this.#codes.set(row.couponId, row.code, { row, isNew: false, isChanged: false });
  }

  /** Takes on a code that was made. */
  issueCode(row: CodeRow): void {
    this.#codes.set(row.couponId, row.code, { row, isNew: true, isChanged: true });
  }

  /** How a code of a coupon stands from now on. */
  setCode(couponId: string, presented: IndividualCode): void {
    const code = this.#codes.get(couponId, presented.code);
    if (code === undefined) throw new Error('A code was used that was not loaded');
    const { spelling, keyId, issuedAt } = code.row;
    code.row = { ...presented, couponId, spelling, keyId, issuedAt };
    code.isChanged = true;
  }

  /** The codes to store: those that were made, or those that were there. */
  changedCodes(isNew: boolean): CodeRow[] {
    const rows: CodeRow[] = [];
    for (const code of this.#codes.values()) {
      if (code.isChanged && code.isNew === isNew) rows.push(code.row);
    }
    return rows;
  }

  /** Whom these identifiers name. */
  identify(identifiers: readonly Identifier[], freshId: string): ClientIdentity {
    const matches: IdentifierMatch[] = [];
    for (let index = 0; index < identifiers.length; index += 1) {
      const { kind, value } = identifiers[index] as Identifier;
      const match = this.#matches.get(kind, value);
      if (match !== undefined) matches.push(match);
    }
    return identifyClient(identifiers, matches, freshId);
  }

  /** Remembers a client that is now known by these identifiers, so that the next command of the batch finds it. */
  addClient(clientId: string, identifiers: readonly Identifier[]): void {
    const isStrong = identifiers.some((identifier) => identifier.kind !== 'uuid');
    this.#addMatch(clientId, 'uuid', clientId, isStrong);
    for (let index = 0; index < identifiers.length; index += 1) {
      const { kind, value } = identifiers[index] as Identifier;
      this.#addMatch(clientId, kind, value, isStrong);
    }
  }

  #addMatch(clientId: string, kind: Identifier['kind'], value: string, isStrong: boolean): void {
    const identified = isStrong || (this.#matches.get(kind, value)?.identified ?? false);
    this.#match({ kind, value, clientId, identified });
  }

  /** What a client has of a coupon, or null. */
  holder(couponId: string, clientId: string | null): Holder | null {
    return clientId === null ? null : (this.#holders.get(couponId, clientId)?.holder ?? null);
  }

  /** What the client who asks has of a coupon, or null. */
  holderOf(couponId: string, client: ClientIdentity): Holder | null {
    return this.holder(couponId, clientIdOf(client));
  }

  /** What a client has of a coupon from now on. */
  setHolder(couponId: string, holder: Holder): void {
    const held = this.#holders.get(couponId, holder.clientId);
    if (held === undefined) {
      this.#holders.set(couponId, holder.clientId, { couponId, holder, isNew: true, isChanged: true });
      return;
    }
    held.holder = holder;
    held.isChanged = true;
  }

  /** What clients have of coupons that is to be stored: for the first time, or in the place of what they had. */
  changedHolders(isNew: boolean): readonly HolderRow[] {
    return this.#holders.values().filter((held) => held.isChanged && held.isNew === isNew);
  }

  /** Whether something was decided in this batch that counts for a client. */
  wasChanged(clientId: string): boolean {
    return this.#holders.values().some(({ isChanged, holder }) => isChanged && holder.clientId === clientId);
  }

  #match(row: ClientMatchRow): void {
    this.#matches.set(row.kind, row.value, row);
  }
}

/** An individual code as the engine sees it. */
export function individualCode(row: CodeRow): IndividualCode {
  return {
    kind: 'individual',
    code: row.code,
    clientId: row.clientId,
    activatedAt: row.activatedAt,
    activatedByUse: row.activatedByUse,
    expiresAt: row.expiresAt,
    lastRedeemedAt: row.lastRedeemedAt,
    redemptions: row.redemptions,
    held: row.held,
    recent: row.recent,
    disabledAt: row.disabledAt,
  };
}
