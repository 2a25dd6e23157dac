import { clientIdOf } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { CodeStanding } from '../coupon-ledger/read-standing.ts';
import type { CodePorts } from '../ports.ts';

const DAY_MS = 86_400_000;

/**
 * How many seconds a caller that guessed too often has to wait for this code (null: one that does not exist); 0 when it may go
 * on. Friendly and strict codes are no prey, nor is a code that the request names the owner of or that this key was served
 * within a day.
 */
export function secondsToWait(ports: CodePorts, caller: Caller, standing: CodeStanding | null): number {
  const seconds = ports.guesses.secondsToWait(caller.workspace.id, caller.asker);
  if (seconds === 0 || standing === null) return seconds;
  const { code, coupon, client } = standing;
  if (code.kind === 'friendly' || coupon.strict) return 0;
  if (code.clientId !== null && code.clientId === clientIdOf(client)) return 0;
  const issuedHere = code.keyId === caller.key.id && ports.clock.now() - code.issuedAt < DAY_MS;
  return issuedHere || ports.served.has(caller.key.id, code.code) ? 0 : seconds;
}
