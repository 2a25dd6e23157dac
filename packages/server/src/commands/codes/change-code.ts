import type { CodeChangeOutcome, Identifier } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { AssignWish, IdempotencyKey, SwitchWish } from '../coupon-ledger/command.ts';
import type { CodePorts } from '../ports.ts';

/** How often a code that moved to another coupon meanwhile is looked up anew. */
const MAX_MOVES = 5;

/** The wish to give a code to a client, to disable it or to enable it again. */
export interface ChangeRequest {
  readonly code: string;
  readonly to:
    | { readonly kind: 'assign'; readonly identifiers: readonly Identifier[] }
    | { readonly kind: 'switch'; readonly enabled: boolean; readonly reason: string };
  readonly idempotency: IdempotencyKey | null;
  readonly isAbandoned: () => boolean;
}

/** What became of it, with the code's normalised form. `repeat`: the same request was carried out before. */
export type ChangeOutcome =
  | { readonly kind: 'decided'; readonly code: string; readonly outcome: CodeChangeOutcome }
  | { readonly kind: 'repeat'; readonly code: string }
  | { readonly kind: 'unknown_code' | 'key_reused' };

/** Changes whose a code is, or whether it works; the answer comes after the commit. */
export async function changeCode(
  ports: CodePorts,
  caller: Caller,
  request: ChangeRequest,
): Promise<ChangeOutcome> {
  const workspaceId = caller.workspace.id;
  const now = ports.clock.now();
  const ids = { id: ports.makeId(now), freshClientId: ports.makeId(now) };
  for (let move = 0; move < MAX_MOVES; move += 1) {
    const resolved = await ports.directory.resolve(workspaceId, request.code);
    if (resolved === null) return { kind: 'unknown_code' };
    const { code, couponId } = resolved;
    const { idempotency, to } = request;
    const common = { ...ids, couponId, code, keyId: caller.key.id, idempotency };
    const wish: AssignWish | SwitchWish = { ...common, ...to };
    const outcome = await ports.submit(workspaceId, wish, request.isAbandoned);
    if (outcome.kind === 'code_change') return { kind: 'decided', code, outcome: outcome.outcome };
    if (outcome.kind === 'stored') return { kind: 'repeat', code };
    if (outcome.kind === 'key_reused') return { kind: 'key_reused' };
    if (outcome.kind !== 'moved') throw new Error('A change of a code was answered with something else');
    ports.directory.forget(workspaceId, code);
    ports.forgetCoupon(workspaceId, couponId);
  }
  throw new Error('A code kept moving from coupon to coupon');
}
