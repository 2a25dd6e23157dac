import type { Ask, Operation } from '../history/history.ts';
import { firstPossible } from '../history/outcome.ts';
import type { Evidence } from './law.ts';

/** One code that was refused, or one activation: for what, and between which instants that was decided. */
export interface Refused {
  readonly operation: Operation;
  readonly couponId: string;
  /** The code; null for an activation. */
  readonly code: string | null;
  readonly clientId: string | null;
  readonly amount: number | null;
  /** 3.0.0 tells several reasons alike: then one of them is to hold. */
  readonly reasons: readonly string[];
  readonly from: number;
  readonly to: number;
  /** How many other codes of the same coupon the request had: they count in the decision, whatever came of it. */
  readonly beside: number;
}

/** The reasons that say that a limit was reached. */
export const LIMIT_REASONS: ReadonlySet<string> = new Set([
  ...['activations_used_up', 'budget_used_up', 'period_used_up'],
  ...['client_used_up', 'code_used_up', 'coupon_used_up'],
]);

/** Every refusal of a code or an activation, with the coupon that it is about. */
export function refusalsOf(evidence: Evidence): Refused[] {
  return evidence.history.operations.flatMap((operation) =>
    operation.asks.flatMap((ask) => refusalsOfAsk(evidence, operation, ask)),
  );
}

/** Codes that did not apply beside others that did are told again as they were decided the first time. */
function decidedFrom(operation: Operation, { answer, askedAt }: Ask): number {
  return answer.kind === 'done' ? firstPossible(operation) : askedAt;
}

function refusalsOfAsk(evidence: Evidence, operation: Operation, ask: Ask): Refused[] {
  const { wish } = operation;
  const { answer, answeredAt } = ask;
  if (answer.kind !== 'refused' && answer.kind !== 'done') return [];
  const when = { operation, from: decidedFrom(operation, ask), to: answeredAt };
  if (wish.kind === 'activate') {
    if (answer.kind !== 'refused') return [];
    const whose = { couponId: wish.couponId, code: null, clientId: wish.client, amount: null };
    return [{ ...when, ...whose, reasons: answer.reasons, beside: 0 }];
  }
  if (wish.kind === 'confirm' && answer.kind === 'refused') {
    const [hold, ...more] = evidence.attribution.reservations(wish.reservationId);
    // Of several codes it is not told which one was refused.
    if (hold === undefined || more.length > 0) return [];
    const { couponId, code, clientId, amount } = hold;
    return [{ ...when, couponId, code, clientId, amount, reasons: answer.reasons, beside: 0 }];
  }
  if (wish.kind !== 'redeem' && wish.kind !== 'reserve') return [];
  return answer.codes
    .filter(({ applied, reasons }) => !applied && reasons.length > 0)
    .flatMap(({ code, reasons }) => {
      const coupon = evidence.couponOfCode(code);
      if (coupon === undefined) return [];
      const beside = wish.codes.filter((other) => evidence.couponOfCode(other)?.id === coupon.id).length - 1;
      const owner = coupon.kind === 'ean13' ? ownerOf(evidence, code) : null;
      const clientId = owner ?? wish.client;
      return [{ ...when, couponId: coupon.id, code, clientId, amount: wish.amount, reasons, beside }];
    });
}

/** The client to whom an individual code was issued. */
function ownerOf({ ledger }: Evidence, code: string): string | null {
  return ledger.activations.find((row) => row.code === code)?.clientId ?? null;
}
