import { findClients } from '@couponry/sdk';
import { useQuery } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Client } from './client.ts';
import { useMay } from './may.ts';

/** By what a client can be called. */
export type NamedClient = Pick<Client, 'id' | 'email' | 'customIdentify'>;

/** No request may name more. */
const MOST = 100;

/** By what clients are called; those that are not there are left out. */
export async function namesOfClients(
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, NamedClient>> {
  const named = new Map<string, NamedClient>();
  for (let from = 0; from < ids.length; from += MOST) {
    const some = ids.slice(from, from + MOST).join(',');
    const { data } = await call(findClients, { ids: some, limit: MOST }, signal && { signal });
    for (const client of data) named.set(client.id, client);
  }
  return named;
}

/**
 * By what a client is called; only the id where nothing else is known of it, or where the person may not see clients. All clients that
 * a page shows at once are asked for together.
 */
export function useClientName(id: string | null): {
  readonly client: NamedClient;
  readonly isPending: boolean;
} {
  const mayFind = useMay('findClients');
  const { data, isLoading } = useQuery({
    queryKey: ['clients', 'name', id],
    queryFn: async () => await nameTogether(id ?? ''),
    enabled: id !== null && mayFind,
  });
  const client = data ?? { id: id ?? '', email: null, customIdentify: null };
  return { client, isPending: isLoading };
}

let together: { readonly ids: Set<string>; readonly names: ReturnType<typeof namesOfClients> } | null = null;

async function nameTogether(id: string): Promise<NamedClient | null> {
  together ??= beginTogether();
  together.ids.add(id);
  return (await together.names).get(id) ?? null;
}

/** Waits until everything that is drawn now has said whom it shows. */
function beginTogether(): NonNullable<typeof together> {
  const ids = new Set<string>();
  const names = new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
    together = null;
    return namesOfClients([...ids]);
  });
  return { ids, names };
}
