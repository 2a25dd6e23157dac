import type { Wallet, WalletEntry } from '../../api/client.ts';

/** What a client could activate and need not: its code is known already, because it is everybody's. */
export function forEverybody({ activatable }: Pick<Wallet, 'activatable'>): readonly WalletEntry[] {
  return activatable.filter(({ code }) => code !== null);
}
