import type { Statement, StatementResult } from '../../platform/db/statement.ts';
import { selectClientMatches } from '../../sql/select-client-matches.ts';
import { selectCodes } from '../../sql/select-codes.ts';
import { selectCoupons } from '../../sql/select-coupons.ts';
import { selectHolders } from '../../sql/select-holders.ts';
import type { WorkspaceCoupons } from '../coupons/coupon-cache.ts';
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
export type StateName = 'coupons' | 'codes' | 'locked_codes' | 'clients' | 'holders';

/** Adds the statements that load the state of these keys, without locks. */
export function addStateStatements<Name extends string>(
  plan: StatementPlan<Name | StateName>,
  workspaceId: string,
  keys: BatchKeys,
  seen: WorkspaceCoupons,
): void {
  plan.add('coupons', keys.couponIds.length > 0, () =>
    selectCoupons(workspaceId, keys.couponIds, seen.knownVersions(keys.couponIds)),
  );
  plan.add('codes', keys.codes.size > 0, () => selectCodes(workspaceId, [...keys.codes.keys()]));
  plan.add('clients', keys.clients.kinds.length > 0, () => selectClientMatches(workspaceId, keys.clients));
  plan.add('holders', hasHolders(keys), () => selectHolders(workspaceId, keys.holders));
}

/** Whether any row of what clients have of coupons may be wanted. */
export function hasHolders(keys: BatchKeys): boolean {
  const { identified, byId } = keys.holders;
  return identified.kinds.length + byId.clientIds.length + keys.codes.size > 0;
}

/** The state among the results. */
export function loadedState<Name extends string>(
  plan: StatementPlan<Name | StateName>,
  results: readonly StatementResult[],
): LoadedState {
  return {
    coupons: plan.result('coupons', results),
    codes: plan.result('codes', results),
    lockedCodes: plan.result('locked_codes', results),
    clients: plan.result('clients', results),
    holders: plan.result('holders', results),
  };
}
