import { clientIdOf } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { CodeStanding } from '../coupon-ledger/read-standing.ts';
import type { CodePorts } from '../ports.ts';

const DAY_MS = 86_400_000;

/**
 * How many seconds a caller that guessed too often has to wait for this code (null: one that does not exist); 0 when it may go
 * on. Friendly and strict codes are no prey, nor is a code that the request names the owner of or that this key was served
 * within a day. Where a client token asks, codes of others are as ones that do not exist, and so are strict ones
 * where a request names its client by a token, and drafts for all but admins.
 *
 * @param byToken whether the client is named by a token
 */
export function secondsToWait(
  ports: CodePorts,
  caller: Caller,
  standing: CodeStanding | null,
  { byToken }: { readonly byToken: boolean },
): number {
  const seconds = ports.guesses.secondsToWait(caller.workspace.id, caller.asker);
  if (seconds === 0 || standing === null) return seconds;
  const { code, coupon, client } = standing;
  // What does not exist for who asks must answer as what does not exist for anybody.
  const isAdmin = caller.key.scope === 'admin' && caller.clientId === null;
  if (coupon.state === 'draft' && !isAdmin) return seconds;
  if (code.kind === 'friendly') return 0;
  if (code.clientId !== null && code.clientId === clientIdOf(client)) return 0;
  if (caller.clientId !== null) return seconds;
  if (coupon.strict) return byToken ? seconds : 0;
  const issuedHere = code.keyId === caller.key.id && ports.clock.now() - code.issuedAt < DAY_MS;
  return issuedHere || ports.served.has(caller.key.id, code.code) ? 0 : seconds;
}
