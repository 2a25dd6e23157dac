import {
  type CodeKind,
  type Coupon,
  type CouponInfo,
  checkCodePattern,
  checkFriendlyCode,
  DEFAULT_EAN13_PREFIX,
  isTimeZone,
  type Limit,
  minorDigits,
  parseInstant,
} from '@couponry/engine';
import { asEnding } from '../../fields/as-ending.ts';
import type { FieldError } from '../../fields/field-error.ts';
import type { CouponFromBody } from '../../v3/coupon-from-body.ts';
import type { CouponPatchFields } from '../schemas/coupon-schemas.ts';
import { discountFromFields } from './discount-from-fields.ts';

/**
 * Applies the fields of `/v1` to a coupon; what is left out stays as it is. Checks what a schema can't: times against each
 * other, codes, zones, currencies, limits of the same kind.
 */
export function couponFromFields(fields: CouponPatchFields, base: Coupon): CouponFromBody {
  const errors: FieldError[] = [];
  const wrong = (field: string, message: string): void => {
    errors.push({ field: `/${field}`, message });
  };
  const coupon: Coupon = {
    ...base,
    name: fields.name?.trim() ?? base.name,
    hidden: fields.hidden ?? base.hidden,
    currency: fields.currency ?? base.currency,
    timeZone: fields.timeZone ?? base.timeZone,
    startsAt: instantOf('startsAt', fields.startsAt, wrong) ?? base.startsAt,
    endsAt: fields.endsAt === null ? null : (instantOf('endsAt', fields.endsAt, wrong) ?? base.endsAt),
    codes: fields.codes === undefined ? base.codes : codesOf(fields.codes, base.codes, wrong),
    activation: { ...base.activation, ...fields.activation },
    strict: fields.strict ?? base.strict,
    limits: fields.limits?.map(limitOf) ?? base.limits,
    rollback: { ...base.rollback, ...fields.rollback },
    eligibility: fields.eligibility === undefined ? base.eligibility : fields.eligibility,
    discount:
      fields.discount === undefined
        ? base.discount
        : discountFromFields(fields.discount, (path, message) => wrong(`discount${path}`, message)),
    stacking: { ...base.stacking, ...fields.stacking },
    info: infoOf(fields, base.info),
  };
  checkWhole(coupon, base, wrong);
  return errors.length > 0 ? { errors } : { coupon };
}

type Wrong = (field: string, message: string) => void;

function instantOf(field: string, text: string | undefined, wrong: Wrong): number | undefined {
  if (text === undefined) return undefined;
  const instant = parseInstant(text);
  if (instant === null) wrong(field, 'must be RFC 3339 with an offset, such as 2026-12-01T00:00:00Z');
  return instant ?? undefined;
}

function codesOf(codes: NonNullable<CouponPatchFields['codes']>, base: CodeKind, wrong: Wrong): CodeKind {
  if (codes.kind === 'ean13') {
    const kept = base.kind === 'ean13' ? base.prefix : DEFAULT_EAN13_PREFIX;
    return { kind: 'ean13', prefix: codes.prefix ?? kept };
  }
  if (codes.kind === 'imported') return { kind: 'imported' };
  if (codes.kind === 'pattern') {
    const checked = checkCodePattern(codes.pattern);
    if (checked.ok) return { kind: 'pattern', pattern: checked.pattern };
    wrong('codes/pattern', asEnding(checked.message));
    return base;
  }
  const checked = checkFriendlyCode(codes.code);
  if (checked.ok) return { kind: 'friendly', code: checked.code };
  wrong('codes/code', asEnding(checked.message));
  return base;
}

/** In one order of fields, so that a coupon that is sent back as it was read is the same. */
function limitOf(limit: NonNullable<CouponPatchFields['limits']>[number]): Limit {
  if (limit.on !== 'redemptions') return { on: limit.on, max: limit.max };
  const { on, per, period, max } = limit;
  return period === undefined ? { on, per, max } : { on, per, period, max };
}

function infoOf(fields: CouponPatchFields, base: CouponInfo): CouponInfo {
  return {
    description: fields.description ?? base.description,
    additionalDescription: fields.additionalDescription ?? base.additionalDescription,
    termsUrl: fields.termsUrl ?? base.termsUrl,
    image: fields.image ?? base.image,
    tags: fields.tags ?? base.tags,
    locations: fields.locations ?? base.locations,
    attributes: { ...(fields.attributes ?? base.attributes) },
    products: fields.products ?? base.products,
  };
}

function checkWhole(coupon: Coupon, base: Coupon, wrong: Wrong): void {
  if (coupon.name === '') wrong('name', 'must not be blank');
  if (minorDigits(coupon.currency) === null) wrong('currency', 'must be an ISO 4217 currency such as GBP');
  // The zone that was there is one; to ask for it takes long where it is the first question about time.
  if (coupon.timeZone !== base.timeZone && !isTimeZone(coupon.timeZone)) {
    wrong('timeZone', 'must be an IANA time zone such as Europe/London');
  }
  if (coupon.endsAt !== null && coupon.endsAt <= coupon.startsAt) wrong('endsAt', 'must be after startsAt');
  if (coupon.strict && coupon.codes.kind === 'friendly' && !coupon.activation.required) {
    wrong(
      'strict',
      'needs activation.required with a friendly code: only clients who activated it can then use it',
    );
  }
  const seen = new Set<string>();
  for (const [index, limit] of coupon.limits.entries()) {
    const kind = limit.on === 'redemptions' ? `${limit.on} ${limit.per} ${limit.period ?? ''}` : limit.on;
    if (seen.has(kind)) wrong(`limits/${index}`, 'is there already: each kind of limit at most once');
    seen.add(kind);
  }
}
