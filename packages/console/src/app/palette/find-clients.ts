import { findClients as listClients } from '@couponry/sdk';
import { call } from '../../api/call.ts';
import { clientTitle } from '../../api/client-title.ts';
import type { PaletteItem } from './palette-item.ts';

const MOST = 5;

/** Clients of whom an identifier begins like this. */
export async function findClients(wanted: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const { data } = await call(listClients, { q: wanted, limit: MOST }, { signal });
  return data.map((client) => ({
    id: `client-${client.id}`,
    title: clientTitle(client),
    ...(client.email === null || client.customIdentify === null ? {} : { detail: client.customIdentify }),
    to: `/clients/${client.id}`,
  }));
}
