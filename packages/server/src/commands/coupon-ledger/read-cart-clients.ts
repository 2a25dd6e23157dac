import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import { type CartClientKey, selectCartClients } from '../../sql/select-cart-clients.ts';
import { CartClients } from './cart-clients.ts';

/** By what clients are looked for. */
export type CartClientKeys = readonly CartClientKey[];

/** Reads what is known of clients for several who ask, in one round trip and without waiting for the ledger. */
export async function readCartClientsTogether(
  { pool, clock }: { readonly pool: pg.Pool; readonly clock: Clock },
  workspaceId: string,
  questions: readonly CartClientKeys[],
): Promise<CartClients[]> {
  const keys = questions.flat();
  const [found] = await query(pool, [selectCartClients(workspaceId, keys, clock.now())]);
  const clients = new CartClients(keys, found?.rows ?? []);
  return questions.map(() => clients);
}
