import type { Discount } from '../api/coupon.ts';
import type { SharedTexts } from '../text/en.ts';
import type { Formats } from '../text/formats.ts';

/** What a coupon gives, as short as it fits on a ticket: `10 % off`, `Free shipping`. */
export function couponOffer(discount: Discount, currency: string, t: SharedTexts, formats: Formats): string {
  const own = ownOffer(discount, currency, t, formats);
  const given = 'every' in discount ? everyOffer(own, discount.every, currency, t, formats) : own;
  return 'freeShipping' in discount && discount.freeShipping === true ? t.offer.withShipping(given) : given;
}

function everyOffer(
  own: string,
  every: Extract<Discount, { kind: 'gift' }>['every'],
  currency: string,
  t: SharedTexts,
  formats: Formats,
): string {
  if (every === undefined) return own;
  const { by, step } = every;
  if (by === 'subtotal') return t.offer.every(own, formats.roughMoney(step, currency));
  return step === 1 ? t.offer.everyUnit(own) : t.offer.everyUnits(own, formats.number(step));
}

function ownOffer(discount: Discount, currency: string, t: SharedTexts, formats: Formats): string {
  const money = (minor: number) => formats.roughMoney(minor, currency);
  switch (discount.kind) {
    case 'percent':
      return t.offer.off(formats.percent(discount.percent));
    case 'amount':
      return t.offer[discount.per === 'unit' ? 'offEach' : 'off'](money(discount.amount));
    case 'new_price':
      return discount.quantity === undefined
        ? t.offer.newPrice(money(discount.price))
        : t.offer[discount.sets === undefined ? 'priceOfSome' : 'priceOfSame'](
            formats.number(discount.quantity),
            money(discount.price),
          );
    case 'shipping':
      return shippingOffer(discount, money, t, formats);
    case 'buy_get':
      return buyGetOffer(discount, money, t, formats);
    case 'gift':
      return t.offer.gift(discount.sku);
    case 'tiers': {
      const [first] = discount.tiers;
      return first === undefined ? '' : t.offer.from(couponOffer(first.discount, currency, t, formats));
    }
  }
}

/** "Buy 2, get 1" alone promises that the one is free. */
function buyGetOffer(
  { buy, get, sets }: Extract<Discount, { kind: 'buy_get' }>,
  money: (minor: number) => string,
  t: SharedTexts,
  formats: Formats,
): string {
  const { buyGet, buyGetSame, getPrice, getFor, off, offEach } = t.offer;
  const say = sets === undefined ? buyGet : buyGetSame;
  const offer = say(formats.number(buy.quantity), formats.number(get.quantity));
  const { percent = 100, amount, price } = get;
  if (price !== undefined) return getPrice(offer, money(price));
  if (amount !== undefined) return getFor(offer, offEach(money(amount)));
  return percent === 100 ? offer : getFor(offer, off(formats.percent(percent)));
}

function shippingOffer(
  { percent = 100, price }: Extract<Discount, { kind: 'shipping' }>,
  money: (minor: number) => string,
  t: SharedTexts,
  formats: Formats,
): string {
  if (price !== undefined) return t.offer.shippingFor(money(price));
  return percent === 100 ? t.offer.freeShipping : t.offer.shipping(formats.percent(percent));
}
