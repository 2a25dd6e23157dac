import type { Statement, StatementResult } from '../../platform/db/statement.ts';
import type { BatchKeys } from './batch-keys.ts';
import type { LoadedState } from './coupon-state.ts';

/** Statements that are asked together, and who reads which result: what has no keys is not asked. */
export class StatementPlan<Name extends string> {
  readonly statements: Statement[] = [];
  readonly #names: Name[] = [];

  /** Adds a statement under a name, or nothing when there is nothing to ask. */
  add(name: Name, isNeeded: boolean, statement: () => Statement): void {
    if (!isNeeded) return;
    this.#names.push(name);
    this.statements.push(statement());
  }

  /** The result of a statement; undefined when it was not asked. */
  result(name: Name, results: readonly StatementResult[]): StatementResult | undefined {
    const index = this.#names.indexOf(name);
    return index === -1 ? undefined : results[index];
  }
}

/** The names of the statements that load the state. */
export type StateName = 'coupons' | 'lock_shared' | 'codes' | 'locked_codes' | 'clients' | 'holders';

/** Whether any row is wanted of what clients have of coupons, but for that of the owners of codes. */
export function hasHolders({ holders: { identified, byId } }: BatchKeys): boolean {
  return identified.kinds.length + byId.clientIds.length > 0;
}

/** The state among the results. */
export function loadedState<Name extends string>(
  plan: StatementPlan<Name | StateName>,
  results: readonly StatementResult[],
): LoadedState {
  return {
    coupons: plan.result('coupons', results),
    sharedCoupons: plan.result('lock_shared', results),
    codes: plan.result('codes', results),
    lockedCodes: plan.result('locked_codes', results),
    clients: plan.result('clients', results),
    holders: plan.result('holders', results),
  };
}
