import type { RouteV1 } from '../route.ts';
import { ActivationAnswer, NewActivation } from '../schemas/activation-schemas.ts';
import { ACTIVATION } from './examples.ts';

const activation = <Status extends 200 | 201>(status: Status, description: string) =>
  ({ status, description, schema: ActivationAnswer, example: ACTIVATION }) as const;

/** How a coupon is activated. */
export const ACTIVATION_ROUTES = {
  createActivation: {
    method: 'POST',
    path: '/v1/activations',
    tag: 'Activations',
    scopes: ['admin', 'client', 'batch', 'token'],
    roles: ['owner', 'marketer', 'support'],
    summary: 'Activate a coupon',
    description:
      'Gives a client, or nobody by name, the coupon and its code, and starts the time in which it can be used. A client that has it already gets the same code again. With a client token it is for that client.',
    body: {
      schema: NewActivation,
      example: { couponId: ACTIVATION.couponId, client: { email: 'ann@example.com' } },
    },
    answers: [
      activation(201, 'The coupon was activated.'),
      activation(200, 'The client had it already, or the request repeats one.'),
    ],
    problems: [
      'other_client',
      'coupon_unknown',
      'client_ambiguous',
      'coupon_draft',
      'coupon_paused',
      'coupon_archived',
      'not_started',
      'ended',
      'client_required',
      'client_used_up',
      'window_over',
      'activations_used_up',
      'code_range_used_up',
    ],
  },
} as const satisfies Readonly<Record<string, RouteV1>>;
