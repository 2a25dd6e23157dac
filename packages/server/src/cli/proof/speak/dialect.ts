import type { Answer, Wish } from '../history/history.ts';
import type { CouponPlan } from '../history/proof-coupon.ts';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | null;
}

/** A reply as it came over the wire; `body` is null where it is no JSON object. */
export interface WireReply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly text: string;
}

/** An API by which a till can say what it wants. Everything that differs between the two is in here. */
export interface Dialect {
  readonly name: string;
  /** Whether this API has a word for it. */
  canSay(wish: Wish): boolean;
  say(wish: Wish, key: string | null): WireRequest;
  understand(wish: Wish, reply: WireReply): Answer;
  /** Null where this API can not make such a coupon. `key` is the idempotency key. */
  makeCoupon(plan: CouponPlan, code: string | null, key: string): WireRequest | null;
  /** The id of the coupon that was made. */
  madeCoupon(reply: WireReply): string | null;
}
