import type { Caller } from '../caller.ts';
import type { CodePorts } from '../ports.ts';
import { secondsToWait } from './guess-guard.ts';
import type { ListedCode } from './list-codes.ts';
import { type CodeQuestion, judgeCode } from './look-up-code.ts';

/** The code as this caller may see it, that there is none for it, or that it guessed too often. */
export type SeeOutcome =
  | { readonly kind: 'seen'; readonly code: ListedCode }
  | { readonly kind: 'unknown' | 'ambiguous' }
  | { readonly kind: 'too_many_guesses'; readonly seconds: number };

/**
 * Tells of a code what this caller may know. Admins see all, and nothing that they ask is a guess: they can list the codes. Other
 * keys see every code that is no draft's, and whose it is when they name the same client. A client token sees friendly codes and
 * the individual ones of its client; any other does not exist for it. How often everybody used a friendly code is for admins alone.
 *
 * @param read reads a code as lists tell it, by its normalised form
 */
export async function seeCode(
  ports: CodePorts,
  read: (workspaceId: string, code: string) => Promise<ListedCode | null>,
  caller: Caller,
  question: CodeQuestion,
): Promise<SeeOutcome> {
  const { workspace, key, asker } = caller;
  const isAdmin = key.scope === 'admin' && caller.clientId === null;
  const found = await judgeCode(ports, caller, question);
  const seconds = isAdmin ? 0 : secondsToWait(ports, caller, found?.standing ?? null, question);
  if (seconds > 0) return { kind: 'too_many_guesses', seconds };
  const row = found?.standing.code ?? null;
  const named = found?.standing.client;
  const isOwn = named?.kind === 'known' && named.id === row?.clientId;
  const isOthers = caller.clientId !== null && row?.kind === 'individual' && !isOwn;
  const isUnknown = row === null || isOthers || (!isAdmin && found?.refusal?.reason === 'unknown_code');
  const code = isUnknown ? null : await read(workspace.id, row.code);
  if (code === null) {
    if (!isAdmin) ports.guesses.miss(workspace.id, asker);
    return { kind: 'unknown' };
  }
  if (found?.standing.client.kind === 'ambiguous') return { kind: 'ambiguous' };
  if (code.kind === 'individual') ports.served.note(key.id, code.code);
  const isTold = isAdmin || (named?.kind === 'known' && named.id === code.clientId);
  return { kind: 'seen', code: isTold ? code : withoutOthers(code) };
}

/** What anybody may know of a code: not whose it is, and of one for everybody not how often others used it. */
function withoutOthers(code: ListedCode): ListedCode {
  const hidden = { ...code, clientId: null };
  return code.kind === 'friendly' ? { ...hidden, redemptions: 0, lastRedeemedAt: null } : hidden;
}
