import type { Ledger } from '../history/ledger.ts';
import type { ProofCoupon } from '../history/proof-coupon.ts';
import type { FaultName, FaultPlan } from '../plan/plan-faults.ts';
import type { Counter } from './till.ts';

/** What is proven: servers on one database, and what can be done to them. */
export interface Installation extends Counter {
  readonly faults: readonly FaultName[];
  /** How far the servers' clocks may be from that of the proof, in milliseconds. */
  readonly clockMargin: number;
  /** Lets something go wrong and heals it; resolves when everything runs again. */
  inflict(fault: FaultPlan): Promise<void>;
  /** The rows of these coupons, as they stood at one instant. */
  readLedger(coupons: readonly ProofCoupon[]): Promise<Ledger>;
  /** Counters that are not what the ledger says, each as a sentence; null where nobody can look. */
  audit(): Promise<readonly string[] | null>;
}
