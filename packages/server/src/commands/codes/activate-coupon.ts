import {
  type Coupon,
  type Identifier,
  type IssuingRange,
  issuingRange,
  type Refusal,
} from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { selectHeldActivation } from '../../sql/select-held-activation.ts';
import type { Caller } from '../caller.ts';
import type { ActivateWish, IdempotencyKey, LedgerOutcome } from '../coupon-ledger/command.ts';
import type { CodePorts } from '../ports.ts';
import { type CodeView, viewOfActivation, viewOfHeld, viewOfOwn } from './code-view.ts';
import { countRefusal } from './redeem-code.ts';

/** The wish to activate a coupon for a client, or for nobody by name. */
export interface ActivateRequest {
  readonly couponId: string;
  readonly identifiers: readonly Identifier[];
  readonly idempotency: IdempotencyKey | null;
  readonly isAbandoned: () => boolean;
}

/**
 * What became of it. `isNew`: it happened now, and not for the same request or client before; `id`: of the activation, null
 * where the client has had it.
 */
export type ActivateOutcome =
  | { readonly kind: 'done'; readonly view: CodeView; readonly id: string | null; readonly isNew: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unknown_coupon' }
  | { readonly kind: 'key_reused' };

/** How often a code that a client turns out to have is locked and everything decided anew. */
const MAX_CODES_NEEDED = 5;

/**
 * Activates a coupon: the code that the client has already or one that was imported, else one that is issued for it, if it has
 * such; the answer comes after the commit.
 */
export async function activateCoupon(
  ports: CodePorts,
  caller: Caller,
  request: ActivateRequest,
): Promise<ActivateOutcome> {
  const workspaceId = caller.workspace.id;
  const coupon = await ports.coupon(workspaceId, request.couponId);
  if (coupon === null) return { kind: 'unknown_coupon' };
  const range = issuingRange(coupon.codes);
  const candidates = range === null ? [] : await ports.leases.take(workspaceId, range);
  const wish: ActivateWish = {
    kind: 'activate',
    id: ports.makeId(ports.clock.now()),
    freshClientId: ports.makeId(ports.clock.now()),
    couponId: coupon.id,
    identifiers: request.identifiers,
    keyId: caller.key.id,
    idempotency: request.idempotency,
    candidates,
    ownCode: null,
  };
  const outcome = await submit(ports, workspaceId, wish, request.isAbandoned);
  if (range !== null) giveBackUnused(ports, workspaceId, range, candidates, outcome);
  if (hasOtherCodes(coupon, outcome)) return await activateCoupon(ports, caller, request);
  return await answer(ports, caller, coupon, outcome);
}

/** What became of it; the code that the client has is locked where something of it changes. */
async function submit(
  ports: CodePorts,
  workspaceId: string,
  wish: ActivateWish,
  isAbandoned: () => boolean,
): Promise<LedgerOutcome> {
  let ownCode: string | null = null;
  for (let time = 0; time <= MAX_CODES_NEEDED; time += 1) {
    const outcome: LedgerOutcome = await ports.submit(workspaceId, { ...wish, ownCode }, isAbandoned);
    if (outcome.kind !== 'moved' || outcome.ownCode === undefined) return outcome;
    ownCode = outcome.ownCode;
  }
  throw new Error('A client kept getting other codes');
}

/** Whether the coupon had turned out to have another kind of code than was last seen; it can until it has issued one. */
function hasOtherCodes(asked: Coupon, outcome: LedgerOutcome): boolean {
  if (outcome.kind !== 'activation' || outcome.outcome.kind !== 'refused') return false;
  const { coupon } = outcome;
  return outcome.outcome.refusal.reason === 'code_range_used_up' && coupon.version !== asked.version;
}

/**
 * The id of the activation by which a client has a coupon, with this code where each has its own; null where a redemption had activated
 * it by itself, and where it was activated for nobody by name.
 */
export async function findHeldActivation(
  pool: pg.Pool,
  workspaceId: string,
  couponId: string,
  clientId: string,
  code: string | null,
): Promise<string | null> {
  const [found] = await query(pool, [selectHeldActivation(workspaceId, couponId, clientId, code)]);
  return found?.rows[0]?.[0] ?? null;
}

/** Those before the one that was taken belong to somebody else; after an error nothing is given back. */
function giveBackUnused(
  ports: CodePorts,
  workspaceId: string,
  range: IssuingRange,
  candidates: readonly string[],
  outcome: LedgerOutcome,
): void {
  const isNew = outcome.kind === 'activation' && outcome.outcome.kind === 'activated';
  const used = isNew ? candidates.indexOf(outcome.outcome.activation.code) : -1;
  ports.leases.giveBack(workspaceId, range, candidates.slice(used + 1));
}

async function answer(
  ports: CodePorts,
  caller: Caller,
  asked: Coupon,
  outcome: LedgerOutcome,
): Promise<ActivateOutcome> {
  const workspaceId = caller.workspace.id;
  if (outcome.kind === 'moved') return { kind: 'unknown_coupon' };
  if (outcome.kind === 'key_reused') return { kind: 'key_reused' };
  if (outcome.kind === 'stored') {
    const stored = await ports.stored(workspaceId, outcome.result);
    if (stored.kind === 'held')
      return { kind: 'done', view: viewOfOwn(asked, stored.code), id: null, isNew: false };
    if (stored.kind !== 'activation') throw new Error('The key of an activation leads to something else');
    const { activation } = stored;
    return { kind: 'done', view: viewOfActivation(asked, activation), id: activation.id, isNew: false };
  }
  if (outcome.kind !== 'activation') throw new Error('An activation was answered with something else');
  const { coupon, outcome: decided } = outcome;
  if (decided.kind === 'activated') {
    if (decided.activation.issuesCode)
      ports.directory.remember(workspaceId, decided.activation.code, coupon.id);
    const view = viewOfActivation(coupon, decided.activation);
    return { kind: 'done', view, id: decided.activation.id, isNew: true };
  }
  if (decided.kind === 'held')
    return { kind: 'done', view: viewOfHeld(coupon, decided.holder, decided.code), id: null, isNew: false };
  if (decided.refusal.reason === 'coupon_draft' && caller.key.scope !== 'admin')
    return { kind: 'unknown_coupon' };
  countRefusal(ports, workspaceId, coupon, decided.refusal);
  return { kind: 'refused', refusal: decided.refusal };
}
