import { REDEMPTION, RESERVATION } from '../routes/checkout-examples.ts';
import { CLIENT, COUPON, KEY } from '../routes/examples.ts';

/** What stands for each parameter of a path: the same thing as in the examples of bodies and answers. */
export const PATH_EXAMPLES: Readonly<Record<string, string>> = {
  couponId: COUPON.id,
  clientId: CLIENT.id,
  redemptionId: REDEMPTION.id,
  reservationId: RESERVATION.id,
  keyId: KEY.id,
};
