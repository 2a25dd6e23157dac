import type { Caller } from '../../commands/caller.ts';
import { BadRequest } from '../plugins/bad-request.ts';

/**
 * Why somebody does something for a client, as a body says it; null: it does not.
 *
 * @throws BadRequest where a client token says why: its client does it for itself
 */
export function reasonOf({ reason = '' }: { readonly reason?: string }, caller: Caller): string | null {
  if (reason.trim() === '') return null;
  if (caller.clientId === null) return reason.trim();
  throw new BadRequest([{ field: '/reason', message: 'is for those who act for a client' }]);
}
