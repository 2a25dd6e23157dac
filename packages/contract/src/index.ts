/** What is said on the wire: schemas, codes, scopes. */
export { blankCoupon } from './blank-coupon.ts';
export type { FieldError } from './fields/field-error.ts';
export { type FieldChecker, fieldChecker } from './fields/field-errors.ts';
export { nearestName } from './fields/nearest-name.ts';
export { pointerPart } from './fields/pointer-part.ts';
export { unsoundValue } from './fields/unsound-value.ts';
export { ROLES, type Role } from './roles.ts';
export { type Access, SCOPES, type Scope } from './scopes.ts';
export { AUTH_METHODS, type AuthMethod } from './v1/auth-methods.ts';
export { couponFromFields } from './v1/coupon/coupon-from-fields.ts';
export { couponToAdminV1, couponToAuditV1, couponToV1, warningsToV1 } from './v1/coupon/coupon-to-v1.ts';
export { draftFromFields, type SimulatedDates, withDates } from './v1/coupon/draft-from-fields.ts';
export { instantToV1 } from './v1/instant-to-v1.ts';
export { type OpenApiDocument, openApiDocument } from './v1/openapi/open-api-document.ts';
export {
  PROBLEMS_V1,
  type ProblemCode,
  type ProblemV1,
  problemOfReason,
  problemV1Of,
} from './v1/problems.ts';
export { NO_BODY, problemsOf, type RouteV1, takesIdempotencyKey } from './v1/route.ts';
export { type AnswersOf, type BodyOf, type OperationId, type QueryOf, ROUTES_V1 } from './v1/routes.ts';
export type { NewActivationFields } from './v1/schemas/activation-schemas.ts';
export { type CartFields, MAX_ATTRIBUTES } from './v1/schemas/cart-schemas.ts';
export type { ClientRefFields, ClientTokenFields, ClientUpsertFields } from './v1/schemas/client-schemas.ts';
export { MAX_CODES_A_CALL } from './v1/schemas/code-schemas.ts';
export { MAX_STATISTICS_HOURS_DAYS } from './v1/schemas/coupon-hours-schemas.ts';
export type { CouponSortName } from './v1/schemas/coupon-list-schemas.ts';
export { type CouponPatchFields, NewCoupon, type NewCouponFields } from './v1/schemas/coupon-schemas.ts';
export type { NewKeyFields } from './v1/schemas/key-schemas.ts';
export { PastOrderBody, type PastOrderFields } from './v1/schemas/past-order-schema.ts';
export { FIELD_CODES, type ProblemFields } from './v1/schemas/problem-schema.ts';
export { MAX_SIMULATION_UPLOAD, type SimulationUploadFields } from './v1/schemas/simulation-schemas.ts';
export { MAX_STATISTICS_DAYS } from './v1/schemas/workspace-statistics-schemas.ts';
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
