import type { Answer, CodeTold, Done, ToldState, Wish } from '../history/history.ts';
import { DISCOUNTED_LINE } from '../history/proof-cart.ts';
import type { CouponPlan } from '../history/proof-coupon.ts';
import type { Dialect, WireReply, WireRequest } from './dialect.ts';

/** What `/v1` answers of a redemption or a reservation, as far as a proof reads it. */
interface UseBody {
  readonly id: string;
  readonly state?: ToldState['held'];
  readonly orderId: string | null;
  readonly clientId: string | null;
  readonly amount: number | null;
  readonly discount: number | null;
  readonly redeemedAt?: string;
  readonly reservedAt?: string;
  readonly results: readonly ResultBody[];
  readonly rolledBack?: { readonly amount: number | null; readonly discount: number } | null;
  readonly rollbacks?: readonly RollbackBody[];
}

interface ResultBody {
  readonly code: string;
  readonly redemptionId?: string | null;
  readonly reservationId?: string | null;
  readonly applied: boolean;
  readonly discount: number | null;
  readonly allocations?: readonly { readonly lineId: string; readonly amount: number }[] | null;
  readonly reasons: readonly { readonly code: string }[];
}

interface RollbackBody {
  readonly id: string;
  readonly reason: string;
  readonly amount: number | null;
  readonly discount: number;
}

/** Where a wish is sent, and its body; null: it is read. */
const PATHS: {
  readonly [Kind in Wish['kind']]: (wish: Extract<Wish, { kind: Kind }>) => [string, object | null];
} = {
  activate: ({ couponId, client }) => ['/v1/activations', { couponId, ...clientOf(client) }],
  redeem: (wish) => ['/v1/redemptions', orderOf(wish)],
  reserve: (wish) => ['/v1/reservations', { ...orderOf(wish), expiresIn: wish.seconds }],
  confirm: ({ reservationId }) => [`/v1/reservations/${reservationId}/confirm`, {}],
  release: ({ reservationId }) => [`/v1/reservations/${reservationId}/release`, {}],
  rollback: ({ redemptionId, amount, lines, reason }) => [
    `/v1/redemptions/${redemptionId}/rollback`,
    {
      reason,
      ...(amount === null ? {} : { amount }),
      ...(lines === null ? {} : { lines: lines.map(({ id, quantity }) => ({ lineId: id, quantity })) }),
    },
  ],
  'look up': ({ what, id }) => [`/v1/${what}s/${id}`, null],
};

/** The API of today: says everything. */
export class DialectV1 implements Dialect {
  readonly name = '/v1';
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  canSay(): boolean {
    return true;
  }

  say(wish: Wish, key: string | null): WireRequest {
    const tell = PATHS[wish.kind] as (wish: Wish) => [string, object | null];
    const [path, body] = tell(wish);
    const headers = this.#headers(body === null ? null : key);
    return { method: body === null ? 'GET' : 'POST', path, headers, body };
  }

  understand(wish: Wish, reply: WireReply): Answer {
    const { status, body, text } = reply;
    if (status === 503 && body?.outcome === 'none') return { kind: 'nothing', why: '503, nothing done' };
    if (status === 503 && body?.outcome === 'unknown') return { kind: 'unknown', why: '503, unknown' };
    if (status === 409 && body?.code === 'idempotency_in_flight') {
      return { kind: 'nothing', why: '409, under way' };
    }
    if ((status === 200 || status === 201) && body !== null) return understandSuccess(wish, body);
    if (status === 409 && typeof body?.code === 'string') {
      const codes = refusedCodes(wish, body);
      return { kind: 'refused', reasons: [body.code], codes };
    }
    if (status === 404 && wish.kind === 'look up')
      return { kind: 'refused', reasons: ['not found'], codes: [] };
    return { kind: 'wrong', why: `HTTP ${status} ${text.slice(0, 300)}` };
  }

  makeCoupon(plan: CouponPlan, code: string | null, key: string): WireRequest {
    const { name, limits, givesBack, activationRequired, discount, takes, least, timeZone } = plan;
    const { kind, value } = discount;
    const body = {
      name,
      codes: code === null ? { kind: 'ean13' } : { kind: 'friendly', code },
      activation: { required: activationRequired },
      limits,
      rollback: { givesBack },
      discount: {
        ...(kind === 'percent' ? { kind, percent: value } : { kind, amount: value }),
        ...(takes === 'one line'
          ? { target: { on: 'items', match: { sku: { in: [DISCOUNTED_LINE] } } } }
          : {}),
      },
      ...(least === null ? {} : { eligibility: { rule: 'cart_subtotal', min: least } }),
      currency: 'GBP',
      timeZone,
      state: 'published',
    };
    return { method: 'POST', path: '/v1/coupons', headers: this.#headers(key), body };
  }

  madeCoupon({ status, body }: WireReply): string | null {
    return (status === 201 || status === 200) && typeof body?.id === 'string' ? body.id : null;
  }

  #headers(key: string | null): Record<string, string> {
    const headers = { authorization: `Bearer ${this.#key}` };
    return key === null ? headers : { ...headers, 'idempotency-key': key };
  }
}

function clientOf(client: string | null): object {
  return client === null ? {} : { client: { id: client } };
}

function orderOf({
  codes,
  client,
  order,
  amount,
  cart,
  mode,
}: Extract<Wish, { kind: 'redeem' | 'reserve' }>): object {
  return {
    codes,
    mode,
    ...(cart === null
      ? { currency: 'GBP' }
      : { cart: { currency: 'GBP', lines: cart.map((line) => ({ ...line, sku: line.id })) } }),
    ...clientOf(client),
    ...(order === null ? {} : { orderId: order }),
    ...(amount === null || cart !== null ? {} : { amount }),
  };
}

function understandSuccess(wish: Wish, body: Readonly<Record<string, unknown>>): Done {
  if (wish.kind === 'activate') {
    const { code, clientId } = body as { readonly code: string; readonly clientId: string | null };
    const told = { code, applied: true, id: null, discount: null, reasons: [] };
    return { kind: 'done', id: null, codes: [told], same: JSON.stringify({ code, clientId }), state: null };
  }
  const use = body as unknown as UseBody;
  const state = { held: use.state ?? null, rolledBack: use.rolledBack ?? null };
  return { kind: 'done', id: use.id, codes: use.results.map(toldOf), same: sameOf(wish, use), state };
}

/** What every repeat has to have again: not what has become of it since. */
function sameOf(wish: Wish, use: UseBody): string {
  const { id, orderId, clientId, amount, discount, redeemedAt, reservedAt } = use;
  if (wish.kind === 'look up' || wish.kind === 'release') return id;
  if (wish.kind === 'rollback') {
    const own = use.rollbacks?.find(({ reason }) => reason === wish.reason);
    return JSON.stringify({ id, rollback: own?.id, amount: own?.amount, discount: own?.discount });
  }
  const results = use.results.map((result) => {
    const { code, applied, id: of, discount: off } = toldOf(result);
    return [code, applied, of, off, result.allocations];
  });
  return JSON.stringify({ id, orderId, clientId, amount, discount, redeemedAt, reservedAt, results });
}

/** The codes of a refusal with their reasons; a refusal that tells no codes is about the only one. */
function refusedCodes(wish: Wish, body: Readonly<Record<string, unknown>>): CodeTold[] {
  if (Array.isArray(body.results)) return (body.results as readonly ResultBody[]).map(toldOf);
  if (wish.kind !== 'redeem' && wish.kind !== 'reserve') return [];
  const reasons = [String(body.code)];
  return wish.codes.map((code) => ({ code, applied: false, id: null, discount: null, reasons }));
}

function toldOf({ code, redemptionId, reservationId, applied, discount, reasons }: ResultBody): CodeTold {
  const id = redemptionId ?? reservationId ?? null;
  return { code, applied, id, discount, reasons: reasons.map((reason) => reason.code) };
}
