import { ROLES, type Role } from '../../roles.ts';
import type { Access } from '../../scopes.ts';
import type { ProblemCode } from '../problems.ts';
import type { RouteV1 } from '../route.ts';
import {
  ConfirmBody,
  RedemptionAnswer,
  RedemptionBody,
  RedemptionPage,
  RedemptionQuery,
  ReservationAnswer,
  ReservationBody,
  RollbackBody,
  ValidationAnswer,
  ValidationBody,
} from '../schemas/checkout-schemas.ts';
import { CART_USE, REDEMPTION, RESERVATION, ROLLED_BACK, USE, VALIDATION } from './checkout-examples.ts';

const STORES: readonly Access[] = ['admin', 'client'];
/** Who redeems and gives back for a client. */
const DESK: readonly Role[] = ['owner', 'support'];
const redemptionParams = { redemptionId: 'The id of the redemption, or the one that several codes share.' };
const reservationParams = {
  reservationId: 'The id of the reservation, or the one that several codes share.',
};

/** What a use of a code can be refused for, in the order in which reasons are told. */
const USE_REFUSALS: readonly ProblemCode[] = [
  'unknown_code',
  'client_ambiguous',
  'coupon_draft',
  'coupon_paused',
  'coupon_archived',
  'code_disabled',
  'not_started',
  'ended',
  'client_required',
  'not_yours',
  'not_activated',
  'code_used_up',
  'client_used_up',
  'period_used_up',
  'order_mismatch',
  'window_over',
  'activations_used_up',
  'coupon_used_up',
  'amount_required',
  'budget_used_up',
  'cart_required',
  'cart_not_eligible',
  'currency_mismatch',
];

/** What was checked when a use was held, and is not asked again. */
const NOT_OF_HOLDS: readonly ProblemCode[] = [
  'unknown_code',
  'client_ambiguous',
  'coupon_draft',
  'currency_mismatch',
];

const redemption = <Status extends 200 | 201>(status: Status, description: string) =>
  ({ status, description, schema: RedemptionAnswer, example: REDEMPTION }) as const;
const reservation = <Status extends 200 | 201>(status: Status, description: string) =>
  ({ status, description, schema: ReservationAnswer, example: RESERVATION }) as const;

/** How codes are tried, redeemed and given back. */
export const REDEMPTION_ROUTES = {
  validateCodes: {
    method: 'POST',
    path: '/v1/validations',
    tag: 'Redemptions',
    scopes: STORES,
    roles: ROLES,
    summary: 'Try codes without redeeming',
    description:
      'Tells what a redemption would do this instant, and every reason why a code does not apply. Nothing is stored.',
    changesNothing: true,
    body: { schema: ValidationBody, example: CART_USE },
    answers: [
      {
        status: 200,
        description: 'What would happen.',
        schema: ValidationAnswer,
        example: VALIDATION,
      },
    ],
    problems: ['too_many_guesses'],
  },
  createRedemption: {
    method: 'POST',
    path: '/v1/redemptions',
    tag: 'Redemptions',
    scopes: STORES,
    roles: DESK,
    summary: 'Redeem codes',
    description:
      'Redeems one code or several, all or none of them unless `mode` says otherwise. The same code for the same order is the first redemption again. A refusal has the first reason for its `code`, the reasons of each code in `results`, and has done nothing.',
    body: { schema: RedemptionBody, example: USE },
    answers: [
      redemption(201, 'The codes were redeemed.'),
      redemption(200, 'The order had redeemed them already, or the request repeats one.'),
    ],
    problems: [
      'too_many_guesses',
      'reservation_unknown',
      'reservation_released',
      'order_redeemed',
      ...USE_REFUSALS,
    ],
  },
  listRedemptions: {
    method: 'GET',
    path: '/v1/redemptions',
    tag: 'Redemptions',
    scopes: STORES,
    roles: ROLES,
    summary: 'List redemptions',
    description:
      'Redemptions, each code for itself, the newest first. Keys of scope client have to name an `orderId`.',
    query: RedemptionQuery,
    answers: [
      {
        status: 200,
        description: 'A page of redemptions.',
        schema: RedemptionPage,
        example: { data: [REDEMPTION], nextCursor: null },
      },
    ],
    problems: [],
  },
  getRedemption: {
    method: 'GET',
    path: '/v1/redemptions/{redemptionId}',
    tag: 'Redemptions',
    scopes: STORES,
    roles: ROLES,
    params: redemptionParams,
    summary: 'Read a redemption',
    description: 'One redemption, with what was given back of it.',
    answers: [redemption(200, 'The redemption.')],
    problems: ['redemption_unknown'],
  },
  rollBackRedemption: {
    method: 'POST',
    path: '/v1/redemptions/{redemptionId}/rollback',
    tag: 'Redemptions',
    scopes: STORES,
    roles: DESK,
    params: redemptionParams,
    summary: 'Give back a redemption',
    description:
      'Gives back a redemption: all that is left, units of its `lines` where a cart was sent, or else in proportion to the `amount` that is returned. The money goes back to a budget at once; the use comes back with the last part, where the coupon gives it back. After the whole, the order can be redeemed anew, with a new Idempotency-Key.',
    body: { schema: RollbackBody, isOptional: true, example: { reason: 'order_returned', amount: 2000 } },
    answers: [
      {
        status: 200,
        description: 'The redemption, with what was given back.',
        schema: RedemptionAnswer,
        example: ROLLED_BACK,
      },
    ],
    problems: [
      'redemption_unknown',
      'nothing_left',
      'more_than_left',
      'line_unknown',
      'lines_unknown',
      'lines_required',
      'amount_unknown',
    ],
  },
} as const satisfies Readonly<Record<string, RouteV1>>;

/** How uses of codes are held during a checkout. */
export const RESERVATION_ROUTES = {
  createReservation: {
    method: 'POST',
    path: '/v1/reservations',
    tag: 'Reservations',
    scopes: STORES,
    roles: DESK,
    summary: 'Hold codes during a checkout',
    description:
      'Holds a use of each code under every limit. A hold that lives is a promise: confirming it succeeds whatever has changed. The same code for the same order is the same hold, and a redemption of the order uses it up; with another amount or cart, the new hold or redemption takes its place.',
    body: { schema: ReservationBody, example: { ...USE, expiresIn: 900 } },
    answers: [
      reservation(201, 'The codes are held.'),
      reservation(200, 'The order held them already, or the request repeats one.'),
    ],
    problems: ['too_many_guesses', 'order_redeemed', ...USE_REFUSALS],
  },
  getReservation: {
    method: 'GET',
    path: '/v1/reservations/{reservationId}',
    tag: 'Reservations',
    scopes: STORES,
    roles: ROLES,
    params: reservationParams,
    summary: 'Read a reservation',
    description: 'One reservation, as it stands this instant.',
    answers: [reservation(200, 'The reservation.')],
    problems: ['reservation_unknown'],
  },
  confirmReservation: {
    method: 'POST',
    path: '/v1/reservations/{reservationId}/confirm',
    tag: 'Reservations',
    scopes: STORES,
    roles: DESK,
    params: reservationParams,
    summary: 'Confirm a reservation',
    description:
      'Turns a reservation into a redemption: all of its codes. While it holds that succeeds; after its time it is a new redemption, if there is room. An order that is told only now is never taken below nothing: a code takes what the order’s other codes leave of what it was promised, and is refused where that is nothing.',
    body: { schema: ConfirmBody, isOptional: true, example: {} },
    answers: [redemption(201, 'The codes are redeemed.'), redemption(200, 'They had been already.')],
    problems: [
      'reservation_unknown',
      'reservation_released',
      'order_redeemed',
      ...USE_REFUSALS.filter((code) => !NOT_OF_HOLDS.includes(code)),
    ],
  },
  releaseReservation: {
    method: 'POST',
    path: '/v1/reservations/{reservationId}/release',
    tag: 'Reservations',
    scopes: STORES,
    roles: DESK,
    params: reservationParams,
    summary: 'Release a reservation',
    description:
      'Gives back the uses at once. One that was released or has expired stays as it is; one that was confirmed is rolled back as a redemption instead. Where only some of its codes have become a redemption, `results` names them, and the others are given back.',
    answers: [reservation(200, 'The reservation, as it is now.')],
    problems: ['reservation_unknown', 'reservation_confirmed'],
  },
} as const satisfies Readonly<Record<string, RouteV1>>;
