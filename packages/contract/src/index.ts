/** What is said on the wire: schemas, codes, scopes. */
export { type FieldChecker, type FieldError, fieldChecker } from './fields/field-errors.ts';
export { nearestName } from './fields/nearest-name.ts';
export { unsoundValue } from './fields/unsound-value.ts';
export { type Access, SCOPES, type Scope } from './scopes.ts';
export { ClientTokenBody, type ClientTokenFields } from './v1/client-token-body.ts';
export {
  ActivateBody,
  ClientBatchBody,
  type ClientBatchFields,
  type ClientFields,
  MAX_BATCH_CLIENTS,
  UseBody,
  type UseFields,
} from './v3/call-bodies.ts';
export { type CouponFields, CouponPatchBody, NewCouponBody } from './v3/coupon-body.ts';
export { type CouponFromBody, couponFromBody } from './v3/coupon-from-body.ts';
export { couponToAdmin, couponToWire, instantToWire } from './v3/coupon-to-wire.ts';
export { OUTCOMES, type Outcome, outcomeOf } from './v3/outcomes.ts';
export { PROBLEMS, type Problem } from './v3/problems.ts';
export { ROUTES, type Route } from './v3/routes.ts';
export { warningsToWire } from './v3/warnings.ts';
