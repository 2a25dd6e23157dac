import { firstRefusal, type Identifier } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { CodeStanding } from '../coupon-ledger/read-standing.ts';
import type { CodePorts } from '../ports.ts';
import { type CodeView, viewOfStanding } from './code-view.ts';
import { secondsToWait } from './guess-guard.ts';

/** A code is asked for, by whom, and for which client. */
export interface CodeQuestion {
  readonly code: string;
  readonly identifiers: readonly Identifier[];
  readonly byToken: boolean;
}

/** The code as it stands, that there is none (for this caller), or that the caller guessed too often. */
export type LookUpOutcome =
  | { readonly kind: 'found'; readonly view: CodeView }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too_many_guesses'; readonly seconds: number };

/** How often a code that moved to another coupon meanwhile is looked up anew. */
const MAX_MOVES = 3;

/** Tells how a code stands for a client: what a redemption would do this instant, and why. */
export async function lookUpCode(
  ports: CodePorts,
  caller: Caller,
  question: CodeQuestion,
): Promise<LookUpOutcome> {
  const standing = await findStanding(ports, caller.workspace.id, question);
  const seconds = secondsToWait(ports, caller, standing);
  if (seconds > 0) return { kind: 'too_many_guesses', seconds };
  if (standing === null) return unknown(ports, caller);
  const asAdmin = caller.key.scope === 'admin';
  const wish = {
    id: '',
    client: standing.client,
    byToken: question.byToken,
    asAdmin,
    order: null,
    amount: null,
    alreadyOff: 0,
    jointId: null,
  };
  const refusal = firstRefusal({ ...standing, prior: null }, wish, ports.clock.now());
  if (refusal?.reason === 'unknown_code') return unknown(ports, caller);
  if (standing.code.kind === 'individual') ports.served.note(caller.key.id, standing.code.code);
  return { kind: 'found', view: viewOfStanding(standing, refusal, asAdmin) };
}

/** How a code stands, or null when there is none. */
export async function findStanding(
  ports: CodePorts,
  workspaceId: string,
  { code: asked, identifiers }: CodeQuestion,
): Promise<CodeStanding | null> {
  for (let move = 0; move < MAX_MOVES; move += 1) {
    const resolved = await ports.directory.resolve(workspaceId, asked);
    if (resolved === null) return null;
    const standing = await ports.ask(workspaceId, { ...resolved, identifiers });
    if (standing !== null) return standing;
    ports.directory.forget(workspaceId, resolved.code);
  }
  return null;
}

function unknown(ports: CodePorts, caller: Caller): LookUpOutcome {
  ports.guesses.miss(caller.workspace.id, caller.asker);
  return { kind: 'unknown' };
}
