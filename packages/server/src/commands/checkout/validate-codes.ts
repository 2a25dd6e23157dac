import {
  allRefusals,
  type Coupon,
  type CouponTotals,
  clientIdOf,
  countsFor,
  decideRedemption,
  type Holder,
  type Refusal,
  restsOnHolds,
} from '@couponry/engine';
import type { Caller } from '../caller.ts';
import { findStanding } from '../codes/look-up-code.ts';
import type { OrderState } from '../coupon-ledger/order-state.ts';
import type { CodeStanding } from '../coupon-ledger/read-standing.ts';
import type { CodePorts } from '../ports.ts';
import { type CodesRequest, type FoundCode, findCodes } from './codes-request.ts';

/** What a redemption of a code would come to: its discount (minor units), or every reason against it. */
interface JudgedCode {
  readonly coupon: Coupon | null;
  readonly discount: number | null;
  readonly reasons: readonly Refusal[];
}

/** What a redemption of the codes would come to, each at its place. */
export type ValidateOutcome =
  | { readonly kind: 'judged'; readonly codes: readonly JudgedCode[] }
  | { readonly kind: 'duplicate'; readonly index: number }
  | { readonly kind: 'too_many_guesses'; readonly seconds: number };

/**
 * Tells what a redemption of these codes would do this instant, without doing it: the same decisions, one after the other, over what
 * is read without locks.
 */
export async function validateCodes(
  ports: CodePorts,
  caller: Caller,
  request: CodesRequest,
): Promise<ValidateOutcome> {
  const looked = await findCodes(ports, caller, request);
  if (looked.kind !== 'found') return looked;
  const codes: JudgedCode[] = request.codes.map(() => UNKNOWN);
  for (const { index, coupon, refusal } of looked.refused) {
    codes[index] = { coupon, discount: null, reasons: [refusal] };
  }
  for (const [index, judged] of await judgeFound(ports, caller, request, looked.found)) {
    codes[index] = judged;
  }
  return { kind: 'judged', codes };
}

/** Judges the codes that lead to a coupon, each by its place in the request. */
async function judgeFound(
  ports: CodePorts,
  caller: Caller,
  request: CodesRequest,
  found: readonly FoundCode[],
): Promise<Map<number, JudgedCode>> {
  const workspaceId = caller.workspace.id;
  const asked = found.map(({ index }) =>
    findStanding(ports, workspaceId, { ...request, code: request.codes[index] ?? '' }),
  );
  const [order, ...standings] = await Promise.all([
    ports.checkout.order(workspaceId, request.order),
    ...asked,
  ]);
  const trial = new Trial(caller, request, order);
  const now = ports.clock.now();
  const judgedCodes = new Map<number, JudgedCode>();
  for (const [place, { index }] of found.entries()) {
    const standing = standings[place] ?? null;
    if (standing === null) continue;
    const judged = trial.judge(standing, now);
    if (mayFindRoom(standing, judged, now)) {
      await ports.collectDeadHolds(workspaceId, standing.coupon.id);
      return await judgeFound(ports, caller, request, found);
    }
    const isUnknown = judged.reasons.some(({ reason }) => reason === 'unknown_code');
    if (isUnknown) ports.guesses.miss(workspaceId, caller.asker);
    // A till asks before it redeems.
    else if (standing.code.kind === 'individual') ports.served.note(caller.key.id, standing.code.code);
    judgedCodes.set(index, judged);
  }
  return judgedCodes;
}

/** Whether holds that have run out are in the way. */
function mayFindRoom(standing: CodeStanding, { reasons }: JudgedCode, now: number): boolean {
  if (standing.firstHoldUntil === null || standing.firstHoldUntil > now) return false;
  return reasons.some((refusal) => restsOnHolds(standing, { kind: 'refused', refusal }));
}

const UNKNOWN: JudgedCode = { coupon: null, discount: null, reasons: [{ reason: 'unknown_code' }] };

/** Decides code after code; each changes for the next one what it would change. */
class Trial {
  readonly #caller: Caller;
  readonly #request: CodesRequest;
  readonly #order: OrderState;
  readonly #totals = new Map<string, CouponTotals>();
  readonly #holders = new Map<string, Holder | null>();
  #takenOff = 0;

  constructor(caller: Caller, request: CodesRequest, order: OrderState) {
    this.#caller = caller;
    this.#request = request;
    this.#order = order;
  }

  judge({ coupon, totals, presented, code, client, holder }: CodeStanding, now: number): JudgedCode {
    const { order, amount, byToken } = this.#request;
    const holderKey = `${coupon.id} ${countsFor(presented, client) ?? clientIdOf(client)}`;
    const state = {
      coupon,
      presented,
      totals: this.#totals.get(coupon.id) ?? totals,
      holder: this.#holders.get(holderKey) ?? holder,
      prior: this.#order.prior(order, code.code),
    };
    const alreadyOff = order === null ? this.#takenOff : this.#order.alreadyOff(order, code.code, now);
    const asAdmin = this.#caller.key.scope === 'admin';
    const wish = { id: '', client, byToken, asAdmin, order, amount, jointId: null };
    const command = { ...wish, alreadyOff, cartHash: null, worth: null };
    const { outcome, state: after } = decideRedemption(state, command, now);
    if (outcome.kind === 'refused') {
      const all = allRefusals(state, command, now);
      const isAmong = all.some(({ reason }) => reason === outcome.refusal.reason);
      return { coupon, discount: null, reasons: isAmong ? all : [outcome.refusal] };
    }
    const { discount } = outcome.redemption;
    this.#totals.set(coupon.id, after.totals);
    this.#holders.set(holderKey, after.holder);
    this.#order.set(order, code.code, { kind: 'redemption', redemption: outcome.redemption });
    this.#takenOff += discount ?? 0;
    return { coupon, discount, reasons: [] };
  }
}
