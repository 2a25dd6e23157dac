import Type, { type Static } from 'typebox';
import { ClientRef } from './client-schemas.ts';
import { answer, closed, id, instant, nullable, reasonOfAct } from './fields.ts';

/** The body of `POST /v1/activations`. */
export const NewActivation = closed('NewActivation', 'A coupon to activate, and for whom.', {
  couponId: id('The coupon.'),
  client: Type.Optional(ClientRef),
  reason: Type.Optional(reasonOfAct),
});

/** A checked {@link NewActivation}. */
export type NewActivationFields = Static<typeof NewActivation>;

/** The answer of `POST /v1/activations`. */
export const ActivationAnswer = answer('Activation', 'A coupon that a client, or nobody by name, has.', {
  id: nullable(id('The id of the activation; null where a redemption had activated the coupon by itself.')),
  couponId: id('The coupon.'),
  code: Type.String({ description: 'The code to present.', examples: ['2912345678906'] }),
  clientId: nullable(id('The client whose it is; null: nobody by name.')),
  activatedAt: nullable(instant('When it was activated.', '2026-12-01T10:00:00Z')),
  expiresAt: nullable(instant('When the code is over; null: never.', '2026-12-02T10:00:00Z')),
});
