import {
  firstRefusal,
  type Identifier,
  judgementRestsOnHolds,
  lookupKeys,
  type RedeemCommand,
  type Refusal,
} from '@couponry/engine';
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

/** Tells how a code stands for a client: what a redemption would do this instant, and why. */
export async function lookUpCode(
  ports: CodePorts,
  caller: Caller,
  question: CodeQuestion,
): Promise<LookUpOutcome> {
  const judging = judge(ports, caller, question, await findStanding(ports, caller.workspace.id, question));
  const found = judging instanceof Promise ? await judging : judging;
  const seconds = secondsToWait(ports, caller, found?.standing ?? null, question);
  if (seconds > 0) return { kind: 'too_many_guesses', seconds };
  if (found === null || found.refusal?.reason === 'unknown_code') return unknown(ports, caller);
  const { standing, refusal } = found;
  if (standing.code.kind === 'individual') {
    const { code } = standing.code;
    ports.served.note(caller.key.id, code);
    // A till asks before it redeems. The id is that of the coupon, which is there anyway, not the one that came with the code.
    ports.directory.remember(caller.workspace.id, code, standing.coupon.id);
  }
  return { kind: 'found', view: viewOfStanding(standing, refusal, caller.key.scope === 'admin') };
}

/** How a code stands, and the first reason against redeeming it this instant. */
interface JudgedCode {
  readonly standing: CodeStanding;
  readonly refusal: Refusal | null;
}

/** Asks how a code stands and judges it; null when there is no such code. */
export async function judgeCode(
  ports: CodePorts,
  caller: Caller,
  question: CodeQuestion,
): Promise<JudgedCode | null> {
  return judge(ports, caller, question, await findStanding(ports, caller.workspace.id, question));
}

/** At once, but where a hold that has run out is in the way: that is collected, and the code is asked for anew. */
function judge(
  ports: CodePorts,
  caller: Caller,
  question: CodeQuestion,
  standing: CodeStanding | null,
): JudgedCode | null | Promise<JudgedCode | null> {
  if (standing === null) return null;
  const now = ports.clock.now();
  const refusal = firstRefusal({ ...standing, prior: null }, wishOf(standing, caller, question), now);
  const hasDeadHold = standing.firstHoldUntil !== null && standing.firstHoldUntil <= now;
  if (!hasDeadHold || !judgementRestsOnHolds(standing, refusal)) return { standing, refusal };
  const { id } = caller.workspace;
  return ports.collectDeadHolds(id, standing.coupon.id).then(() => judgeCode(ports, caller, question));
}

/** What a redemption would be decided on that says nothing of an order. */
function wishOf({ client }: CodeStanding, { key }: Caller, { byToken }: CodeQuestion): RedeemCommand {
  const asAdmin = key.scope === 'admin';
  return {
    id: '',
    client,
    byToken,
    asAdmin,
    order: null,
    amount: null,
    cartHash: null,
    worth: null,
    jointId: null,
  };
}

/** How a code stands, or null when there is none. */
export function findStanding(
  ports: CodePorts,
  workspaceId: string,
  { code: asked, identifiers }: CodeQuestion,
): Promise<CodeStanding | null> {
  const keys = lookupKeys(asked);
  return keys.length === 0 ? Promise.resolve(null) : ports.ask(workspaceId, { keys, identifiers });
}

function unknown(ports: CodePorts, caller: Caller): LookUpOutcome {
  ports.guesses.miss(caller.workspace.id, caller.asker);
  return { kind: 'unknown' };
}
