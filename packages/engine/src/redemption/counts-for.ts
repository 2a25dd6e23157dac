import { type ClientIdentity, clientIdOf } from '../client/client.ts';
import type { PresentedCode } from '../coupon/coupon-use.ts';

/**
 * The client for whom a use counts: the code's owner, else the client named, else nobody (null).
 *
 * @example countsFor(codeOfAnn, { kind: 'known', id: 'bob', added: [] }) // 'ann'
 */
export function countsFor(presented: PresentedCode, client: ClientIdentity): string | null {
  const owner = presented.kind === 'individual' ? presented.clientId : null;
  return owner ?? clientIdOf(client);
}
