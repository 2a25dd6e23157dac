import type { Redemption } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import type { ActivationRow } from '../../sql/insert-activations.ts';
import { type CodeRow, readCodes, selectCodes } from '../../sql/select-codes.ts';
import {
  readActivation,
  readRedemptions,
  selectActivation,
  selectActivationOf,
  selectRedemptions,
} from '../../sql/select-ledger-row.ts';
import type { StoredResult } from '../coupon-ledger/command.ts';
import { redemptionFromRow } from '../coupon-ledger/ledger-rows.ts';

/** A row of the ledger, or the code that somebody had, from which the first answer is made again. */
export type StoredUse =
  | { readonly kind: 'activation'; readonly activation: ActivationRow }
  | { readonly kind: 'held'; readonly code: CodeRow }
  | { readonly kind: 'redemption'; readonly redemption: Redemption };

/** Reads the activation, the code or the single redemption that an idempotency key led to. */
export async function readStoredUse(
  pool: pg.Pool,
  workspaceId: string,
  stored: StoredResult,
): Promise<StoredUse> {
  if (stored.code !== undefined) {
    const [result] = await query(pool, [selectCodes(workspaceId, [stored.code])]);
    const [code] = readCodes(result?.rows ?? []);
    if (code === undefined) throw new Error('An idempotency key leads to no code');
    return { kind: 'held', code };
  }
  if (stored.kind === 'activation' || stored.kind === 'held') {
    const [result] = await query(pool, [
      stored.kind === 'activation'
        ? selectActivation(workspaceId, stored.id)
        : selectActivationOf(workspaceId, stored.id, stored.clientId ?? ''),
    ]);
    const activation = readActivation(result?.rows ?? []);
    if (activation === null) throw new Error('An idempotency key leads to no activation');
    return { kind: 'activation', activation };
  }
  const [result] = await query(pool, [selectRedemptions(workspaceId, [stored.id])]);
  const [row] = readRedemptions(result?.rows ?? []);
  if (row === undefined) throw new Error('An idempotency key leads to no redemption');
  return { kind: 'redemption', redemption: redemptionFromRow(row) };
}
