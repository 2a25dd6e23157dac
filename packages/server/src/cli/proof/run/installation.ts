import type { History } from '../history/history.ts';
import type { Ledger } from '../history/ledger.ts';
import type { FaultName, FaultPlan } from '../plan/plan-faults.ts';
import type { Counter } from './till.ts';

/** What is proven: servers on one database, and what can be done to them. */
export interface Installation extends Counter {
  readonly faults: readonly FaultName[];
  /** How far the servers' clocks may be from that of the proof, in milliseconds. */
  readonly clockMargin: number;
  /** Lets something go wrong and heals it; resolves when everything runs again. */
  inflict(fault: FaultPlan): Promise<void>;
  /** Whether the ledger as it can be read tells what activated by itself, and what took that back. */
  readonly knowsActivations: boolean;
  /** What the ledger has of the coupons of a history, as it stood at one instant. */
  readLedger(history: History): Promise<Ledger>;
  /** Counters that are not what the ledger says, each as a sentence; null where nobody can look. */
  audit(): Promise<readonly string[] | null>;
}
