import { MAX_MINOR } from '@couponry/engine';
import Type from 'typebox';
import { AllocationAnswer, CartBody, GiftAnswer, LineAnswer, lineId, MAX_QUANTITY } from './cart-schemas.ts';
import { CartClientRef } from './client-schemas.ts';
import { CouponName } from './coupon-schemas.ts';
import {
  answer,
  closed,
  count,
  currency,
  id,
  instant,
  money,
  nullable,
  PAGE,
  pageOf,
  reasonOfAct,
} from './fields.ts';
import { NextStepAnswer, ReasonAnswer } from './reason-schema.ts';

const WEEK = 604_800;

const codes = Type.Array(
  Type.String({ minLength: 1, maxLength: 200, description: 'A code.', examples: ['WINTER10'] }),
  {
    minItems: 1,
    maxItems: 20,
    description:
      'The codes, friendly or individual, each once, without regard to case; the answer spells each as it is here. Their order means nothing: discounts are taken by priority, then by code.',
    examples: [['WINTER10']],
  },
);
const orderId = Type.String({
  minLength: 1,
  maxLength: 255,
  description:
    'The order, as your store calls it. A code is redeemed once for it, however often that is asked for.',
  examples: ['1001'],
});
const amount = Type.Integer({
  minimum: 0,
  maximum: MAX_MINOR,
  description: "The order's value before the discount, in minor units.",
  examples: [5990],
});
const mode = Type.Enum(['all', 'applicable'], {
  default: 'all',
  description: 'With several codes: all of them or none, or those that apply.',
  examples: ['all'],
});

const USE = {
  codes,
  client: Type.Optional(CartClientRef),
  orderId: Type.Optional(orderId),
  amount: Type.Optional(amount),
  cart: Type.Optional(
    nullable(CartBody, { description: 'What is bought: the whole order, instead of its `amount`.' }),
  ),
  currency: Type.Optional(
    currency(
      'ISO 4217: in what `amount` is. Codes of other currencies are refused. Left out: that of the first coupon.',
    ),
  ),
};

/** The body of `POST /v1/validations`. */
export const ValidationBody = closed('NewValidation', 'Codes to try, without doing anything.', {
  ...USE,
  at: Type.Optional(
    nullable(
      instant(
        'Another instant to try the codes at, for keys of scope admin; null: this one.',
        '2026-12-24T18:00:00Z',
      ),
    ),
  ),
});

/** The body of `POST /v1/redemptions`. */
export const RedemptionBody = closed('NewRedemption', 'Codes to redeem.', {
  ...USE,
  mode: Type.Optional(mode),
  reason: Type.Optional(reasonOfAct),
  reservationId: Type.Optional(
    id(
      'The reservation that is redeemed; `codes`, and what is sent of `client`, `orderId`, `amount`, `currency` and `cart`, are those of it. Without `client` it counts for whom it was reserved.',
    ),
  ),
});

/** The body of `POST /v1/reservations`. */
export const ReservationBody = closed('NewReservation', 'Codes to hold during a checkout.', {
  ...USE,
  mode: Type.Optional(mode),
  expiresIn: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: WEEK,
      default: 900,
      description: 'Seconds until the hold is over by itself.',
      examples: [900],
    }),
  ),
});

/** The body of `POST /v1/reservations/{reservationId}/confirm`. */
export const ConfirmBody = closed('ReservationConfirmation', 'What a confirmation adds.', {
  orderId: Type.Optional(orderId),
});

/** The body of `POST /v1/redemptions/{redemptionId}/rollback`. */
export const RollbackBody = closed('NewRollback', 'What is given back, and why.', {
  reason: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      default: 'order_cancelled',
      description: 'Why, as your store calls it.',
      examples: ['order_cancelled'],
    }),
  ),
  amount: Type.Optional(
    nullable(
      Type.Integer({
        minimum: 1,
        maximum: MAX_MINOR,
        description:
          "How much of the order's value is returned, in minor units, where no cart was sent; null or left out: all that is left. Only of one code.",
        examples: [2000],
      }),
    ),
  ),
  lines: Type.Optional(
    nullable(
      Type.Array(
        closed('LineReturn', 'Units of a line that are returned.', {
          lineId,
          quantity: Type.Integer({
            minimum: 1,
            maximum: MAX_QUANTITY,
            description: 'How many units.',
            examples: [2],
          }),
        }),
        {
          minItems: 1,
          description:
            'What is returned of a redemption with a cart, each line once; null or left out: all that is left. Of several codes it comes back of all of them.',
        },
      ),
    ),
  ),
});

const coupon = nullable(CouponName, {
  description: 'The coupon of the code; null: there is none, or none to be told of.',
});
const code = Type.String({
  description:
    'The code, spelled as the request did; where it named none (a read, a list, a confirmation), as its coupon spells it.',
  examples: ['WINTER10'],
});
const applied = Type.Boolean({ description: 'Whether the code applies.', examples: [true] });
const discount = nullable(
  money(
    'What is taken off the lines for it, in minor units; null: it does not apply, or a percentage of an order without value.',
  ),
);
const reasons = Type.Array(ReasonAnswer, {
  description:
    'Why it does not apply: all reasons, in the order in which they are told, of a dry run as of a redemption or reservation; empty where it does. The `code` of a problem is the first one of them.',
});
const parts = {
  shippingDiscount: money('What is taken off the shipping for it.'),
  allocations: Type.Array(AllocationAnswer, {
    description: 'How the discount goes to the lines: they sum to it; empty without a cart.',
  }),
  gifts: Type.Array(GiftAnswer, { description: 'What your store adds to the order for it.' }),
};
const couponAndReasons = { code, coupon, applied, discount, ...parts, reasons };

const Totals = answer('Totals', 'The order as a whole, in minor units.', {
  amount: nullable(money("The order's value before the discounts; null: it was not told.")),
  subtotal: nullable(money('The same: what all lines of the cart come to.')),
  discount: nullable(
    money(
      'All discounts on lines, with a cart also of codes that the order used before; null where one of them can not be known.',
    ),
  ),
  shipping: nullable(money('What the shipping costs; null: no cart was sent.')),
  shippingDiscount: nullable(money('All discounts on the shipping; null: no cart was sent.')),
  total: nullable(money('What is left to pay, with the shipping; null where it can not be known.')),
  tax: nullable(money('The tax in all lines, or on top of them; null where it can not be known.')),
});

const cartLines = nullable(
  Type.Array(LineAnswer, { description: 'What each line of the cart comes to; null: no cart was sent.' }),
);

/** The answer of `POST /v1/validations`. */
export const ValidationAnswer = answer('Validation', 'What a redemption would do this instant.', {
  valid: Type.Boolean({ description: 'Whether all codes apply.', examples: [true] }),
  results: Type.Array(
    answer('ValidatedCode', 'A code that was tried.', {
      ...couponAndReasons,
      next: Type.Optional(NextStepAnswer),
    }),
    {
      description: 'Each code, in the order in which they were sent.',
    },
  ),
  totals: Totals,
  lines: cartLines,
  exhaustive: Type.Boolean({
    description:
      'Whether every permitted combination of the codes was weighed; false above 12 that could apply, which go by their priority.',
    examples: [true],
  }),
});

const clientId = nullable(id('The client for whom it counts; null: nobody by name, or several.'));
const orderIdAnswer = nullable(
  Type.String({ description: 'The order; null: none was named.', examples: ['1001'] }),
);
const currencyAnswer = currency('ISO 4217. Amounts are in its minor units.');
const amountAnswer = nullable(money("The order's value before the discount; null: it was not told."));

const RedeemedCode = answer('RedeemedCode', 'A code of a redemption.', {
  ...couponAndReasons,
  redemptionId: nullable(id('The redemption of this code; null: it was not redeemed.')),
  clientId: nullable(id('The client for whom it counts; null: nobody by name.')),
  usableAfter: Type.Boolean({
    description: 'Whether the code could be redeemed once more right after this.',
    examples: [false],
  }),
});

const RollbackAnswer = answer('Rollback', 'A part of a redemption, or the whole, was given back.', {
  id: id('The id of the rollback.'),
  redemptionId: id('The redemption of the code of which it was given back.'),
  at: instant('When.', '2026-12-02T10:00:00Z'),
  reason: Type.String({ description: 'Why, as the store calls it.', examples: ['order_cancelled'] }),
  amount: nullable(money("How much of the order's value was returned; null: that value was never told.")),
  discount: money('How much discount on the lines came back.'),
  shippingDiscount: money('How much discount on the shipping came back: it does with the last unit.'),
  lines: nullable(
    Type.Array(
      answer('ReturnedLine', 'Units of a line that came back.', {
        lineId,
        quantity: count('How many units.'),
        discount: money('How much discount came back with them.'),
      }),
      { description: 'What came back of each line; null: the redemption was made without a cart.' },
    ),
  ),
  completes: Type.Boolean({ description: 'Whether nothing is left of it.', examples: [true] }),
  givesBackUse: Type.Boolean({ description: 'Whether the use came back.', examples: [true] }),
});

const RolledBack = answer('RolledBack', 'What was given back so far, in minor units.', {
  amount: nullable(money("How much of the order's value was returned; null: that value was never told.")),
  discount: money('How much discount on the lines came back.'),
  shippingDiscount: money('How much discount on the shipping came back.'),
  uses: count('How many uses came back.'),
});

/** A redemption as answers tell it. */
export const RedemptionAnswer = answer('Redemption', 'One code or several were redeemed for an order.', {
  id: id('The id; of several codes the one that they share.'),
  jointId: nullable(id('The id that several codes of one request share; null: it was one code.')),
  orderId: orderIdAnswer,
  clientId,
  currency: currencyAnswer,
  amount: amountAnswer,
  discount: nullable(money('All discounts on lines; null where one can not be known.')),
  shippingDiscount: money('All discounts on the shipping.'),
  redeemedAt: instant('When it was redeemed.', '2026-12-01T10:00:00Z'),
  reservationId: nullable(id('The reservation that became this redemption; null: there was none.')),
  results: Type.Array(RedeemedCode, {
    description: 'Each code; with `mode` applicable also those that did not apply, right after the request.',
  }),
  totals: Totals,
  lines: cartLines,
  rolledBack: nullable(RolledBack, { description: 'What was given back so far; null: nothing.' }),
  rollbacks: Type.Array(RollbackAnswer, {
    description: 'Each time that something was given back, the oldest first.',
  }),
});

/** The answer of `GET /v1/redemptions`. */
export const RedemptionPage = pageOf(
  'RedemptionPage',
  'Redemptions, each code for itself, the newest first.',
  RedemptionAnswer,
);

/** The query of `GET /v1/redemptions`. */
export const RedemptionQuery = closed('RedemptionQuery', 'Which redemptions are listed.', {
  orderId: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description:
        'Only what this order of your store has redeemed, as far as anything of it is left; all of it with `returned`.',
      examples: ['1001'],
    }),
  ),
  returned: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'With `orderId`: also what was given back as a whole.',
      examples: [true],
    }),
  ),
  anyStore: Type.Optional(
    Type.Boolean({
      default: false,
      description:
        'Whether `orderId` means the orders of all stores of the workspace. For keys of scope admin.',
      examples: [true],
    }),
  ),
  clientId: Type.Optional(id('Only those that count for this client.')),
  ...PAGE,
});

const ReservedCode = answer('ReservedCode', 'A code of a reservation.', {
  ...couponAndReasons,
  reservationId: nullable(id('The reservation of this code; null: it is not held.')),
});

/** A reservation as answers tell it. */
export const ReservationAnswer = answer('Reservation', 'Uses of codes are held during a checkout.', {
  id: id('The id; of several codes the one that they share.'),
  state: Type.Enum(['held', 'expired', 'released', 'confirmed'], {
    description: 'Whether it holds, its time ran out, it was released, or it has become a redemption.',
    examples: ['held'],
  }),
  orderId: orderIdAnswer,
  clientId,
  currency: currencyAnswer,
  amount: amountAnswer,
  discount: nullable(money('All discounts on lines; null where one can not be known.')),
  shippingDiscount: money('All discounts on the shipping.'),
  reservedAt: instant('When it was made.', '2026-12-01T10:00:00Z'),
  expiresAt: instant('When the hold is over by itself.', '2026-12-01T10:15:00Z'),
  results: Type.Array(ReservedCode, {
    description: 'Each code; with `mode` applicable also those that did not apply, right after the request.',
  }),
  totals: Totals,
  lines: cartLines,
  redemptionId: nullable(id('The redemption that it became; null: none.')),
});

/** What a problem tells of each code where several were asked for. */
export const RefusedCodes = Type.Array(
  answer('RefusedCode', 'A code of a request that was refused.', couponAndReasons),
  {
    description: 'Each code of a request that was refused, and why.',
  },
);
