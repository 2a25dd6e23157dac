import fc, { type Arbitrary } from 'fast-check';
import type { Membership } from '../../src/cart/match.ts';
import type { Bounds } from '../../src/eligibility/bounds.ts';
import { WEEKDAYS } from '../../src/eligibility/weekday.ts';
import type {
  AttributeValue,
  Cart,
  CartClient,
  CartLine,
  Condition,
  Match,
  Situation,
} from '../../src/index.ts';

const words = fc.constantFrom('a', 'b', 'c', 'vip');
const list = fc.uniqueArray(words, { minLength: 1, maxLength: 3 });
const attribute: Arbitrary<AttributeValue> = fc.oneof(
  ...[words, fc.integer({ min: -2, max: 4 }), fc.boolean(), list, fc.constant(null)],
  fc.constantFrom('2026-03-29', '2026-10-25T01:30:00Z'),
);
const attributes = fc.dictionary(fc.constantFrom('x', 'y'), attribute);
const zone = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Asia/Beirut');

/** Instants about the days on which clocks are put forward or back. */
const instants = fc
  .tuple(
    fc.constantFrom('2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2026-07-01'),
    fc.integer({ min: -4 * 1440, max: 4 * 1440 }),
    fc.constantFrom(0, 1, 59_999),
  )
  .map(([day, minutes, ms]) => Date.parse(`${day}T00:00:00Z`) + minutes * 60_000 + ms);

const line: Arbitrary<Omit<CartLine, 'id'>> = fc.record({
  sku: words,
  name: fc.constant(''),
  quantity: fc.integer({ min: 1, max: 3 }),
  unitPrice: fc.integer({ min: 0, max: 30 }),
  categories: fc.uniqueArray(words, { maxLength: 2 }),
  onSale: fc.boolean(),
  attributes,
  taxRate: fc.constant(null),
});

const cart: Arbitrary<Cart> = fc.record({
  currency: fc.constantFrom('GBP', 'EUR'),
  channel: fc.option(words),
  location: fc.option(words),
  lines: fc
    .array(line, { maxLength: 4 })
    .map((lines) => lines.map((one, id) => ({ ...one, id: String(id) }))),
  shipping: fc.option(fc.record({ amount: fc.constant(450), method: fc.option(words) })),
  pricesIncludeTax: fc.constant(null),
  attributes,
});

const client: Arbitrary<CartClient> = fc.record({
  tags: fc.uniqueArray(words, { maxLength: 2 }),
  segments: fc.uniqueArray(words, { maxLength: 2 }),
  attributes,
  ordersBefore: fc.option(fc.integer({ min: 0, max: 3 })),
});

/** Situations in which each rule sometimes holds. */
export const situations: Arbitrary<Situation> = fc.record({
  cart,
  client: fc.option(client),
  now: instants,
  timeZone: zone,
});

const given = <Value extends object>(record: Arbitrary<Value>): Arbitrary<Value> =>
  record.filter((value) => Object.keys(value).length > 0);
const bounds = (max: number) =>
  given(
    fc
      .record({ min: fc.integer({ min: 1, max }), max: fc.integer({ min: 1, max }) }, { requiredKeys: [] })
      .map((one) =>
        one.min !== undefined && one.max !== undefined && one.min > one.max
          ? { min: one.max, max: one.min }
          : one,
      ),
  );
const isOpen = ({ in: wanted, notIn }: Membership): boolean =>
  wanted === undefined || wanted.some((each) => notIn?.includes(each) !== true);
const membership = given(fc.record({ in: list, notIn: list }, { requiredKeys: [] })).filter(isOpen);
const match: Arbitrary<Match> = fc.record(
  {
    sku: membership,
    category: membership,
    onSale: fc.boolean(),
    unitPrice: bounds(30),
    attributes: fc.dictionary(fc.constantFrom('x', 'y'), membership),
  },
  { requiredKeys: [] },
);
/** Whether some number of units, each at some price, comes to some amount, all within their bounds: tried one by one. */
const canBe = (price: Bounds = {}, quantity: Bounds = {}, amount: Bounds = {}): boolean =>
  Array.from({ length: 100 }, (_, units) => units).some((units) => {
    const [least, most] = [units * (price.min ?? 0), units === 0 ? 0 : units * (price.max ?? 1000)];
    const isSoMany = units >= (quantity.min ?? 0) && units <= (quantity.max ?? 100);
    return isSoMany && least <= (amount.max ?? least) && most >= (amount.min ?? most);
  });
const days = fc.constantFrom('2026-03-08', '2026-03-28', '2026-03-29', '2026-10-25', '2026-11-01');
const dayRange = given(
  fc
    .record({ from: days, to: days }, { requiredKeys: [] })
    .map((one) =>
      one.from !== undefined && one.to !== undefined && one.from > one.to
        ? { from: one.to, to: one.from }
        : one,
    ),
);
const comparison = fc.oneof(
  fc.record({ number: fc.oneof(bounds(3), fc.record({ equals: fc.integer({ min: -1, max: 3 }) })) }),
  fc.record({ text: membership }),
  fc.record({ boolean: fc.boolean() }),
  fc.record({ date: dayRange }),
  fc.record({
    list: given(fc.record({ in: list, notIn: list, all: list }, { requiredKeys: [] })).filter(
      (one) => isOpen(one) && one.all?.some((each) => one.notIn?.includes(each)) !== true,
    ),
  }),
);
const named = fc.constantFrom('x', 'y', 'z');
const inZone = fc.option(zone, { nil: undefined });
const clock = fc
  .tuple(fc.constantFrom(0, 1, 2, 8, 12, 22, 23), fc.constantFrom(0, 15, 30, 45))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

const rule = (name: string, parameters: Arbitrary<object>): Arbitrary<Condition> =>
  parameters.map((all) => {
    const said = Object.entries(all).filter(([, value]) => value !== undefined);
    return { rule: name, ...Object.fromEntries(said) };
  });

const timeRules: readonly Arbitrary<Condition>[] = [
  rule(
    'weekday',
    fc.record({ in: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }), timeZone: inZone }),
  ),
  rule(
    'hours',
    fc.record({ from: clock, to: clock, timeZone: inZone }).filter(({ from, to }) => from !== to),
  ),
  rule('dates', dayRange),
];

const rules: readonly Arbitrary<Condition>[] = [
  ...timeRules,
  ...['client_tag', 'client_segment', 'channel', 'location', 'shipping_method'].map((name) =>
    rule(name, membership),
  ),
  rule(
    'currency',
    given(fc.record({ in: fc.constant(['GBP']), notIn: fc.constant(['EUR', 'PLN']) }, { requiredKeys: [] })),
  ),
  rule('cart_subtotal', bounds(90)),
  rule('cart_quantity', bounds(8)),
  rule(
    'line_match',
    fc
      .record({
        match,
        quantity: fc.option(bounds(4), { nil: undefined }),
        amount: fc.option(bounds(60), { nil: undefined }),
      })
      .filter(({ match: { unitPrice }, quantity, amount }) => canBe(unitPrice, quantity, amount)),
  ),
  rule('client_attribute', fc.record({ name: named, is: comparison })),
  rule('cart_attribute', fc.record({ name: named, is: comparison })),
  rule('nth_order', fc.oneof(bounds(4), fc.record({ equals: fc.integer({ min: 1, max: 4 }) }))),
];

/** Any rule in use, put together by all, any and not. */
export const conditions: Arbitrary<Condition> = composed(fc.oneof(...rules), 3);

/** The same of rules of time alone. */
export const timeConditions: Arbitrary<Condition> = composed(fc.oneof(...timeRules), 2);

function composed(leaf: Arbitrary<Condition>, depth: number): Arbitrary<Condition> {
  if (depth === 0) return leaf;
  const part = composed(leaf, depth - 1);
  const parts = fc.array(part, { maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 2, arbitrary: parts.map((all): Condition => ({ all })) },
    { weight: 2, arbitrary: parts.map((any): Condition => ({ any })) },
    { weight: 1, arbitrary: part.map((not): Condition => ({ not })) },
  );
}
