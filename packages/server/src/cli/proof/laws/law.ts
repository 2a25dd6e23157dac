import { Attribution, type TableRow } from '../history/attribution.ts';
import { type CountChange, countChanges } from '../history/count-changes.ts';
import type { History, Operation } from '../history/history.ts';
import type { Ledger } from '../history/ledger.ts';
import type { ProofCoupon } from '../history/proof-coupon.ts';

/** All that is known in the end: what the tills noted, and what the ledger has. */
export interface Evidence {
  readonly history: History;
  readonly ledger: Ledger;
  /** How far the server's clock may be from that of the proof, in milliseconds. */
  readonly clockMargin: number;
  /** Whether the ledger tells what activated by itself, and what took that back. */
  readonly knowsActivations: boolean;
  readonly attribution: Attribution;
  /** What counts under the limits of a coupon. */
  changesOf(couponId: string): readonly CountChange[];
  coupon(id: string): ProofCoupon | undefined;
  couponOfCode(code: string): ProofCoupon | undefined;
}

/** A law that was broken: what happened, and the smallest part of the history that shows it. */
export interface Breach {
  readonly law: string;
  readonly what: string;
  readonly operations: readonly Operation[];
  readonly rows: readonly TableRow[];
}

/** Something that must hold, whatever happened. `check` only reads; it answers a breach for each time it was broken. */
export interface Law {
  readonly name: string;
  readonly says: string;
  check(evidence: Evidence): Omit<Breach, 'law'>[];
}

/** Puts the evidence together. */
export function gatherEvidence(
  history: History,
  ledger: Ledger,
  { clockMargin, knowsActivations }: Pick<Evidence, 'clockMargin' | 'knowsActivations'>,
): Evidence {
  const coupons = new Map(history.coupons.map((coupon) => [coupon.id, coupon]));
  const byCode = new Map<string, string>();
  for (const { id, code } of history.coupons) if (code !== null) byCode.set(code, id);
  for (const { code, couponId } of ledger.activations) byCode.set(code, couponId);
  const changes = Map.groupBy(countChanges(ledger), ({ couponId }) => couponId);
  return {
    history,
    ledger,
    clockMargin,
    knowsActivations,
    attribution: new Attribution(history, ledger),
    changesOf: (couponId) => changes.get(couponId) ?? [],
    coupon: (id) => coupons.get(id),
    couponOfCode: (code) => coupons.get(byCode.get(code) ?? ''),
  };
}
