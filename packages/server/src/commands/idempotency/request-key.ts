import type { Statement, StatementResult } from '../../platform/db/statement.ts';
import { insertIdempotencyKeys } from '../../sql/insert-idempotency-keys.ts';
import { readIdempotencyKeys, selectIdempotencyKeys } from '../../sql/select-idempotency-keys.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';

/** What a request's key leads to: nothing yet, what the same request had made, or another request. */
export type KeyUse =
  | { readonly kind: 'new' }
  | { readonly kind: 'repeat'; readonly id: string }
  | { readonly kind: 'reused' };

/** The statement that reads what is stored under a key, if there is one; its result is for {@link readKeyUse}. */
export function selectKeyUse(workspaceId: string, idempotency: IdempotencyKey | null): Statement[] {
  if (idempotency === null) return [];
  return [selectIdempotencyKeys(workspaceId, [idempotency.route], [idempotency.key])];
}

/** Reads what a key leads to; of another request than this one nothing is told. */
export function readKeyUse(idempotency: IdempotencyKey | null, loaded: StatementResult | undefined): KeyUse {
  const [stored] = idempotency === null ? [] : readIdempotencyKeys(loaded?.rows ?? []);
  if (stored === undefined) return { kind: 'new' };
  if (stored.requestHash !== idempotency?.requestHash) return { kind: 'reused' };
  const result: { readonly id: string } = JSON.parse(stored.result);
  return { kind: 'repeat', id: result.id };
}

/** The statement that stores what a request made under its key, if it has one: an id, never anything of a person. */
export function storeKeyUse(
  workspaceId: string,
  idempotency: IdempotencyKey | null,
  made: {
    readonly kind: 'coupon' | 'client' | 'key' | 'issue' | 'invitation' | 'workspace';
    readonly id: string;
  },
  now: number,
): Statement[] {
  if (idempotency === null) return [];
  return [insertIdempotencyKeys(workspaceId, [{ ...idempotency, result: JSON.stringify(made) }], now)];
}
