import {
  type CodeKind,
  type Coupon,
  type CouponInfo,
  checkFriendlyCode,
  DEFAULT_EAN13_PREFIX,
  type Discount,
  ean13Range,
  isTimeZone,
  type Limit,
  minorDigits,
  ON_ORDER,
  parseDecimal,
  parseInstant,
  parsePercent,
  plainDiscountOf,
} from '@couponry/engine';
import { asEnding } from '../fields/as-ending.ts';
import type { FieldError } from '../fields/field-error.ts';
import { ADDRESS_PATTERN, ADDRESS_TEXT } from '../fields/patterns.ts';
import type { CouponFields } from './coupon-body.ts';
import { discountToWire, NO_END } from './coupon-to-wire.ts';

/** Said of a discount that the Coupons API 3.0.0 has no words for. */
const NOT_IN_3 =
  'can not be changed here: what this coupon gives depends on the cart; use PATCH /v1/coupons/{couponId}';
const ADDRESS = new RegExp(ADDRESS_PATTERN);
const LAST_SECOND = 253_402_300_799;

/** The coupon that the fields make of another one, or what is wrong with them. */
export type CouponFromBody = { readonly coupon: Coupon } | { readonly errors: readonly FieldError[] };

/**
 * Applies the fields of the Coupons API 3.0.0 to a coupon; what is left out stays as it is. Checks what a schema can't: numbers
 * against the currency, times against each other, codes, ranges, zones.
 */
export function couponFromBody(fields: CouponFields, base: Coupon): CouponFromBody {
  const errors: FieldError[] = [];
  const reader = new FieldReader(fields, errors);
  const currency = reader.currency(base.currency);
  const coupon: Coupon = {
    ...base,
    name: reader.name(base.name),
    state: fields.status ?? base.state,
    hidden: fields.hidden ?? base.hidden,
    currency,
    timeZone: reader.timeZone(base.timeZone),
    startsAt: reader.instant('startAt', base.startsAt) ?? base.startsAt,
    endsAt: reader.instant('endAt', base.endsAt),
    codes: reader.codes(base.codes),
    activation: {
      required: fields.activationRequired ?? base.activation.required,
      validFor: fields.validFor === undefined ? base.activation.validFor : fields.validFor || null,
    },
    strict: fields.strictUse ?? base.strict,
    limits: limits(fields, base),
    discount: reader.discount(base, currency),
    info: reader.info(base.info),
  };
  if (coupon.endsAt !== null && coupon.endsAt <= coupon.startsAt) {
    errors.push({ field: '/endAt', message: 'must be after startAt' });
  }
  if (coupon.strict && coupon.codes.kind === 'friendly' && !coupon.activation.required) {
    const message =
      'needs activationRequired with a friendly code: only clients who activated it can then use it';
    errors.push({ field: '/strictUse', message });
  }
  return errors.length > 0 ? { errors } : { coupon };
}

/** The two limits that 3.0.0 knows; all others stay, and so does what is left out. */
function limits(fields: CouponFields, base: Coupon): readonly Limit[] {
  const { limitGlobal, limitPerClient } = fields;
  const withGlobal = withLimit(base.limits, { on: 'activations' }, limitGlobal);
  return withLimit(withGlobal, { on: 'redemptions', per: 'client' }, limitPerClient);
}

/** The limits with another bound of one kind; 0: without it, undefined: as they are. */
function withLimit(
  before: readonly Limit[],
  kind: { readonly on: 'activations' } | { readonly on: 'redemptions'; readonly per: 'client' },
  max: number | undefined,
): readonly Limit[] {
  const isKind = (limit: Limit): boolean =>
    limit.on === kind.on &&
    (limit.on !== 'redemptions' || (limit.per === 'client' && limit.period === undefined));
  if (max === undefined) return before;
  if (max === 0) return before.filter((limit) => !isKind(limit));
  const limit = { ...kind, max };
  return before.some(isKind) ? before.map((one) => (isKind(one) ? limit : one)) : [...before, limit];
}

/** Reads the fields that a schema cannot judge, and gathers what is wrong with them. */
class FieldReader {
  readonly #fields: CouponFields;
  readonly #errors: FieldError[];

  constructor(fields: CouponFields, errors: FieldError[]) {
    this.#fields = fields;
    this.#errors = errors;
  }

  name(base: string): string {
    const name = this.#fields.name?.trim();
    if (name === '') this.#wrong('name', 'must not be blank');
    return name ?? base;
  }

  currency(base: string): string {
    const currency = this.#fields.currency ?? base;
    if (minorDigits(currency) === null) this.#wrong('currency', 'must be an ISO 4217 currency such as GBP');
    return currency;
  }

  timeZone(base: string): string {
    const zone = this.#fields.timeZone ?? base;
    if (!isTimeZone(zone)) this.#wrong('timeZone', 'must be an IANA time zone such as Europe/London');
    return zone;
  }

  /** The instant that stands for "no end" on output means the same on input. */
  instant<Base extends number | null>(field: 'startAt' | 'endAt', base: Base): Base | number | null {
    const given = this.#fields[field];
    if (given === undefined) return base;
    if (given === null) return null;
    const instant = typeof given === 'number' ? unixInstant(given) : parseInstant(given);
    if (instant !== null) return field === 'endAt' && instant === NO_END ? null : instant;
    this.#wrong(
      field,
      'must be ISO 8601 with an offset such as 2026-12-01T00:00:00+00:00, or a unix time in seconds',
    );
    return base;
  }

  codes(base: CodeKind): CodeKind {
    const { code, codePrefix } = this.#fields;
    const isFriendly = code === undefined ? base.kind === 'friendly' : code !== null;
    if (isFriendly && codePrefix !== undefined)
      this.#wrong('codePrefix', 'is only for individual codes: leave code null');
    if (!isFriendly && codePrefix === undefined && base.kind !== 'friendly') return base;
    if (isFriendly) return code === undefined || code === null ? base : this.#friendly(code, base);
    const kept = base.kind === 'ean13' ? base.prefix : DEFAULT_EAN13_PREFIX;
    const range = ean13Range(codePrefix ?? kept);
    if (!range.ok) this.#wrong('codePrefix', asEnding(range.message));
    return range.ok ? { kind: 'ean13', prefix: range.range.prefix } : base;
  }

  discount(base: Coupon, currency: string): Discount {
    const before = discountToWire(base);
    const type = this.#fields.discountType ?? before.discountType;
    const value = this.#fields.discountValue ?? before.discountValue;
    if (plainDiscountOf(base) === null) {
      if (type !== before.discountType) this.#wrong('discountType', NOT_IN_3);
      if (value !== before.discountValue) this.#wrong('discountValue', NOT_IN_3);
      return base.discount;
    }
    if (type === 'percent') {
      const parsed = parsePercent(String(value));
      if (parsed.ok) return { kind: 'percent', percent: parsed.tenThousandths, cap: null, target: ON_ORDER };
      this.#wrong('discountValue', 'must be a percentage above 0 and up to 100, with at most 4 decimals');
      return base.discount;
    }
    const digits = minorDigits(currency) ?? 0;
    const parsed = parseDecimal(String(value), digits);
    if (parsed.ok && parsed.minor > 0) return { kind: 'amount', amount: parsed.minor, target: ON_ORDER };
    this.#wrong('discountValue', `must be an amount above 0 with at most ${digits} decimals in ${currency}`);
    return base.discount;
  }

  info(base: CouponInfo): CouponInfo {
    const fields = this.#fields;
    return {
      description: fields.description ?? base.description,
      additionalDescription: fields.additionalDescription ?? base.additionalDescription,
      termsUrl: this.#address('termsUrl') ?? base.termsUrl,
      image: this.#address('image') ?? base.image,
      tags: fields.tags ?? base.tags,
      locations: fields.locations ?? base.locations,
      // An empty object of PHP arrives as an empty list.
      attributes: Array.isArray(fields.attributes) ? {} : { ...(fields.attributes ?? base.attributes) },
      products: fields.products ?? base.products,
    };
  }

  #friendly(code: string, base: CodeKind): CodeKind {
    const checked = checkFriendlyCode(code);
    if (checked.ok) return { kind: 'friendly', code: checked.code };
    this.#wrong('code', asEnding(checked.message));
    return base;
  }

  #address(field: 'termsUrl' | 'image'): string | undefined {
    const address = this.#fields[field];
    if (address === undefined || ADDRESS.test(address)) return address;
    this.#wrong(field, ADDRESS_TEXT);
    return undefined;
  }

  #wrong(field: string, message: string): void {
    this.#errors.push({ field: `/${field}`, message });
  }
}

function unixInstant(seconds: number): number | null {
  const isReadable = Number.isInteger(seconds) && seconds >= 0 && seconds <= LAST_SECOND;
  return isReadable ? seconds * 1000 : null;
}
