import type { Identifier, OrderRef } from '@couponry/engine';
import type { Caller } from '../caller.ts';
import type { CartWish, IdempotencyKey, RedeemWish } from '../coupon-ledger/command.ts';
import type { ResolvedCode } from './code-directory.ts';

/** What all codes of a request have in common. `cart`: null where none was sent. */
interface AskedUse {
  readonly identifiers: readonly Identifier[];
  readonly byToken: boolean;
  readonly order: OrderRef | null;
  readonly cart: CartWish | null;
  readonly idempotency: IdempotencyKey | null;
}

/** What was made for a wish when it arrived. `jointId` is shared by the wishes of several codes; null for a single one. */
type WishIds = Pick<RedeemWish, 'id' | 'freshClientId' | 'jointId'>;

/**
 * The wish to redeem a code, as both APIs make it. One literal, for it is made for every redemption.
 *
 * @param amount the value of the order in minor units of `currency`, the coupon's
 */
export function redeemWish(
  caller: Caller,
  asked: AskedUse,
  { code, couponId }: ResolvedCode,
  ids: WishIds,
  amount: number | null,
  currency: string,
): RedeemWish {
  return {
    kind: 'redeem',
    id: ids.id,
    freshClientId: ids.freshClientId,
    couponId,
    code,
    identifiers: asked.identifiers,
    byToken: asked.byToken,
    asAdmin: caller.key.scope === 'admin',
    keyId: caller.key.id,
    // Of several codes the key is that of all of them together.
    idempotency: ids.jointId === null ? asked.idempotency : null,
    order: asked.order,
    jointId: ids.jointId,
    amount,
    // Whether a cart is in the currency of the coupon is decided with the cart.
    currency: asked.cart === null ? currency : null,
    cart: asked.cart,
  };
}
