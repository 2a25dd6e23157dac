import { findClients, getClient, searchCodes } from '@couponry/sdk';
import { call } from './call.ts';
import type { Client } from './client.ts';
import { type ClientName, clientNames } from './client-names.ts';

/** Whoever is called by a text: by any identifier, or by a code that they hold. */
export async function findClientsByText(text: string, signal: AbortSignal): Promise<readonly Client[]> {
  const named = clientNames(text).map(async (name) => (await call(findClients, name, { signal })).data);
  const found = (await Promise.all([...named, holderOf(text, signal)])).flat();
  return [...new Map(found.map((client) => [client.id, client])).values()];
}

/** What can be a code at all, and is long enough to be looked for. */
const CODE = /^\S{3,64}$/;
const MOST = 100;

/** Who holds a code; nobody when it is none. */
async function holderOf(text: string, signal: AbortSignal): Promise<readonly Client[]> {
  if (!CODE.test(text)) return [];
  const { data } = await call(searchCodes, { search: text, limit: MOST }, { signal });
  const clientId = data.find(({ code }) => code.toUpperCase() === text.toUpperCase())?.clientId ?? null;
  return clientId === null ? [] : [await call(getClient, clientId, { signal })];
}

/** How a request is to name the client that somebody typed: by the id where it is known, else as the text says. */
export async function clientRefOf(text: string): Promise<ClientName> {
  const names = clientNames(text.trim());
  for (const name of names) {
    const [known] = (await call(findClients, name)).data;
    if (known !== undefined) return { id: known.id };
  }
  return names[0];
}
