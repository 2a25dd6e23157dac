import { RaceLost } from '../../platform/db/sqlstate.ts';
import type { StatementResult } from '../../platform/db/statement.ts';
import { PairMap } from '../../platform/pair-map.ts';
import { selectMergedClients } from '../../sql/merged-clients.ts';
import { selectOrdersThere } from '../../sql/orders.ts';
import { type IdempotencyRow, readIdempotencyKeys } from '../../sql/select-idempotency-keys.ts';
import type { IdempotencyKey, LedgerCommand, LedgerOutcome } from './command.ts';
import type { OrderState } from './order-state.ts';
import { keysOf, orderKeys, ordersOf, selectStored } from './plan-load.ts';
import { StatementPlan } from './state-statements.ts';

/**
 * What is looked for once more before commands are told an outcome for which nothing is stored. Whoever stores something under an
 * order or a key that is there already loses the race and is decided anew; a refusal stores nothing, so that it would be told for
 * what the same order or the same request has done.
 */
export class SecondLook {
  readonly #plan = new StatementPlan<'orders_there' | 'merged' | 'stored'>();

  /**
   * @param commands those for which nothing is stored
   * @param mismatched those of them that were refused because their order is another client's (or another purchase)
   * @param orders the orders that are known; what they have is known, too
   */
  constructor(
    workspaceId: string,
    commands: readonly LedgerCommand[],
    mismatched: readonly LedgerCommand[],
    orders: OrderState,
  ) {
    const missed = ordersOf(commands).filter((order) => !orders.has(order));
    this.#plan.add('orders_there', missed.length > 0, () =>
      selectOrdersThere(workspaceId, orderKeys(missed)),
    );
    const clients = orders.clientsOf(ordersOf(mismatched));
    this.#plan.add('merged', clients.length > 0, () => selectMergedClients(workspaceId, clients));
    const keys = keysOf(commands);
    this.#plan.add('stored', keys.length > 0, () => selectStored(workspaceId, keys));
  }

  /** The statements to ask; none when nothing could be found. */
  get statements() {
    return this.#plan.statements;
  }

  /**
   * What is found under the keys of commands; their outcome takes the place of what was decided.
   *
   * @throws RaceLost when an order was made too late to be loaded, or its client was merged into another one after it was
   */
  read(found: readonly StatementResult[]): (command: LedgerCommand) => LedgerOutcome | null {
    const there = this.#plan.result('orders_there', found)?.rows ?? [];
    if (there.length > 0) throw new RaceLost('An order was made while something else was waited for');
    const merged = this.#plan.result('merged', found)?.rows ?? [];
    if (merged.length > 0) throw new RaceLost('A client was merged while its order was waited for');
    const stored = new PairMap<IdempotencyRow>('ends');
    for (const row of readIdempotencyKeys(this.#plan.result('stored', found)?.rows ?? [])) {
      stored.set(row.route, row.key, row);
    }
    return ({ idempotency }) => {
      const row = idempotency === null ? undefined : stored.get(idempotency.route, idempotency.key);
      return row === undefined || idempotency === null ? null : outcomeOf(row, idempotency);
    };
  }
}

function outcomeOf({ requestHash, result }: IdempotencyRow, asked: IdempotencyKey): LedgerOutcome {
  if (requestHash !== asked.requestHash) return { kind: 'key_reused' };
  return { kind: 'stored', result: JSON.parse(result) };
}
