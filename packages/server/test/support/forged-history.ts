import type { Answer, Ask, CodeTold, Done, Operation, Wish } from '../../src/cli/proof/history/history.ts';
import type {
  ActivationRow,
  Ledger,
  RedemptionRow,
  ReservationEndRow,
  ReservationRow,
  RollbackRow,
} from '../../src/cli/proof/history/ledger.ts';
import type { ProofCoupon } from '../../src/cli/proof/history/proof-coupon.ts';
import { gatherEvidence, type Law } from '../../src/cli/proof/laws/law.ts';

/** A coupon that takes 10 % off, with the friendly code CODE. */
const COUPON: ProofCoupon = {
  id: 'coupon',
  name: 'Forged',
  kind: 'friendly',
  code: 'CODE',
  limits: [],
  givesBack: true,
  activationRequired: false,
  discount: { kind: 'percent', value: 10 },
  takes: 'the order',
  least: null,
  timeZone: 'UTC',
};

/** A sending, by default of one that was answered with the redemption r1. */
export function ask(askedAt: number, answeredAt: number, answer: Answer = done()): Ask {
  return { server: 'http://one', askedAt, answeredAt, answer };
}

/** A success that tells of one code. */
export function done(told: Partial<CodeTold> = {}, more: Partial<Done> = {}): Done {
  const code = { code: 'CODE', applied: true, id: 'r1', discount: 100, reasons: [], ...told };
  return { kind: 'done', id: code.id, codes: [code], same: 'first', state: null, ...more };
}

/** A refusal of the code CODE. */
export function refused(...reasons: string[]): Answer {
  const code = { code: 'CODE', applied: false, id: null, discount: null, reasons };
  return { kind: 'refused', reasons, codes: [code] };
}

export const UNKNOWN: Answer = { kind: 'unknown', why: 'lost' };
export const NOTHING: Answer = { kind: 'nothing', why: '503' };

/** The wish of Ann to redeem CODE for the order o1, worth 10.00. */
export const REDEEM = {
  kind: 'redeem',
  codes: ['CODE'],
  client: 'ann',
  order: 'o1',
  amount: 1000,
  cart: null,
  mode: 'all',
} as const satisfies Wish;

export const RESERVE = { ...REDEEM, kind: 'reserve', seconds: 60 } as const satisfies Wish;

export function operation(wish: Wish, ...asks: Ask[]): Operation {
  return { id: 'op', round: 0, till: 'till 1', wish, key: 'key', insists: true, asks };
}

/** The row of {@link REDEEM}. */
export function redemption(more: Partial<RedemptionRow> = {}): RedemptionRow {
  const row = { id: 'r1', couponId: 'coupon', at: 150, code: 'CODE', clientId: 'ann', orderId: 'o1' };
  const worth = { amount: 1000, discount: 100, lines: null, day: '2026-11-22', activates: false };
  return { ...row, ...worth, jointId: null, reservationId: null, ...more };
}

/** The row of {@link RESERVE}. */
export function reservation(more: Partial<ReservationRow> = {}): ReservationRow {
  const { reservationId: _, ...row } = redemption({ id: 'h1' });
  return { ...row, holdsUntil: 60_150, ...more };
}

export function holdEnd(more: Partial<ReservationEndRow> = {}): ReservationEndRow {
  const row = { reservationId: 'h1', couponId: 'coupon', at: 250, outcome: 'released' } as const;
  return { ...row, redemptionId: null, deactivates: false, ...more };
}

export function rollback(more: Partial<RollbackRow> = {}): RollbackRow {
  const row = { id: 'b1', redemptionId: 'r1', couponId: 'coupon', at: 250, reason: 'back' };
  const what = {
    amount: null,
    discount: 100,
    lines: null,
    completes: true,
    givesBackUse: true,
    deactivates: false,
  };
  return { ...row, ...what, ...more };
}

export function activation(more: Partial<ActivationRow> = {}): ActivationRow {
  const row = { id: 'a1', couponId: 'coupon', at: 150, code: 'CODE', clientId: 'ann' };
  return { ...row, takesOver: false, ...more };
}

/** What happened in a forged history, and what its ledger has. */
export interface Forged extends Partial<Ledger> {
  readonly coupon?: Partial<ProofCoupon>;
  readonly operations?: readonly Operation[];
  readonly knowsActivations?: boolean;
}

/** What a law says of it: a sentence for each breach. */
export function breachesOf(
  law: Law,
  { coupon, operations = [], knowsActivations = true, ...rows }: Forged,
): string[] {
  const ledger: Ledger = {
    activations: [],
    redemptions: [],
    reservations: [],
    ends: [],
    rollbacks: [],
    ...rows,
  };
  const history = { coupons: [{ ...COUPON, ...coupon }], operations };
  return law
    .check(gatherEvidence(history, ledger, { clockMargin: 10, knowsActivations }))
    .map(({ what }) => what);
}
