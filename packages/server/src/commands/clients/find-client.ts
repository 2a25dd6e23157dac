import { clientIdOf, type Identifier, identifyClient } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { readClientMatches, selectClientMatches } from '../../sql/select-client-matches.ts';
import { type ClientRow, readClients, selectClients } from '../../sql/select-clients.ts';
import { gatherKeys } from '../coupon-ledger/batch-keys.ts';

/** An id that no client has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A client, whole. */
export type Client = ClientRow;

/** The client that these identifiers name, that there is none, or that they name several. */
export type FindOutcome =
  | { readonly kind: 'found'; readonly client: ClientRow }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous' };

/** Finds a client; it is never made by being asked for. */
export async function findClient(
  pool: pg.Pool,
  workspaceId: string,
  identifiers: readonly Identifier[],
): Promise<FindOutcome> {
  const { clients: keys } = gatherKeys([{ couponId: NOBODY, identifiers, code: null }]);
  const [matched] = await query(pool, [selectClientMatches(workspaceId, keys)]);
  const matches = readClientMatches(matched?.rows ?? []);
  const identity = identifyClient(identifiers, matches, NOBODY);
  if (identity.kind === 'ambiguous') return { kind: 'ambiguous' };
  if (identity.kind !== 'known') return { kind: 'unknown' };
  const [read] = await query(pool, [selectClients(workspaceId, [clientIdOf(identity) ?? NOBODY])]);
  const [client] = readClients(read?.rows ?? []);
  return client === undefined ? { kind: 'unknown' } : { kind: 'found', client };
}
