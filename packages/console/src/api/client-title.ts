import type { Client } from './client.ts';

/** What a client is called: by e-mail, else by the shop's own identifier, else by the end of the id. */
export function clientTitle({
  id,
  email,
  customIdentify,
}: Pick<Client, 'id' | 'email' | 'customIdentify'>): string {
  return email ?? customIdentify ?? `…${id.slice(-8)}`;
}
