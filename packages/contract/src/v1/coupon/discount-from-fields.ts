import {
  checkMatch,
  type Discount,
  type Every,
  type GetTerms,
  givesFreeShipping,
  type Match,
  ON_ORDER,
  parsePercent,
  type SetsOf,
  type Target,
  type TargetUnits,
  type TierDiscount,
} from '@couponry/engine';
import type { DiscountFields } from '../schemas/discount-schemas.ts';
import { isSameMatch } from './is-same-match.ts';

/** Told where a field is wrong: its path within the discount (`/percent`), and what would be right. */
export type WrongInDiscount = (path: string, message: string) => void;

type TierFields = Exclude<DiscountFields, { readonly kind: 'tiers' }>;
type EveryFields = NonNullable<Extract<DiscountFields, { readonly kind: 'gift' }>['every']>;
type GetFields = Extract<DiscountFields, { readonly kind: 'buy_get' }>['get'];

/**
 * A discount from its fields, whole: what was left out is there, and in one order of fields, so that a coupon that is sent
 * back as it was read is the same. Checks what a schema can't.
 *
 * @example discountFromFields({ kind: 'percent', percent: 12.5 }, wrong)
 *   // { kind: 'percent', percent: 125_000, cap: null, target: { on: 'order' } }
 */
export function discountFromFields(fields: DiscountFields, wrong: WrongInDiscount): Discount {
  if (fields.kind !== 'tiers') return simpleDiscount(fields, wrong);
  const tiers = fields.tiers.map(({ from, discount }, index) => {
    const before = fields.tiers[index - 1]?.from;
    if (before !== undefined && from <= before) {
      wrong(`/tiers/${index}/from`, `must be more than the ${before} of the tier before: tiers rise`);
    }
    const inTier: WrongInDiscount = (path, message) => wrong(`/tiers/${index}/discount${path}`, message);
    return { from, discount: simpleDiscount(discount, inTier) };
  });
  const { kind, by, match } = fields;
  if (match !== undefined) {
    tellMatch(match, '/match', wrong);
    if (by === 'subtotal' && tiers.some(({ from }) => from > 0)) tellNoPrice(match, '/match', wrong);
  }
  return { kind, by, ...(match === undefined ? {} : { match }), tiers };
}

function simpleDiscount(fields: TierFields, wrong: WrongInDiscount): TierDiscount {
  const own = ownDiscount(fields, wrong);
  return givesFreeShipping(fields) && own.kind !== 'shipping' ? { ...own, freeShipping: true } : own;
}

function ownDiscount(fields: TierFields, wrong: WrongInDiscount): TierDiscount {
  switch (fields.kind) {
    case 'percent': {
      const { kind, percent, cap = null } = fields;
      const target = targetOf(fields.target, wrong);
      tellNothingOff(fields, wrong);
      return { kind, percent: tenThousandths(percent, '/percent', wrong), cap, target };
    }
    case 'amount': {
      const { kind, amount, per, every } = fields;
      if (per !== undefined && every !== undefined) {
        wrong('/every', 'can not stand beside per: it is off each unit, or once for every so much');
      }
      tellNothingOff(fields, wrong);
      const how = { ...(per === undefined ? {} : { per }), ...everyOf(every, wrong) };
      return { kind, amount, ...how, target: targetOf(fields.target, wrong) };
    }
    case 'new_price':
      return newPrice(fields, wrong);
    case 'shipping':
      return shippingDiscount(fields, wrong);
    case 'buy_get': {
      const { kind, buy, get, sets, repeat = null } = fields;
      tellMatch(buy.match, '/buy/match', wrong);
      tellMatch(get.match, '/get/match', wrong);
      tellNoPrice(buy.match, '/buy/match', wrong);
      tellNoPrice(get.match, '/get/match', wrong);
      if (sets !== undefined && !isSameMatch(buy.match, get.match)) {
        wrong('/get/match', 'must be the same as that of buy: sets of each line have one article');
      }
      return { kind, buy, get: getTerms(get, wrong), ...setsOf(sets), repeat };
    }
    case 'gift':
      return {
        ...{ kind: fields.kind, sku: fields.sku, quantity: fields.quantity ?? 1 },
        ...everyOf(fields.every, wrong),
      };
  }
}

function setsOf(sets: SetsOf | undefined): { readonly sets?: SetsOf } {
  return sets === undefined ? {} : { sets };
}

function everyOf(fields: EveryFields | undefined, wrong: WrongInDiscount): { readonly every?: Every } {
  if (fields === undefined) return {};
  const { by, step, match, repeat = null } = fields;
  if (match !== undefined) {
    tellMatch(match, '/every/match', wrong);
    if (by === 'subtotal') tellNoPrice(match, '/every/match', wrong);
  }
  return { every: { by, step, ...(match === undefined ? {} : { match }), repeat } };
}

function shippingDiscount(
  { kind, percent, cap = null, price }: Extract<TierFields, { readonly kind: 'shipping' }>,
  wrong: WrongInDiscount,
): TierDiscount {
  if (price === undefined) {
    if (percent === undefined) {
      wrong('/percent', 'is missing: 100 is free; or send price, for what the shipping costs');
    }
    return { kind, percent: tenThousandths(percent ?? 100, '/percent', wrong), cap };
  }
  if (percent !== undefined) wrong('/price', 'can not stand beside percent: a percentage off, or a price');
  if (cap !== null) wrong('/cap', 'can not stand beside price: it is the most that a percentage takes off');
  return { kind, price };
}

function newPrice(
  fields: Extract<TierFields, { readonly kind: 'new_price' }>,
  wrong: WrongInDiscount,
): TierDiscount {
  const { kind, price, quantity, sets } = fields;
  const target = targetOf(fields.target, wrong);
  if (quantity === undefined) {
    tellNothingOff(fields, wrong);
    if (sets !== undefined) {
      wrong('/sets', 'can not stand without quantity: it says how many units a set has');
    }
    return { kind, price, target };
  }
  if (target.on === 'items') {
    tellNoPrice(target.match, '/target/match', wrong);
    if (target.units !== undefined) tellNoSets(target.units, quantity, sets, wrong);
  }
  return { kind, price, quantity, ...setsOf(sets), target };
}

/** Units of which no set can be made. */
function tellNoSets(
  { max, take }: TargetUnits,
  quantity: number,
  sets: SetsOf | undefined,
  wrong: WrongInDiscount,
): void {
  const isOfEach = take === 'of_each_line';
  if (!isOfEach && sets !== undefined) {
    wrong('/target/units/take', 'must be of_each_line where sets are: each line has its own');
  }
  // So many of each line can come from several lines, unless each has sets of its own.
  if (max < quantity && (!isOfEach || sets !== undefined)) {
    wrong('/target/units/max', `must be at least ${quantity}: so many have the price together`);
  }
}

function targetOf(target: Target = ON_ORDER, wrong: WrongInDiscount): Target {
  if (target.on === 'items') tellMatch(target.match, '/target/match', wrong);
  return target;
}

/** A schema can't tell that lists of a match say against one another that no line could be it. */
function tellMatch(match: Match, path: string, wrong: WrongInDiscount): void {
  for (const { field, message } of checkMatch(match, path)) wrong(field, message);
}

/** Free shipping beside a discount is for what costs nothing, too; the discount itself takes nothing off that. */
function tellNothingOff(
  { target, freeShipping }: { readonly target?: Target; readonly freeShipping?: boolean },
  wrong: WrongInDiscount,
): void {
  if (target?.on === 'items' && freeShipping !== true) tellNoPrice(target.match, '/target/match', wrong);
}

/** Where what costs nothing does not count, lines that all cost nothing never come to anything. */
function tellNoPrice({ unitPrice }: Match, path: string, wrong: WrongInDiscount): void {
  if (unitPrice?.max !== 0) return;
  wrong(`${path}/unitPrice/max`, 'must be at least 1: what costs nothing does not count here');
}

function getTerms({ match, quantity, percent, amount, price }: GetFields, wrong: WrongInDiscount): GetTerms {
  const [first, second] = Object.entries({ percent, amount, price })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (second !== undefined) {
    const ways = 'one gets a percentage off, an amount off or a new price';
    wrong(`/get/${second}`, `can not stand beside ${first}: ${ways}`);
  }
  if (price !== undefined) return { match, quantity, price };
  if (amount !== undefined) return { match, quantity, amount };
  if (percent === undefined) {
    wrong(
      '/get/percent',
      'is missing: 100 is free; or send amount, for so much less, or price, for a new price',
    );
  }
  return { match, quantity, percent: tenThousandths(percent ?? 100, '/get/percent', wrong) };
}

/** The percentage as the text that JSON has of it, so that nothing is rounded in between. */
function tenThousandths(percent: number, path: string, wrong: WrongInDiscount): number {
  const parsed = parsePercent(String(percent));
  if (parsed.ok) return parsed.tenThousandths;
  wrong(path, 'must be a percentage above 0 and up to 100, with at most 4 decimals, such as 12.5');
  return 0;
}
