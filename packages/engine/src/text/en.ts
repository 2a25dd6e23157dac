import type { Match } from '../cart/match.ts';
import type { Limit } from '../coupon/coupon.ts';
import {
  type AmountDiscount,
  type BuyGetDiscount,
  type Discount,
  type GetTerms,
  givesFreeShipping,
  type Target,
} from '../discount/discount.ts';
import type { Bounds } from '../eligibility/bounds.ts';
import type { Comparison } from '../eligibility/comparison.ts';
import { WEEKDAYS, type Weekday } from '../eligibility/weekday.ts';
import { WHOLE_IN_TEN_THOUSANDTHS } from '../money/parse-percent.ts';
import type { Language } from './language.ts';
import type { Say } from './say.ts';

const TIMES = { one: 'time', other: 'times' };
const UNITS = { one: 'unit', other: 'units' };

/** English. */
export const en: Language = {
  locale: 'en-GB',
  reasons: {
    unknown_code: 'no coupon of this workspace has this code',
    client_ambiguous: 'the identifiers given belong to different clients',
    coupon_draft: 'the coupon is a draft',
    coupon_paused: 'the coupon is paused',
    coupon_archived: 'the coupon is archived',
    code_disabled: 'the code is disabled',
    not_started: 'the coupon has not started',
    ended: 'the coupon has ended',
    client_required: 'the coupon needs to know the client',
    not_yours: 'the code was issued to another client',
    not_activated: 'the coupon has to be activated first',
    code_used_up: 'this code has been used as often as it may be',
    client_used_up: 'this client has used the coupon as often as one client may',
    period_used_up: 'the coupon has been used as often as it may be in this day, week or month',
    order_redeemed: 'this order has redeemed the code already',
    order_mismatch: 'this code was redeemed for this order with another client, amount or cart',
    window_over: 'the time that the activation allowed is over',
    activations_used_up: 'no activation is left',
    coupon_used_up: 'the coupon has been used as often as it may be in all',
    amount_required: 'the coupon has a budget, so the value of the order must be known',
    budget_used_up: 'what is left of the budget of the coupon is less than the discount',
    reservation_released: 'the reservation was released',
    reservation_confirmed: 'the reservation has become a redemption',
    reservation_live: 'the reservation still holds',
    nothing_left: 'nothing of the redemption is left to give back',
    more_than_left: 'less of the redemption is left than is to be given back',
    line_unknown: 'the redemption knows no line with this id',
    lines_unknown: 'the redemption was made without a cart, so a part of it is an amount',
    lines_required: 'the redemption was made with a cart, so a part of it is units of its lines',
    amount_unknown: 'the value of the order was never told, so only the whole can be given back',
    currency_mismatch: 'the coupon is in another currency than the order',
    code_range_used_up: 'no code is left to be given out',
    friendly_code: 'the code is a friendly one, which is everybody’s',
    code_assigned: 'another client has this code',
    code_used: 'the code has been used, so it can not be given to a client',
    client_has_code: 'the client has another code of this coupon',
    cart_required: 'the coupon depends on what is in the cart, so the cart must be known',
    cart_not_eligible: 'the conditions of the coupon do not hold for this cart',
    any_of: 'one of several things is needed',
    rule_unknown: 'the coupon has a condition that this version does not know',
    no_line_matches: 'nothing in the cart is what the coupon is for',
    buy_quantity_missing: ['too little of what has to be bought is in the cart', thereAre('at least')],
    get_quantity_missing: ['too little of what one gets is in the cart', thereAre('at least')],
    tier_not_reached: 'the order does not reach the first step of the coupon',
    no_shipping_costs: 'there are no shipping costs to take something off',
    nothing_to_discount: 'nothing in the cart is discounted by this coupon',
    excluded_by: [
      'the coupon does not go together with another one that is applied',
      ({ excludedBy = [] }, say) => say.and(excludedBy),
    ],
    client_not_told: 'the conditions of the coupon need to know the client',
  },
  noBetter: [
    'the coupon would not make the order cheaper beside what is applied',
    ({ excludedBy = [] }, say) => say.and(excludedBy),
  ],
  excluded: 'the coupon is not for this order',
  rules: {
    cart_subtotal: {
      name: 'Value of the order',
      parameters: { min: 'At least', max: 'At most' },
      holds: (bounds, say) => `the order comes to ${within(bounds, say.money)}`,
      fails: (bounds, say) => `the order comes to ${outside(bounds, say.money)}`,
      reasons: {
        cart_subtotal_below_minimum: ['the order is too small', comesTo('at least')],
        cart_subtotal_above_maximum: ['the order is too large', comesTo('at most')],
      },
    },
    cart_quantity: {
      name: 'Units in the cart',
      parameters: { min: 'At least', max: 'At most' },
      holds: (bounds, say) => `the cart has ${within(bounds, say.number)} ${unitsOf(bounds)}`,
      fails: (bounds, say) => `the cart has ${outside(bounds, say.number)} ${unitsOf(bounds)}`,
      reasons: {
        cart_quantity_below_minimum: ['there is too little in the cart', thereAre('at least')],
        cart_quantity_above_maximum: ['there is too much in the cart', thereAre('at most')],
      },
    },
    line_match: {
      name: 'Items in the cart',
      parameters: { match: 'Which items', quantity: 'How many units', amount: 'Worth together' },
      holds: (lines, say) => `the cart has ${linesOf(lines, say)}`,
      fails: (lines, say) => `the cart does not have ${linesOf(lines, say)}`,
      reasons: {
        line_match_missing: 'an item that the coupon asks for is not in the cart',
        line_match_quantity_below_minimum: ['there are too few of some items', thereAre('at least')],
        line_match_quantity_above_maximum: ['there are too many of some items', thereAre('at most')],
        line_match_amount_below_minimum: ['some items come to too little', comesTo('at least')],
        line_match_amount_above_maximum: ['some items come to too much', comesTo('at most')],
      },
    },
    client_tag: {
      name: 'Tag of the client',
      parameters: { in: 'One of', notIn: 'None of' },
      holds: (lists, say) => `the client ${listed(lists, ['is tagged', 'is not tagged'], say)}`,
      fails: (lists, say) => `the client ${unlisted(lists, ['is tagged', 'is not tagged'], say)}`,
      reasons: { client_tag_not_in: 'the client does not have the tag that the coupon asks for' },
    },
    client_segment: {
      name: 'Segment of the client',
      parameters: { in: 'One of', notIn: 'None of' },
      holds: (lists, say) => `the client ${listed(lists, ['is in segment', 'is not in segment'], say)}`,
      fails: (lists, say) => `the client ${unlisted(lists, ['is in segment', 'is not in segment'], say)}`,
      reasons: { client_segment_not_in: 'the client is not in the segment that the coupon asks for' },
    },
    client_attribute: {
      name: 'Attribute of the client',
      parameters: { name: 'Attribute', is: 'Has to be' },
      holds: ({ name, is }, say) => `the client's ${name} ${compared(is, say)}`,
      fails: ({ name, is }, say) => `it is not so that the client's ${name} ${compared(is, say)}`,
      reasons: { client_attribute_not_so: 'something about the client is not as the coupon asks' },
    },
    cart_attribute: {
      name: 'Attribute of the cart',
      parameters: { name: 'Attribute', is: 'Has to be' },
      holds: ({ name, is }, say) => `the cart's ${name} ${compared(is, say)}`,
      fails: ({ name, is }, say) => `it is not so that the cart's ${name} ${compared(is, say)}`,
      reasons: { cart_attribute_not_so: 'something about the cart is not as the coupon asks' },
    },
    nth_order: {
      name: 'Which order of the client',
      parameters: { equals: 'Exactly', min: 'From', max: 'Up to' },
      holds: (wanted, say) => `it is the client's ${orders(wanted, say)}`,
      fails: (wanted, say) => `it is not the client's ${orders(wanted, say)}`,
      reasons: {
        nth_order_unknown: 'it is not known which order of the client this is',
        nth_order_too_early: [
          'the client has not ordered often enough yet',
          ({ actual, expected }) => `this is order ${actual}, and it is for order ${expected} on`,
        ],
        nth_order_too_late: [
          'the client has ordered too often already',
          ({ actual, expected }) => `this is order ${actual}, and it is for order ${expected} at most`,
        ],
      },
    },
    channel: {
      name: 'Channel',
      parameters: { in: 'One of', notIn: 'None of' },
      holds: (lists, say) => `the order ${listed(lists, ['comes over', 'does not come over'], say)}`,
      fails: (lists, say) => `the order ${unlisted(lists, ['comes over', 'does not come over'], say)}`,
      reasons: { channel_not_in: 'the coupon is for another channel' },
    },
    location: {
      name: 'Place',
      parameters: { in: 'One of', notIn: 'None of' },
      holds: (lists, say) => `the order ${listed(lists, ['comes from', 'does not come from'], say)}`,
      fails: (lists, say) => `the order ${unlisted(lists, ['comes from', 'does not come from'], say)}`,
      reasons: { location_not_in: 'the coupon is for another place' },
    },
    currency: {
      name: 'Currency',
      parameters: { in: 'One of', notIn: 'None of' },
      holds: (lists, say) => `the order is ${listed(lists, ['in', 'not in'], say)}`,
      fails: (lists, say) => `the order is ${unlisted(lists, ['in', 'not in'], say)}`,
      reasons: { currency_not_in: 'the coupon is for orders in another currency' },
    },
    shipping_method: {
      name: 'Shipping method',
      parameters: { in: 'One of', notIn: 'None of' },
      holds: (lists, say) => `the order ${listed(lists, ['is sent by', 'is not sent by'], say)}`,
      fails: (lists, say) => `the order ${unlisted(lists, ['is sent by', 'is not sent by'], say)}`,
      reasons: { shipping_method_not_in: 'the coupon is for another shipping method' },
    },
    weekday: {
      name: 'Day of the week',
      parameters: { in: 'One of', timeZone: 'Time zone' },
      holds: (when, say) => `it is ${say.or(weekdays(when.in, say))}${inZone(when, say)}`,
      fails: (when, say) => `it is not ${say.or(weekdays(when.in, say))}${inZone(when, say)}`,
      reasons: { weekday_not_in: 'the coupon is for other days of the week' },
    },
    hours: {
      name: 'Time of day',
      parameters: { from: 'From', to: 'Until', timeZone: 'Time zone' },
      holds: (when, say) => `it is between ${when.from} and ${when.to}${inZone(when, say)}`,
      fails: (when, say) => `it is not between ${when.from} and ${when.to}${inZone(when, say)}`,
      reasons: { hours_outside: 'the coupon is for other hours of the day' },
    },
    dates: {
      name: 'Days of the calendar',
      parameters: { from: 'First day', to: 'Last day', timeZone: 'Time zone' },
      holds: (when, say) => `it is ${days(when, say)}${inZone(when, say)}`,
      fails: (when, say) => `it is not ${days(when, say)}${inZone(when, say)}`,
      reasons: {
        dates_not_begun: 'the days of the coupon have not begun',
        dates_over: [
          'the days of the coupon are over',
          ({ expected }, say) => `until ${say.day(String(expected))}`,
        ],
      },
    },
  },
  fixes: {
    add_amount: ({ amount, match }, say) => `Add ${say.money(amount)}${ofItems(match, say)}`,
    remove_amount: ({ amount, match }, say) => `Take out ${say.money(amount)}${ofItems(match, say)}`,
    add_units: ({ quantity, match, maxOfEachLine: most, ofOneLine }, say) => {
      const limit = most && ` (of each item at most ${say.count(most, { one: 'counts', other: 'count' })})`;
      const same = ofOneLine === true ? ' (all of the same item)' : '';
      return `Add ${say.count(quantity, UNITS)}${ofItems(match, say)}${limit ?? ''}${same}`;
    },
    remove_units: ({ quantity, match }, say) =>
      `Take out ${say.count(quantity, UNITS)}${ofItems(match, say)}`,
    remove_lines: ({ lineIds }, say) =>
      `Take out ${say.count(lineIds.length, { one: 'item', other: 'items' })} that it is not for`,
    wait_until: ({ at }, say) => `It applies from ${say.instant(at, 'full')}${zoneText(say.timeZone)}`,
    choose_shipping: (fix, say) => `Choose ${say.or(fix.in)} for shipping`,
    use_channel: (fix, say) => `Order over ${say.or(fix.in)}`,
    go_to_location: (fix, say) => `Order at ${say.or(fix.in)}`,
    use_currency: (fix, say) => `Order in ${say.or(fix.in)}`,
    remove_codes: ({ codes }, say) => `Leave out ${say.and(codes)}`,
    sign_in: () => 'Sign in',
    activate: () => 'Activate it',
    send_cart: () => 'Send the cart',
    send_amount: () => 'Send the value of the order',
    name_one_client: () => 'Name one client',
  },
  nextStep: (fix) => `${fix} to reach the next step of the coupon`,
  needed: (clause) => `only if ${clause}`,
  and: 'and',
  or: 'or',
  always: 'always',
  never: 'never',
  items,
  coupon: {
    discount: discountOf,
    limit: limitOf,
    under: (discount, clause) => `${discount} if ${clause}`,
    toActivate: 'to be activated first',
    from: (when, zone) => `from ${when}${zoneText(zone)}`,
    until: (when, zone) => `until ${when}${zoneText(zone)}`,
  },
  simulation: {
    during: (first, last, say) => {
      if (first === last) return `On ${say.day(first)}`;
      const isMonth = first.slice(0, 7) === last.slice(0, 7);
      return isMonth ? `In ${say.month(first)}` : `From ${say.day(first)} to ${say.day(last)}`;
    },
    applied: ({ during, applied, replayed, discount, share, say }) =>
      `${during} this would have applied to ${applied === 0 ? 'none' : say.number(applied)} of ${say.count(replayed, { one: 'order', other: 'orders' })}${
        applied === 0 ? '' : ` and cost ${discount}${share === null ? '' : `, ${share} of their value`}`
      }.`,
    nothing: 'There was no order to try this on.',
    leftOut: {
      cancelled: 'The order was cancelled: its number begins with a C.',
      no_lines: 'Nothing was bought: all rows of the order were left out.',
      worth_nothing: 'All that was bought was given away, so that there is nothing to discount.',
      other_currency: 'The order is in another currency than the coupon.',
      given_back: 'The order was rolled back as a whole.',
      value_unknown: 'Neither the cart nor the value of the order was told.',
      returned: 'The quantity is below 1: a return, or a correction of the stock.',
      price_below_zero: 'The price is below 0: a debt that was written off.',
      given_away: 'The price is 0: it was given away. It stays in the cart.',
      no_client: 'No client is named: a guest. What needs to know the client is refused.',
      cart_unknown: 'Only the value of the order is known: it is a cart of one line.',
    },
  },
};

function within({ min, max }: Bounds, format: (value: unknown) => string): string {
  if (min === undefined) return `at most ${format(max ?? 0)}`;
  if (max === undefined) return `at least ${format(min)}`;
  return min === max ? `exactly ${format(min)}` : `between ${format(min)} and ${format(max)}`;
}

function outside({ min, max }: Bounds, format: (value: unknown) => string): string {
  return [
    ...(min === undefined ? [] : [`less than ${format(min)}`]),
    ...(max === undefined ? [] : [`more than ${format(max)}`]),
  ].join(' or ');
}

/** The word behind bounds: it goes with the number that stands before it. */
function unitsOf({ min, max }: Bounds): string {
  return (max ?? min) === 1 ? UNITS.one : UNITS.other;
}

type Detail = (refusal: { readonly actual?: unknown; readonly expected?: unknown }, say: Say) => string;

function comesTo(bound: 'at least' | 'at most'): Detail {
  return ({ actual, expected }, say) => `${say.money(actual)}, and it is for ${bound} ${say.money(expected)}`;
}

function thereAre(bound: 'at least' | 'at most'): Detail {
  return ({ actual, expected }, say) =>
    `${say.count(actual, UNITS)}, and it is for ${bound} ${say.number(expected)}`;
}

interface Lists {
  readonly in?: readonly string[];
  readonly notIn?: readonly string[];
}

/** `words`: for what is in a list, and for what is in none. */
function listed(lists: Lists, [is, isNot]: readonly [string, string], say: Say): string {
  const parts = [
    ...(lists.in === undefined ? [] : [`${is} ${say.or(lists.in)}`]),
    ...(lists.notIn === undefined ? [] : [`${isNot} ${say.or(lists.notIn)}`]),
  ];
  return parts.join(' and ');
}

/** The opposite of `listed`. */
function unlisted(lists: Lists, [is, isNot]: readonly [string, string], say: Say): string {
  const parts = [
    ...(lists.in === undefined ? [] : [`${isNot} ${say.or(lists.in)}`]),
    ...(lists.notIn === undefined ? [] : [`${is} ${say.or(lists.notIn)}`]),
  ];
  return parts.join(' or ');
}

interface Lines {
  readonly match: Match;
  readonly quantity?: Bounds;
  readonly amount?: Bounds;
}

function linesOf({ match, quantity, amount }: Lines, say: Say): string {
  const what = items(match, say);
  const parts = [
    ...(quantity === undefined ? [] : [`${within(quantity, say.number)} ${unitsOf(quantity)} of ${what}`]),
    ...(amount === undefined ? [] : [`${what} for ${within(amount, say.money)}`]),
  ];
  return parts.length === 0 ? what : parts.join(' and ');
}

function items(match: Match, say: Say): string {
  return meant(match, 'items', (names) => names, say);
}

/** @param all what they are where nothing is named; @param some the same of names */
function meant(
  { category, sku, onSale, unitPrice, attributes = {} }: Match,
  all: string,
  some: (names: string) => string,
  say: Say,
): string {
  const what = [...(category?.in ?? []), ...(sku?.in ?? [])];
  const except = [...(category?.notIn ?? []), ...(sku?.notIn ?? [])];
  const withAttributes = Object.entries(attributes).map(
    ([name, lists]) => `with ${name} ${listed(lists, ['', 'other than'], say).trim()}`,
  );
  const those = [
    what.length === 0 ? all : some(say.or(what)),
    ...(onSale === undefined ? [] : [onSale ? 'on sale' : 'not on sale']),
    ...(unitPrice === undefined ? [] : [`costing ${within(unitPrice, say.money)} each`]),
    ...withAttributes,
  ].join(' ');
  if (except.length === 0) return those;
  // Without a comma, "each other than" would be read wrong.
  return `${those}${unitPrice === undefined ? '' : ','} other than ${say.or(except)}`;
}

function ofItems(match: Match | undefined, say: Say): string {
  return match === undefined || Object.keys(match).length === 0 ? '' : ` of ${items(match, say)}`;
}

function compared({ number, text, boolean, date, list }: Comparison, say: Say): string {
  if (number?.equals !== undefined) return `is ${say.number(number.equals)}`;
  if (number !== undefined) return `is ${within(number, say.number)}`;
  if (text !== undefined) return listed(text, ['is', 'is not'], say);
  if (boolean !== undefined) return boolean ? 'is true' : 'is not true';
  if (date !== undefined) return `is ${days(date, say)}`;
  const all = list?.all === undefined ? [] : [`has ${say.and(list.all)}`];
  return [listed(list ?? {}, ['has', 'does not have'], say), ...all]
    .filter((part) => part !== '')
    .join(' and ');
}

const ORDINALS = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

function orders(
  wanted: { readonly equals?: number; readonly min?: number; readonly max?: number },
  say: Say,
) {
  const nth = (value: number) => (value === 1 ? 'first' : say.ordinal(value, ORDINALS));
  if (wanted.equals !== undefined) return `${nth(wanted.equals)} order`;
  if (wanted.max === undefined) return `${nth(wanted.min ?? 1)} order or a later one`;
  if (wanted.min === undefined) return `${nth(wanted.max)} order or an earlier one`;
  return `${nth(wanted.min)} to ${nth(wanted.max)} order`;
}

function weekdays(names: readonly Weekday[], say: Say): string[] {
  return WEEKDAYS.flatMap((name, index) => (names.includes(name) ? say.weekday(index) : []));
}

function days({ from, to }: { readonly from?: string; readonly to?: string }, say: Say): string {
  if (from === undefined) return `${say.day(to ?? '')} or before`;
  if (to === undefined) return `${say.day(from)} or later`;
  return from === to ? say.day(from) : `between ${say.day(from)} and ${say.day(to)}`;
}

function inZone({ timeZone }: { readonly timeZone?: string }, say: Say): string {
  return zoneText(timeZone ?? say.timeZone);
}

function zoneText(zone: string): string {
  return zone === 'UTC' ? ', UTC' : `, ${zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')} time`;
}

function discountOf(discount: Discount, say: Say): string {
  const isWithShipping = givesFreeShipping(discount);
  return `${ownOf(discount, say)}${everyOf(discount, say)}${isWithShipping ? ' with free shipping' : ''}`;
}

function ownOf(discount: Discount, say: Say): string {
  switch (discount.kind) {
    case 'percent':
      return `${say.percent(discount.percent)} off${targeted(discount.target, say)}${atMost(discount.cap, say)}`;
    case 'amount':
      return amountOff(discount, say);
    case 'new_price': {
      const { target, price, quantity, sets } = discount;
      if (quantity !== undefined) {
        const some = sets === undefined ? anyOf : sameOf;
        return `any ${some(quantity, target, say)} for ${say.money(price)}`;
      }
      if (target.on === 'order') return `the order for ${say.money(price)}`;
      return `${targeted(target, say).trim()} for ${say.money(price)} each`;
    }
    case 'shipping':
      return 'price' in discount
        ? `shipping for ${say.money(discount.price)}`
        : `${share(discount.percent, say)} shipping${atMost(discount.cap, say)}`;
    case 'buy_get':
      return buyGet(discount, say);
    case 'gift':
      return `${say.number(discount.quantity)} × ${discount.sku} as a gift`;
    case 'tiers':
      return discount.tiers
        .map(({ from, discount: tier }) => {
          const bound = discount.by === 'subtotal' ? say.money(from) : say.count(from, UNITS);
          return `${discountOf(tier, say)} from ${bound}${ofItems(discount.match, say)} on`;
        })
        .join('; ');
  }
}

function amountOff({ amount, per, target }: AmountDiscount, say: Say): string {
  const off = `${say.money(amount)} off`;
  if (per === undefined) return `${off}${targeted(target, say)}`;
  if (target.on === 'order') return `${off} each item`;
  return `${off} each${target.units === undefined ? ' unit' : ''} of${targeted(target, say)}`;
}

function everyOf(discount: Discount, say: Say): string {
  if (!('every' in discount)) return '';
  const { by, step, match, repeat } = discount.every;
  const units = step === 1 ? UNITS.one : say.count(step, UNITS);
  const times = repeat === null ? '' : ` (at most ${say.count(repeat, TIMES)})`;
  return ` for every ${by === 'subtotal' ? say.money(step) : units}${ofItems(match, say)}${times}`;
}

function anyOf(quantity: number, target: Target, say: Say): string {
  if (target.on === 'order') return say.count(quantity, UNITS);
  return `${say.number(quantity)} of${targeted(target, say)}`;
}

function sameOf(quantity: number, target: Target, say: Say): string {
  const of = target.on === 'items' && target.units !== undefined ? ` of${targeted(target, say)}` : '';
  const match = target.on === 'items' && of === '' ? target.match : {};
  return `${say.number(quantity)} of ${sameItem(match, say)}${of}`;
}

function sameItem(match: Match, say: Say): string {
  return meant(match, 'the same item', (names) => `the same item of ${names}`, say);
}

function share(percent: number, say: Say): string {
  return percent === WHOLE_IN_TEN_THOUSANDTHS ? 'free' : `${say.percent(percent)} off`;
}

function atMost(cap: number | null, say: Say): string {
  return cap === null ? '' : ` (at most ${say.money(cap)})`;
}

function targeted(target: Target, say: Say): string {
  if (target.on === 'order') return '';
  const { match, units } = target;
  if (units === undefined) return ` ${items(match, say)}`;
  const max = say.number(units.max);
  if (units.take === 'of_each_line') {
    return ` at most ${max} of ${meant(match, 'each item', (names) => `each item of ${names}`, say)}`;
  }
  return ` the ${max} ${units.take} of ${items(match, say)}`;
}

function buyGet({ buy, get, sets, repeat }: BuyGetDiscount, say: Say): string {
  const times = repeat === null ? '' : `, at most ${say.count(repeat, TIMES)}`;
  if (sets !== undefined) {
    const same = `buy ${say.number(buy.quantity)} of ${sameItem(buy.match, say)}`;
    return `${same}, get ${say.number(get.quantity)} more ${terms(get, say)}${times}`;
  }
  const bought = `buy ${say.number(buy.quantity)}${ofItems(buy.match, say)}`;
  return `${bought}, get ${say.number(get.quantity)}${ofItems(get.match, say)} ${terms(get, say)}${times}`;
}

function terms(get: GetTerms, say: Say): string {
  if ('price' in get) return `for ${say.money(get.price)} each`;
  return 'amount' in get ? `${say.money(get.amount)} off each` : share(get.percent, say);
}

const WHOSE = { client: 'per client', code: 'per code', coupon: 'in all' };

function limitOf(limit: Limit, say: Say): string {
  if (limit.on === 'activations')
    return `for ${say.count(limit.max, { one: 'activation', other: 'activations' })}`;
  if (limit.on === 'discount') return `${say.money(limit.max)} of discount in all`;
  const times = limit.max === 1 ? 'once' : `${say.number(limit.max)} times`;
  return `${times} ${WHOSE[limit.per]}${limit.period === undefined ? '' : ` each ${limit.period}`}`;
}
