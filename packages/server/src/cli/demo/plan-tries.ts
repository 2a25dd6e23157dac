import { DEMO_COUPONS, type DemoCoupon, type Slip } from './demo-coupons.ts';
import type { Order } from './read-orders.ts';

/** An order that tries a coupon. */
export interface Try {
  readonly order: Order;
  readonly coupon: DemoCoupon;
  readonly slip: Slip | null;
  /** For whom the coupon is activated: the order's client, unless the code is borrowed. */
  readonly owner: string | null;
}

/** What an order tries by turns: some coupons are more popular than others. */
const TURNS = [
  ...['winter-sale', 'club-offer', 'loyalty-card', 'early-bird', 'gift-card', 'winter-sale'],
  ...['club-offer', 'loyalty-card', 'early-bird', 'winter-sale', 'gift-card', 'black-friday'],
].flatMap((slug) => DEMO_COUPONS.filter((coupon) => coupon.slug === slug));

/** Orders in a row with which a client stays with a coupon, so that limits for one client are met. */
const ORDERS_IN_A_ROW = 2;

/** Which coupon each order tries, and what goes wrong: always the same for the same orders. */
export function planTries(orders: readonly Order[]): Try[] {
  const places = new Map<string, number>();
  const made = new Map<string, number>();
  const known = new Map<DemoCoupon, string[]>();
  let guests = 0;
  return orders.map((order) => {
    const { client } = order;
    if (client === null) {
      guests += 1;
      return { order, coupon: turn(guests), slip: null, owner: null };
    }
    const place = places.get(client) ?? places.size;
    const before = made.get(client) ?? 0;
    places.set(client, place);
    made.set(client, before + 1);
    const coupon = turn(place + Math.floor(before / ORDERS_IN_A_ROW));
    const earlier = known.get(coupon) ?? [];
    known.set(coupon, [...earlier, client]);
    const slip = slipOf(coupon, earlier.length + 1);
    const owner = slip === 'borrowed' ? (earlier.findLast((other) => other !== client) ?? client) : client;
    return { order, coupon, slip, owner };
  });
}

/** Tries that have to be made one after another, so that every replay ends the same: those of a shared limit, of a client. */
export function queueOf({ coupon, order }: Try): string {
  const isShared = (coupon.body.limitGlobal ?? 0) > 0;
  return isShared ? coupon.slug : `${coupon.slug} ${order.client ?? `guest ${order.id}`}`;
}

function turn(index: number): DemoCoupon {
  const coupon = TURNS[index % TURNS.length];
  if (coupon === undefined) throw new Error('The demo has no coupons to try');
  return coupon;
}

function slipOf({ slip }: DemoCoupon, count: number): Slip | null {
  return slip !== undefined && count % slip.every === 0 ? slip.kind : null;
}
