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
  return by === 'subtotal'
    ? t.offer.every(own, formats.roughMoney(step, currency))
    : t.offer.everyUnits(own, formats.number(step));
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
      return t.offer[discount.sets === undefined ? 'buyGet' : 'buyGetSame'](
        formats.number(discount.buy.quantity),
        formats.number(discount.get.quantity),
      );
    case 'gift':
      return t.offer.gift(discount.sku);
    case 'tiers': {
      const [first] = discount.tiers;
      return first === undefined ? '' : t.offer.from(couponOffer(first.discount, currency, t, formats));
    }
  }
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
