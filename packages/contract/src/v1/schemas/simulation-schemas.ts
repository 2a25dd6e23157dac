import Type, { type Static } from 'typebox';
import { NewCoupon } from './coupon-schemas.ts';
import { answer, closed, count, currency, day, id, instant, money, nullable } from './fields.ts';
import { PastOrderBody } from './past-order-schema.ts';

/** So many orders can be sent as JSON; a file holds as many as its size allows. */
const MAX_ORDERS = 10_000;
/** The most other coupons: together with the draft all combinations of them can be weighed. */
const MAX_COMPANIONS = 11;

/** How large a body with orders may be, in bytes. */
export const MAX_SIMULATION_BODY = 50 * 1024 * 1024;
/** How large a file of orders may be that is the body itself, in bytes. */
export const MAX_SIMULATION_UPLOAD = 500 * 1024 * 1024;

const LedgerRange = closed('LedgerRange', 'Orders of this workspace that redeemed a code.', {
  from: instant('The first instant.', '2026-11-01T00:00:00Z'),
  to: instant('The first instant that is not in it any more.', '2026-12-01T00:00:00Z'),
});

/** The body of `POST /v1/simulations`. */
export const SimulationBody = closed(
  'NewSimulation',
  'A backtest: which coupon (`coupon` or `couponId`), over which orders (one of `orders`, `ordersCsv` and `ledger`).',
  {
    coupon: Type.Optional(NewCoupon),
    couponId: Type.Optional(id('A coupon that is there, in whatever state.')),
    with: Type.Optional(
      Type.Array(id('A coupon.'), {
        maxItems: MAX_COMPANIONS,
        description: 'Coupons that are offered beside it with every order.',
        examples: [[]],
      }),
    ),
    dates: Type.Optional(
      Type.Enum(['heed', 'ignore'], {
        description:
          'Whether coupons start and end when they say. Left out: those of `coupon` are heeded, stored coupons are taken as if they had always run.',
        examples: ['ignore'],
      }),
    ),
    orders: Type.Optional(
      Type.Array(PastOrderBody, {
        minItems: 1,
        maxItems: MAX_ORDERS,
        description: 'The orders, in whatever order.',
      }),
    ),
    ordersCsv: Type.Optional(
      Type.String({
        description:
          'A whole CSV file with the columns `InvoiceNo`, `StockCode`, `Description`, `Quantity`, `InvoiceDate`, `UnitPrice`, `CustomerID` and `Country`, amounts in the currency of the coupon and times in its zone.',
        examples: [
          'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n536365,85123A,6,2010-12-01 08:26:00,2.55,17850\n',
        ],
      }),
    ),
    ledger: Type.Optional(LedgerRange),
  },
);

/** The query of `POST /v1/simulations` where the body is a file of orders. */
export const SimulationUploadQuery = closed('SimulationUpload', 'A backtest whose orders are the body.', {
  couponId: id('Where the body is a file of orders: the coupon, in whatever state; a draft too.'),
  with: Type.Optional(
    Type.String({
      maxLength: 500,
      description: 'Likewise: ids of coupons that are offered beside it, 11 at most, separated by commas.',
      examples: ['01a20380-0000-7000-8000-000000000002'],
    }),
  ),
  dates: Type.Optional(
    Type.Enum(['heed', 'ignore'], {
      description:
        'Likewise: whether coupons start and end when they say. Left out: as if they had always run.',
      examples: ['ignore'],
    }),
  ),
});

/** A checked {@link SimulationUploadQuery}. */
export type SimulationUploadFields = Static<typeof SimulationUploadQuery>;

const clientId = nullable(Type.String({ description: 'The client; null: a guest.', examples: ['17850'] }));

const Orders = (name: string, description: string) =>
  answer(name, description, {
    orders: count('How many orders.'),
    clients: count('Clients that are named, each once.'),
    guestOrders: count('Orders of guests.'),
    value: Type.Integer({ description: 'What their lines come to, in minor units.', examples: [125_000] }),
  });

const percent = (description: string) =>
  nullable(
    Type.Number({
      description: `${description} In percent, with at most 4 decimals; null: of nothing.`,
      examples: [4.9],
    }),
  );
const each = (description: string) =>
  nullable(money(`${description} In minor units; null: it applies to none.`));

const Discount = answer('SimulatedDiscount', 'What the coupon takes off, in minor units.', {
  total: money('In all.'),
  shipping: money('The part of it that is taken off shipping.'),
  mean: each('An order, on average.'),
  median: each('An order, in the middle.'),
  percentOfApplied: percent('Of the value of the orders to which it applies.'),
  percentOfReplayed: percent('Of the value of all orders.'),
});

const LargestOrder = answer('SimulatedOrder', 'An order to which the coupon applies.', {
  orderId: Type.String({ description: 'The order.', examples: ['536365'] }),
  at: instant('When it was placed.', '2010-12-01T08:26:00Z'),
  clientId,
  value: money('What its lines come to, in minor units.'),
  discount: money('What the coupon takes off.'),
});

const Refusals = answer('SimulatedRefusals', 'How often the coupon was refused for a reason.', {
  code: Type.String({ description: 'The reason.', examples: ['client_used_up'] }),
  orders: count('Orders for which it is the first reason; these sum to all that were refused.'),
  ordersAmongOthers: count('Orders for which it is one of the reasons.'),
  message: Type.String({
    description: 'The first such refusal in words, in the language of `sentence`.',
    examples: ['The coupon has ended.'],
  }),
});

const SimulatedCoupon = answer('SimulatedCoupon', 'A coupon of a simulation.', {
  id: Type.String({
    description: 'The coupon; of one that is not stored an id of the moment.',
    examples: ['01a20380-0000-7000-8000-000000000001'],
  }),
  name: Type.String({ description: 'What it is called.', examples: ['Winter'] }),
});

const Companion = answer('SimulatedCompanion', 'How the coupon goes with another one.', {
  coupon: SimulatedCoupon,
  orders: count('Orders to which the other applies.'),
  ordersTogether: count('Orders to which both apply.'),
  discountTogether: money('What the coupon takes off those.'),
  otherDiscountTogether: money('What the other takes off those.'),
  ordersInstead: count('Orders for which the other keeps the coupon out.'),
});

const Day = answer('SimulatedDay', "A day of the coupon's zone on which there were orders.", {
  day: day('The day.'),
  orders: count('All orders.'),
  value: Type.Integer({ description: 'What their lines come to, in minor units.', examples: [125_000] }),
  applied: count('Orders to which the coupon applies.'),
  appliedValue: Type.Integer({ description: 'What the lines of those come to.', examples: [25_000] }),
  discount: money('What it takes off.'),
});

const LeftOut = answer('LeftOut', 'What was left out of the orders, or kept though it is odd.', {
  reason: Type.String({ description: 'A stable word.', examples: ['cancelled'] }),
  what: Type.Enum(['orders', 'rows'], { description: 'What is counted.', examples: ['orders'] }),
  isKept: Type.Boolean({ description: 'Whether it is replayed all the same.', examples: [false] }),
  count: count('How many.'),
  examples: Type.Array(Type.String(), {
    description: 'The first few: ids of orders, or rows, counted as a spreadsheet does.',
    examples: [['C536379']],
  }),
  message: Type.String({
    description: 'Why, in words, in the language of `sentence`.',
    examples: ['The order was cancelled: its number begins with a C.'],
  }),
});

/** What a simulation found. */
const SimulationAnswer = answer('Simulation', 'What a coupon would have done to past orders.', {
  coupon: SimulatedCoupon,
  sentence: Type.String({
    description: 'All of it in one sentence, in English or the language of `Accept-Language`.',
    examples: [
      'In December 2010 this would have applied to 412 of 2,025 orders and cost GBP 9,318.40, 4.9% of their value.',
    ],
  }),
  currency: currency('The currency of all amounts.'),
  timeZone: Type.String({ description: 'The zone of the days.', examples: ['Europe/London'] }),
  firstAt: nullable(instant('When the first order was placed; null: there is none.')),
  lastAt: nullable(instant('When the last order was placed; null: there is none.')),
  replayed: Orders('ReplayedOrders', 'All orders that were replayed.'),
  applied: Orders('AppliedOrders', 'The orders to which the coupon applies.'),
  discount: Discount,
  largest: Type.Array(LargestOrder, { description: 'The ten largest discounts, the largest first.' }),
  refusals: Type.Array(Refusals, {
    description: 'Why it does not apply to the others, the most frequent first.',
  }),
  with: Type.Array(Companion, { description: 'How it goes with each coupon of `with`.' }),
  days: Type.Array(Day, { description: 'The days, in their order.' }),
  leftOut: Type.Array(LeftOut, { description: 'What was left out, and why.' }),
});

const JobProblem = answer('JobProblem', 'Why a job came to nothing.', {
  message: Type.String({
    description: 'In words.',
    examples: ['Row 17 UnitPrice "abc" is no price, such as 2.55.'],
  }),
  row: nullable(
    Type.Integer({ description: 'The row, counted as a spreadsheet does, or the line.', examples: [17] }),
  ),
  column: nullable(Type.String({ description: 'The column, or the field.', examples: ['UnitPrice'] })),
  value: nullable(Type.String({ description: 'What stands there.', examples: ['abc'] })),
});

/** Something that takes longer than a request. */
export const JobAnswer = answer('Job', 'Something that takes longer than a request.', {
  id: id('The job.'),
  kind: Type.Enum(['simulation'], { description: 'What it does.', examples: ['simulation'] }),
  state: Type.Enum(['running', 'done', 'failed'], { description: 'How it stands.', examples: ['done'] }),
  progress: answer('JobProgress', 'How far it is.', {
    orders: count('Orders that were replayed so far.'),
    percent: nullable(
      Type.Integer({
        minimum: 0,
        maximum: 100,
        description: 'How much of what was sent; null: not known.',
        examples: [100],
      }),
    ),
  }),
  startedAt: instant('When it began.'),
  finishedAt: nullable(instant('When it ended; null: it has not.')),
  result: nullable(SimulationAnswer, { description: 'What it found, once it is done.' }),
  problem: nullable(JobProblem, { description: 'Why it failed, if it did.' }),
});
