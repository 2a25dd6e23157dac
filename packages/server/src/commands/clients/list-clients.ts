import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { type ClientSearch, selectClientsByStart, selectRecentClients } from '../../sql/list-clients.ts';
import { readClients } from '../../sql/select-clients.ts';
import type { Client } from './find-client.ts';
import { normaliseUuid } from './normalise-identifier.ts';

/** Which clients are listed: `start`: what an identifier begins with, null: whichever. */
export interface ClientsWanted extends ClientSearch {
  readonly start: string | null;
}

/** Reads a page of clients, those who were first known last first. */
export async function listClients(
  pool: pg.Pool,
  workspaceId: string,
  { start, ...search }: ClientsWanted,
): Promise<Client[]> {
  const [found] = await query(pool, [
    start === null
      ? selectRecentClients(workspaceId, search)
      : selectClientsByStart(workspaceId, startOf(start), search),
  ]);
  return readClients(found?.rows ?? []);
}

/** As each kind of identifier is compared: e-mail addresses in lower case, the store's own as they are. */
function startOf(text: string) {
  const custom = text.trim();
  const uuid = normaliseUuid(custom);
  return {
    email: custom.normalize('NFC').toLowerCase(),
    custom,
    id: uuid.ok ? uuid.identifier.value : null,
  };
}
