import { OUTCOMES } from '@couponry/contract';
import type { Answer, CodeTold, Wish } from '../history/history.ts';
import { type CouponPlan, needsCart } from '../history/proof-coupon.ts';
import type { Dialect, WireReply, WireRequest } from './dialect.ts';

/** What an outcome of 3.0.0 can mean: it tells several reasons alike. */
const ACTIVATE_REASONS = new Map<number, readonly string[]>([
  [OUTCOMES.alreadyUsed.code, ['client_used_up']],
  [OUTCOMES.limitReached.code, ['activations_used_up']],
  [OUTCOMES.clientRequired.code, ['client_required']],
]);
const USED_UP = ['code_used_up', 'client_used_up', 'coupon_used_up', 'period_used_up', 'budget_used_up'];
const USE_REASONS = new Map<number, readonly string[]>([
  [OUTCOMES.notActivated.code, ['not_activated']],
  [OUTCOMES.clientRequired.code, ['client_required']],
  [OUTCOMES.alreadyUsed.code, [...USED_UP, 'activations_used_up', 'order_mismatch', 'amount_required']],
  [OUTCOMES.limitReached.code, [...USED_UP, 'activations_used_up', 'amount_required']],
  [
    OUTCOMES.cartNotEligible.code,
    ['cart_required', 'cart_not_eligible', 'cart_subtotal_below_minimum', 'excluded_by'],
  ],
]);

/** The Coupons API 3.0.0: activates, and redeems one code. */
export class DialectV3 implements Dialect {
  readonly name = '3.0.0';
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  canSay(wish: Wish): boolean {
    return (
      wish.kind === 'activate' || (wish.kind === 'redeem' && wish.codes.length === 1 && wish.cart === null)
    );
  }

  say(wish: Wish, key: string | null): WireRequest {
    const headers = { 'api-key': this.#key, ...(key === null ? {} : { 'idempotency-key': key }) };
    if (wish.kind === 'activate') {
      const body = wish.client === null ? {} : { uuid: wish.client };
      return { method: 'POST', path: `/coupons/${wish.couponId}/activate`, headers, body };
    }
    if (wish.kind !== 'redeem') throw new Error(`3.0.0 has no word for ${wish.kind}`);
    const body = {
      ...(wish.client === null ? {} : { uuid: wish.client }),
      ...(wish.order === null ? {} : { orderId: wish.order }),
      ...(wish.amount === null ? {} : { amount: (wish.amount / 100).toFixed(2) }),
    };
    return { method: 'POST', path: `/coupons/active/${wish.codes[0]}/use`, headers, body };
  }

  understand(wish: Wish, { status, body, text }: WireReply): Answer {
    const data = (body?.data ?? null) as Readonly<Record<string, unknown>> | null;
    const code = wish.kind === 'redeem' ? (wish.codes[0] ?? '') : String(data?.code ?? '');
    if (status === 200 && body?.code === 1 && data !== null) {
      const told: CodeTold = { code, applied: true, id: null, discount: null, reasons: [] };
      return { kind: 'done', id: null, codes: [told], same: sameOf(wish, data), state: null };
    }
    if (status === 503 && data?.outcome === 'none') return { kind: 'nothing', why: '503, nothing done' };
    if (status === 503 && data?.outcome === 'unknown') return { kind: 'unknown', why: '503, unknown' };
    if (status === 409 && body?.message === 'Idempotency.InFlight') {
      return { kind: 'nothing', why: '409, under way' };
    }
    const reasons = status === 200 ? refusalOf(wish, Number(body?.code)) : undefined;
    if (reasons === undefined) return { kind: 'wrong', why: `HTTP ${status} ${text.slice(0, 300)}` };
    const refused = { code, applied: false, id: null, discount: null, reasons };
    return { kind: 'refused', reasons, codes: wish.kind === 'redeem' ? [refused] : [] };
  }

  makeCoupon(plan: CouponPlan, code: string | null, key: string): WireRequest | null {
    const limits = plan.limits.map((limit) => {
      if (limit.on === 'activations') return { limitGlobal: limit.max };
      const isPerClient = limit.on === 'redemptions' && limit.per === 'client' && limit.period === undefined;
      return isPerClient ? { limitPerClient: limit.max } : null;
    });
    if (limits.includes(null) || !plan.givesBack || needsCart(plan)) return null;
    const { kind, value } = plan.discount;
    return {
      method: 'POST',
      path: '/coupons',
      headers: { 'api-key': this.#key, 'idempotency-key': key },
      body: {
        name: plan.name,
        code,
        discountType: kind === 'percent' ? 'percent' : 'cost',
        discountValue: kind === 'percent' ? value : value / 100,
        currency: 'GBP',
        timeZone: plan.timeZone,
        activationRequired: plan.activationRequired,
        ...Object.assign({}, ...limits),
      },
    };
  }

  madeCoupon({ status, body }: WireReply): string | null {
    if (status !== 200 || body?.code !== 1) return null;
    const { coupon } = body.data as { readonly coupon: { readonly uuid: string } };
    return coupon.uuid;
  }
}

/** A repeated redemption is the first answer in full; whoever activates again is told how the same code stands by then. */
function sameOf({ kind }: Wish, data: Readonly<Record<string, unknown>>): string {
  const { code, client } = data;
  return JSON.stringify(kind === 'activate' ? { code, client } : data);
}

function refusalOf({ kind }: Wish, code: number): readonly string[] | undefined {
  return (kind === 'activate' ? ACTIVATE_REASONS : USE_REASONS).get(code);
}
