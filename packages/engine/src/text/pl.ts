import type { Match } from '../cart/match.ts';
import type { Limit } from '../coupon/coupon.ts';
import {
  type AmountDiscount,
  type BuyGetDiscount,
  type Discount,
  type GetTerms,
  givesFreeShipping,
  type SetsOf,
  type Target,
  type TargetUnits,
} from '../discount/discount.ts';
import type { Bounds } from '../eligibility/bounds.ts';
import type { Comparison } from '../eligibility/comparison.ts';
import { WEEKDAYS, type Weekday } from '../eligibility/weekday.ts';
import { WHOLE_IN_TEN_THOUSANDTHS } from '../money/parse-percent.ts';
import type { Language } from './language.ts';
import type { Forms, Say } from './say.ts';

/** Counted: "dodaj 1 sztukę, 2 sztuki, 5 sztuk". */
const TIMES: Forms = { one: 'raz', other: 'razy' };
const UNITS: Forms = { one: 'sztukę', few: 'sztuki', many: 'sztuk', other: 'sztuki' };
const LINES: Forms = {
  one: 'pozycję, której',
  few: 'pozycje, których',
  many: 'pozycji, których',
  other: 'pozycji, których',
};

/** How clocks of some places are called; others are told by the name of the zone. */
const ZONES: Readonly<Record<string, string>> = {
  UTC: 'czasu UTC',
  'Europe/Warsaw': 'czasu polskiego',
  'Europe/London': 'czasu londyńskiego',
  'Europe/Berlin': 'czasu berlińskiego',
  'Europe/Paris': 'czasu paryskiego',
  'Europe/Madrid': 'czasu madryckiego',
  'Europe/Rome': 'czasu rzymskiego',
  'Europe/Prague': 'czasu praskiego',
  'Europe/Vienna': 'czasu wiedeńskiego',
  'Europe/Kyiv': 'czasu kijowskiego',
  'America/New_York': 'czasu nowojorskiego',
};

/** Polish. */
export const pl: Language = {
  locale: 'pl-PL',
  reasons: {
    unknown_code: 'nie ma kuponu o takim kodzie',
    client_ambiguous: 'podane identyfikatory należą do różnych klientów',
    coupon_draft: 'kupon jest jeszcze szkicem',
    coupon_paused: 'kupon jest wstrzymany',
    coupon_archived: 'kupon jest w archiwum',
    code_disabled: 'kod jest wyłączony',
    not_started: 'kupon jeszcze nie obowiązuje',
    ended: 'kupon już nie obowiązuje',
    client_required: 'do tego kuponu trzeba wiedzieć, kim jest klient',
    not_yours: 'ten kod wydano innemu klientowi',
    not_activated: 'kupon trzeba najpierw aktywować',
    code_used_up: 'tego kodu użyto już tyle razy, ile można',
    client_used_up: 'ten klient użył już kuponu tyle razy, ile można',
    period_used_up: 'w tym dniu, tygodniu lub miesiącu użyto już kuponu tyle razy, ile można',
    order_redeemed: 'w tym zamówieniu użyto już tego kodu',
    order_mismatch: 'tego kodu użyto w tym zamówieniu dla innego klienta, innej kwoty albo innego koszyka',
    window_over: 'minął czas na użycie kuponu po aktywacji',
    activations_used_up: 'nie można już aktywować tego kuponu',
    coupon_used_up: 'kuponu użyto już tyle razy, ile można',
    amount_required: 'kupon ma budżet, więc trzeba podać wartość zamówienia',
    budget_used_up: 'reszta budżetu kuponu jest mniejsza niż rabat',
    reservation_released: 'rezerwację zwolniono',
    reservation_confirmed: 'rezerwacja stała się już użyciem kuponu',
    reservation_live: 'rezerwacja wciąż trwa',
    nothing_left: 'nie zostało już nic do cofnięcia',
    more_than_left: 'do cofnięcia zostało mniej, niż podano',
    line_unknown: 'kuponu użyto bez pozycji o takim identyfikatorze',
    lines_unknown: 'kuponu użyto bez koszyka, więc częścią zwrotu jest kwota',
    lines_required: 'kuponu użyto z koszykiem, więc częścią zwrotu są sztuki z jego pozycji',
    amount_unknown: 'nie podano wartości zamówienia, więc można cofnąć tylko całość',
    currency_mismatch: 'kupon jest w innej walucie niż zamówienie',
    code_range_used_up: 'wyczerpała się pula kodów',
    friendly_code: 'kod jest wspólny dla wszystkich',
    code_assigned: 'ten kod ma już inny klient',
    code_used: 'kod był już użyty, więc nie można go nikomu przydzielić',
    client_has_code: 'klient ma już inny kod tego kuponu',
    cart_required: 'kupon zależy od zawartości koszyka, więc trzeba podać koszyk',
    cart_not_eligible: 'koszyk nie spełnia warunków kuponu',
    any_of: 'trzeba spełnić jeden z kilku warunków',
    rule_unknown: 'kupon ma warunek, którego ta wersja nie zna',
    no_line_matches: 'w koszyku nie ma niczego, co obejmuje kupon',
    buy_quantity_missing: ['w koszyku jest za mało tego, co trzeba kupić', counted('co najmniej')],
    get_quantity_missing: ['w koszyku brakuje tego, co się dostaje', counted('co najmniej')],
    tier_not_reached: 'zamówienie nie sięga najniższego progu kuponu',
    no_shipping_costs: 'nie ma kosztów dostawy, które można obniżyć',
    nothing_to_discount: 'kupon nie obejmuje niczego w koszyku',
    excluded_by: [
      'kuponu nie można łączyć z innym, który już działa',
      ({ excludedBy = [] }, say) => say.and(excludedBy),
    ],
    client_not_told: 'do warunków kuponu trzeba wiedzieć, kim jest klient',
  },
  noBetter: [
    'kupon nie obniżyłby już ceny zamówienia obok tego, co działa',
    ({ excludedBy = [] }, say) => say.and(excludedBy),
  ],
  excluded: 'kupon nie dotyczy tego zamówienia',
  rules: {
    cart_subtotal: {
      name: 'Wartość zamówienia',
      parameters: { min: 'Co najmniej', max: 'Co najwyżej' },
      holds: (bounds, say) => `zamówienie jest warte ${within(bounds, say.money)}`,
      fails: (bounds, say) => `zamówienie jest warte ${outside(bounds, say.money)}`,
      reasons: {
        cart_subtotal_below_minimum: ['zamówienie jest za małe', worth('co najmniej')],
        cart_subtotal_above_maximum: ['zamówienie jest za duże', worth('co najwyżej')],
      },
    },
    cart_quantity: {
      name: 'Liczba sztuk w koszyku',
      parameters: { min: 'Co najmniej', max: 'Co najwyżej' },
      holds: (bounds, say) => `liczba sztuk w koszyku to ${within(bounds, say.number)}`,
      fails: (bounds, say) => `liczba sztuk w koszyku to ${outside(bounds, say.number)}`,
      reasons: {
        cart_quantity_below_minimum: ['w koszyku jest za mało sztuk', counted('co najmniej')],
        cart_quantity_above_maximum: ['w koszyku jest za dużo sztuk', counted('co najwyżej')],
      },
    },
    line_match: {
      name: 'Produkty w koszyku',
      parameters: { match: 'Które produkty', quantity: 'Ile sztuk', amount: 'Za ile łącznie' },
      holds: (lines, say) => `w koszyku są: ${linesOf(lines, say)}`,
      fails: (lines, say) => `w koszyku nie ma: ${linesOf(lines, say)}`,
      reasons: {
        line_match_missing: 'w koszyku brakuje produktu, którego wymaga kupon',
        line_match_quantity_below_minimum: ['niektórych produktów jest za mało', counted('co najmniej')],
        line_match_quantity_above_maximum: ['niektórych produktów jest za dużo', counted('co najwyżej')],
        line_match_amount_below_minimum: ['niektóre produkty są warte za mało', worth('co najmniej')],
        line_match_amount_above_maximum: ['niektóre produkty są warte za dużo', worth('co najwyżej')],
      },
    },
    client_tag: {
      name: 'Tag klienta',
      parameters: { in: 'Jeden z', notIn: 'Żaden z' },
      holds: (lists, say) => `klient ${listed(lists, ['ma tag', 'nie ma tagu'], say)}`,
      fails: (lists, say) => `klient ${unlisted(lists, ['ma tag', 'nie ma tagu'], say)}`,
      reasons: { client_tag_not_in: 'klient nie ma tagu, którego wymaga kupon' },
    },
    client_segment: {
      name: 'Segment klienta',
      parameters: { in: 'Jeden z', notIn: 'Żaden z' },
      holds: (lists, say) => `klient ${listed(lists, ['należy do segmentu', 'nie należy do segmentu'], say)}`,
      fails: (lists, say) =>
        `klient ${unlisted(lists, ['należy do segmentu', 'nie należy do segmentu'], say)}`,
      reasons: { client_segment_not_in: 'klient nie należy do segmentu, którego wymaga kupon' },
    },
    client_attribute: {
      name: 'Cecha klienta',
      parameters: { name: 'Cecha', is: 'Jaka ma być' },
      holds: ({ name, is }, say) => `cecha klienta „${name}” ${compared(is, say)}`,
      fails: ({ name, is }, say) => `nieprawda, że cecha klienta „${name}” ${compared(is, say)}`,
      reasons: { client_attribute_not_so: 'klient nie ma cechy, której wymaga kupon' },
    },
    cart_attribute: {
      name: 'Cecha koszyka',
      parameters: { name: 'Cecha', is: 'Jaka ma być' },
      holds: ({ name, is }, say) => `cecha koszyka „${name}” ${compared(is, say)}`,
      fails: ({ name, is }, say) => `nieprawda, że cecha koszyka „${name}” ${compared(is, say)}`,
      reasons: { cart_attribute_not_so: 'koszyk nie ma cechy, której wymaga kupon' },
    },
    nth_order: {
      name: 'Które zamówienie klienta',
      parameters: { equals: 'Dokładnie', min: 'Od', max: 'Do' },
      holds: (wanted, say) => `to ${orders(wanted, say)} zamówienie klienta`,
      fails: (wanted, say) => `to nie ${orders(wanted, say)} zamówienie klienta`,
      reasons: {
        nth_order_unknown: 'nie wiadomo, które to zamówienie klienta',
        nth_order_too_early: [
          'klient zamawiał jeszcze za mało razy',
          ({ actual, expected }) => `to zamówienie nr ${actual}, a kupon działa od zamówienia nr ${expected}`,
        ],
        nth_order_too_late: [
          'klient zamawiał już za dużo razy',
          ({ actual, expected }) => `to zamówienie nr ${actual}, a kupon działa do zamówienia nr ${expected}`,
        ],
      },
    },
    channel: {
      name: 'Kanał',
      parameters: { in: 'Jeden z', notIn: 'Żaden z' },
      holds: (lists, say) => `kanał zamówienia ${listed(lists, ['to', 'to nie'], say)}`,
      fails: (lists, say) => `kanał zamówienia ${unlisted(lists, ['to', 'to nie'], say)}`,
      reasons: { channel_not_in: 'kupon działa w innym kanale sprzedaży' },
    },
    location: {
      name: 'Miejsce',
      parameters: { in: 'Jedno z', notIn: 'Żadne z' },
      holds: (lists, say) => `miejsce zamówienia ${listed(lists, ['to', 'to nie'], say)}`,
      fails: (lists, say) => `miejsce zamówienia ${unlisted(lists, ['to', 'to nie'], say)}`,
      reasons: { location_not_in: 'kupon działa w innym miejscu' },
    },
    currency: {
      name: 'Waluta',
      parameters: { in: 'Jedna z', notIn: 'Żadna z' },
      holds: (lists, say) => `waluta zamówienia ${listed(lists, ['to', 'to nie'], say)}`,
      fails: (lists, say) => `waluta zamówienia ${unlisted(lists, ['to', 'to nie'], say)}`,
      reasons: { currency_not_in: 'kupon dotyczy zamówień w innej walucie' },
    },
    shipping_method: {
      name: 'Sposób dostawy',
      parameters: { in: 'Jeden z', notIn: 'Żaden z' },
      holds: (lists, say) => `sposób dostawy ${listed(lists, ['to', 'to nie'], say)}`,
      fails: (lists, say) => `sposób dostawy ${unlisted(lists, ['to', 'to nie'], say)}`,
      reasons: { shipping_method_not_in: 'kupon dotyczy innego sposobu dostawy' },
    },
    weekday: {
      name: 'Dzień tygodnia',
      parameters: { in: 'Jeden z', timeZone: 'Strefa czasowa' },
      holds: (when, say) => `jest ${say.or(weekdays(when.in, say))}${inZone(when, say)}`,
      fails: (when, say) => `nie jest to ${say.or(weekdays(when.in, say))}${inZone(when, say)}`,
      reasons: { weekday_not_in: 'kupon działa w inne dni tygodnia' },
    },
    hours: {
      name: 'Pora dnia',
      parameters: { from: 'Od', to: 'Do', timeZone: 'Strefa czasowa' },
      holds: (when, say) => `jest między ${when.from} a ${when.to}${inZone(when, say)}`,
      fails: (when, say) => `nie jest między ${when.from} a ${when.to}${inZone(when, say)}`,
      reasons: { hours_outside: 'kupon działa o innej porze dnia' },
    },
    dates: {
      name: 'Dni w kalendarzu',
      parameters: { from: 'Pierwszy dzień', to: 'Ostatni dzień', timeZone: 'Strefa czasowa' },
      holds: (when, say) => `dzień przypada ${days(when, say)}${inZone(when, say)}`,
      fails: (when, say) => `dzień nie przypada ${days(when, say)}${inZone(when, say)}`,
      reasons: {
        dates_not_begun: 'dni, w które działa kupon, jeszcze się nie zaczęły',
        dates_over: [
          'dni, w które działał kupon, już minęły',
          ({ expected }, say) => `do ${say.day(String(expected))}`,
        ],
      },
    },
  },
  fixes: {
    add_amount: ({ amount, match }, say) => `Dodaj ${goods(match, say, 'produkty')} za ${say.money(amount)}`,
    remove_amount: ({ amount, match }, say) =>
      `Wyjmij ${goods(match, say, 'produkty')} za ${say.money(amount)}`,
    add_units: ({ quantity, match, maxOfEachLine: most, ofOneLine }, say) => {
      const limit = most && ` (najwyżej ${say.count(most, UNITS)} z każdej pozycji)`;
      const same = ofOneLine === true ? ` (wszystkie ${SAME})` : '';
      return `Dodaj ${say.count(quantity, UNITS)}${ofGoods(match, say)}${limit ?? ''}${same}`;
    },
    remove_units: ({ quantity, match }, say) => `Wyjmij ${say.count(quantity, UNITS)}${ofGoods(match, say)}`,
    remove_lines: ({ lineIds }, say) => `Wyjmij ${say.count(lineIds.length, LINES)} kupon nie obejmuje`,
    wait_until: ({ at }, say) => `Zadziała od ${say.instant(at, 'long')}${zoneText(say.timeZone)}`,
    choose_shipping: (fix, say) => `Wybierz dostawę: ${say.or(fix.in)}`,
    use_channel: (fix, say) => `Zamów przez: ${say.or(fix.in)}`,
    go_to_location: (fix, say) => `Zamów tutaj: ${say.or(fix.in)}`,
    use_currency: (fix, say) => `Zamów w walucie: ${say.or(fix.in)}`,
    remove_codes: ({ codes }, say) => `Zrezygnuj z: ${say.and(codes)}`,
    sign_in: () => 'Zaloguj się',
    activate: () => 'Aktywuj kupon',
    send_cart: () => 'Podaj koszyk',
    send_amount: () => 'Podaj wartość zamówienia',
    name_one_client: () => 'Podaj jednego klienta',
  },
  nextStep: (fix) => `${fix}, aby sięgnąć kolejnego progu kuponu`,
  needed: (clause) => `tylko jeśli ${clause}`,
  and: 'i',
  or: 'lub',
  always: 'zawsze',
  never: 'nigdy',
  items,
  coupon: {
    discount: discountOf,
    limit: limitOf,
    under: (discount, clause) => `${discount}, jeśli ${clause}`,
    toActivate: 'po aktywacji',
    from: (when, zone) => `od ${when}${zoneText(zone)}`,
    until: (when, zone) => `do ${when}${zoneText(zone)}`,
  },
  simulation: {
    during: (first, last, say) =>
      first === last ? `W dniu ${say.day(first)}` : `Od ${say.day(first)} do ${say.day(last)}`,
    applied: ({ during, applied, replayed, discount, share, say }) =>
      applied === 0
        ? `${during} nie objęłoby to żadnego z zamówień (było ich ${say.number(replayed)}).`
        : `${during} objęłoby to ${say.number(applied)} z ${say.count(replayed, { one: 'zamówienia', other: 'zamówień' })} i kosztowało ${discount}${
            share === null ? '' : `, czyli ${share} ich wartości`
          }.`,
    nothing: 'Nie było zamówień, na których można by to sprawdzić.',
    leftOut: {
      cancelled: 'Zamówienie anulowano: jego numer zaczyna się od C.',
      no_lines: 'Niczego nie kupiono: pominięto wszystkie wiersze zamówienia.',
      worth_nothing: 'Wszystko w zamówieniu było za darmo, więc nie ma czego rabatować.',
      other_currency: 'Zamówienie jest w innej walucie niż kupon.',
      given_back: 'Zamówienie zwrócono w całości.',
      value_unknown: 'Nie jest znany ani koszyk, ani wartość zamówienia.',
      returned: 'Ilość jest mniejsza niż 1: zwrot lub korekta stanu.',
      price_below_zero: 'Cena jest ujemna: umorzony dług.',
      given_away: 'Cena wynosi 0: artykuł był za darmo. Zostaje w koszyku.',
      no_client: 'Nie podano klienta: gość. Czego nie da się sprawdzić bez klienta, to odmowa.',
      cart_unknown: 'Znana jest tylko wartość zamówienia: koszyk z jedną pozycją.',
    },
  },
};

function within({ min, max }: Bounds, format: (value: unknown) => string): string {
  if (min === undefined) return `co najwyżej ${format(max ?? 0)}`;
  if (max === undefined) return `co najmniej ${format(min)}`;
  return min === max ? `dokładnie ${format(min)}` : `od ${format(min)} do ${format(max)}`;
}

function outside({ min, max }: Bounds, format: (value: unknown) => string): string {
  return [
    ...(min === undefined ? [] : [`mniej niż ${format(min)}`]),
    ...(max === undefined ? [] : [`więcej niż ${format(max)}`]),
  ].join(' lub ');
}

type Detail = (refusal: { readonly actual?: unknown; readonly expected?: unknown }, say: Say) => string;

function worth(bound: 'co najmniej' | 'co najwyżej'): Detail {
  return ({ actual, expected }, say) => `${say.money(actual)}, a potrzeba ${bound} ${say.money(expected)}`;
}

function counted(bound: 'co najmniej' | 'co najwyżej'): Detail {
  return ({ actual, expected }, say) => `${say.number(actual)}, a potrzeba ${bound} ${say.number(expected)}`;
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
  return parts.join(' i ');
}

/** The opposite of `listed`. */
function unlisted(lists: Lists, [is, isNot]: readonly [string, string], say: Say): string {
  const parts = [
    ...(lists.in === undefined ? [] : [`${isNot} ${say.or(lists.in)}`]),
    ...(lists.notIn === undefined ? [] : [`${is} ${say.or(lists.notIn)}`]),
  ];
  return parts.join(' lub ');
}

interface Lines {
  readonly match: Match;
  readonly quantity?: Bounds;
  readonly amount?: Bounds;
}

function linesOf({ match, quantity, amount }: Lines, say: Say): string {
  const parts = [
    ...(quantity === undefined ? [] : [`liczba sztuk ${within(quantity, say.number)}`]),
    ...(amount === undefined ? [] : [`wartość ${within(amount, say.money)}`]),
  ];
  return `${items(match, say)}${parts.length === 0 ? '' : ` (${parts.join(' i ')})`}`;
}

function items({ category, sku, onSale, unitPrice, attributes = {} }: Match, say: Say): string {
  const what = [...(category?.in ?? []), ...(sku?.in ?? [])];
  const except = [...(category?.notIn ?? []), ...(sku?.notIn ?? [])];
  const withAttributes = Object.entries(attributes).map(
    ([name, lists]) => `o cesze ${name}: ${listed(lists, ['', 'innej niż'], say).trim()}`,
  );
  return [
    what.length === 0 ? 'produkty' : say.or(what),
    ...(onSale === undefined ? [] : [onSale ? 'z promocji' : 'spoza promocji']),
    ...(unitPrice === undefined ? [] : [`w cenie ${within(unitPrice, say.money)} za sztukę`]),
    ...withAttributes,
    ...(except.length === 0 ? [] : [`oprócz: ${say.or(except)}`]),
  ].join(' ');
}

/** As the object of a sentence: what is named can not be declined, so it stands behind a colon. */
function goods(match: Match | undefined, say: Say, any: string): string {
  if (isAny(match)) return any;
  const isNamed = match?.category?.in !== undefined || match?.sku?.in !== undefined;
  return isNamed ? `produkty (${items(match, say)})` : items(match ?? {}, say);
}

function ofGoods(match: Match | undefined, say: Say): string {
  return isAny(match) ? '' : `: ${items(match ?? {}, say)}`;
}

function isAny(match: Match | undefined): boolean {
  return match === undefined || Object.keys(match).length === 0;
}

function compared({ number, text, boolean, date, list }: Comparison, say: Say): string {
  if (number?.equals !== undefined) return `to ${say.number(number.equals)}`;
  if (number !== undefined) return `to ${within(number, say.number)}`;
  if (text !== undefined) return listed(text, ['to', 'to nie'], say);
  if (boolean !== undefined) return boolean ? 'to prawda' : 'to fałsz';
  if (date !== undefined) return `przypada ${days(date, say)}`;
  const all = list?.all === undefined ? [] : [`zawiera ${say.and(list.all)}`];
  return [listed(list ?? {}, ['zawiera', 'nie zawiera'], say), ...all]
    .filter((part) => part !== '')
    .join(' i ');
}

function orders(
  wanted: { readonly equals?: number; readonly min?: number; readonly max?: number },
  say: Say,
) {
  const nth = (value: number) => (value === 1 ? 'pierwsze' : `${say.number(value)}.`);
  if (wanted.equals !== undefined) return nth(wanted.equals);
  if (wanted.max === undefined) return `${nth(wanted.min ?? 1)} lub późniejsze`;
  if (wanted.min === undefined) return `${nth(wanted.max)} lub wcześniejsze`;
  return `od ${say.number(wanted.min)}. do ${say.number(wanted.max)}.`;
}

function weekdays(names: readonly Weekday[], say: Say): string[] {
  return WEEKDAYS.flatMap((name, index) => (names.includes(name) ? say.weekday(index) : []));
}

function days({ from, to }: { readonly from?: string; readonly to?: string }, say: Say): string {
  if (from === undefined) return `najpóźniej ${say.day(to ?? '')}`;
  if (to === undefined) return `najwcześniej ${say.day(from)}`;
  return from === to ? say.day(from) : `od ${say.day(from)} do ${say.day(to)}`;
}

function inZone({ timeZone }: { readonly timeZone?: string }, say: Say): string {
  return zoneText(timeZone ?? say.timeZone);
}

function zoneText(zone: string): string {
  return ` ${ZONES[zone] ?? `(strefa ${zone})`}`;
}

function discountOf(discount: Discount, say: Say): string {
  const isWithShipping = givesFreeShipping(discount);
  return `${ownOf(discount, say)}${everyOf(discount, say)}${isWithShipping ? ' z darmową dostawą' : ''}`;
}

function ownOf(discount: Discount, say: Say): string {
  switch (discount.kind) {
    case 'percent':
      return `${say.percent(discount.percent)} rabatu${targeted(discount.target, say)}${atMost(discount.cap, say)}`;
    case 'amount':
      return amountOff(discount, say);
    case 'new_price': {
      const { target, price, quantity, sets } = discount;
      if (quantity !== undefined) {
        return `dowolne ${anyOf(quantity, target, sets, say)} za ${say.money(price)}`;
      }
      if (target.on === 'order') return `całe zamówienie za ${say.money(price)}`;
      return `cena ${say.money(price)} za sztukę${targeted(target, say)}`;
    }
    case 'shipping':
      return 'price' in discount
        ? `dostawa za ${say.money(discount.price)}`
        : `${share(discount.percent, say, 'darmowa dostawa', 'na dostawę')}${atMost(discount.cap, say)}`;
    case 'buy_get':
      return buyGet(discount, say);
    case 'gift':
      return `${say.number(discount.quantity)} × ${discount.sku} w prezencie`;
    case 'tiers':
      return discount.tiers
        .map(({ from, discount: tier }) => {
          const bound = discount.by === 'subtotal' ? say.money(from) : say.count(from, TIERS);
          return `${discountOf(tier, say)} od ${bound}${inBrackets(discount.match ?? {}, say)}`;
        })
        .join('; ');
  }
}

/** After "od". */
const TIERS: Forms = { one: 'sztuki', other: 'sztuk' };

function amountOff({ amount, per, target }: AmountDiscount, say: Say): string {
  const off = `${say.money(amount)} rabatu`;
  if (per === undefined) return `${off}${targeted(target, say)}`;
  return `${off} na każdą sztukę${target.on === 'order' ? '' : ` z: ${itemsOf(target, say)}`}`;
}

function everyOf(discount: Discount, say: Say): string {
  if (!('every' in discount)) return '';
  const { by, step, match = {}, repeat } = discount.every;
  const units = step === 1 ? `każdą ${UNITS.one}` : `każde ${say.count(step, UNITS)}`;
  const size = by === 'subtotal' ? `każde ${say.money(step)}` : units;
  const more = [
    ...(isAny(match) ? [] : [items(match, say)]),
    ...(repeat === null ? [] : [`najwyżej ${say.count(repeat, TIMES)}`]),
  ];
  return ` za ${size}${more.length === 0 ? '' : ` (${more.join('; ')})`}`;
}

/** What all units of a set are of, where they are of one line. */
const SAME = 'tego samego produktu';

function anyOf(quantity: number, target: Target, sets: SetsOf | undefined, say: Say): string {
  const some = `${say.count(quantity, UNITS)}${sets === undefined ? '' : ` ${SAME}`}`;
  return `${some}${target.on === 'order' ? '' : ` z: ${itemsOf(target, say)}`}`;
}

function share(percent: number, say: Say, whole: string, on: string): string {
  return percent === WHOLE_IN_TEN_THOUSANDTHS ? whole : `${say.percent(percent)} rabatu ${on}`.trim();
}

function atMost(cap: number | null, say: Say): string {
  return cap === null ? '' : ` (najwyżej ${say.money(cap)})`;
}

function targeted(target: Target, say: Say): string {
  return target.on === 'order' ? '' : ` na: ${itemsOf(target, say)}`;
}

function itemsOf({ match, units }: Extract<Target, { readonly on: 'items' }>, say: Say): string {
  return `${units === undefined ? '' : `${unitsOf(units, say)}: `}${items(match, say)}`;
}

function unitsOf({ max, take }: TargetUnits, say: Say): string {
  const some = say.count(max, UNITS);
  if (take === 'of_each_line') return `najwyżej ${some} z każdej pozycji`;
  return `${take === 'dearest' ? 'najdroższe' : 'najtańsze'} ${some}`;
}

function buyGet({ buy, get, sets, repeat }: BuyGetDiscount, say: Say): string {
  const times = repeat === null ? '' : `, najwyżej ${say.count(repeat, TIMES)}`;
  if (sets !== undefined) {
    const same = `kup ${say.count(buy.quantity, UNITS)} ${SAME}${inBrackets(buy.match, say)}`;
    return `${same}, a jeszcze ${say.count(get.quantity, UNITS)} weź ${terms(get, say)}${times}`;
  }
  const bought = `kup ${say.count(buy.quantity, UNITS)}${inBrackets(buy.match, say)}`;
  return `${bought}, a ${say.count(get.quantity, UNITS)}${inBrackets(get.match, say)} weź ${terms(get, say)}${times}`;
}

function terms(get: GetTerms, say: Say): string {
  if ('price' in get) return `po ${say.money(get.price)}`;
  if ('amount' in get) return `o ${say.money(get.amount)} taniej za sztukę`;
  return share(get.percent, say, 'gratis', '').replace('rabatu', 'taniej');
}

function inBrackets(match: Match, say: Say): string {
  return isAny(match) ? '' : ` (${items(match, say)})`;
}

const WHOSE = { client: 'na klienta', code: 'na kod', coupon: 'łącznie' };
const PERIODS = { day: ' dziennie', week: ' w tygodniu', month: ' w miesiącu' };

function limitOf(limit: Limit, say: Say): string {
  if (limit.on === 'activations') return `${say.count(limit.max, ACTIVATIONS)} łącznie`;
  if (limit.on === 'discount') return `${say.money(limit.max)} rabatu łącznie`;
  const times = limit.max === 1 ? 'raz' : `${say.number(limit.max)} razy`;
  return `${times} ${WHOSE[limit.per]}${limit.period === undefined ? '' : PERIODS[limit.period]}`;
}

const ACTIVATIONS: Forms = { one: 'aktywacja', few: 'aktywacje', many: 'aktywacji', other: 'aktywacji' };
