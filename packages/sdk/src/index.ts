/** The SDK of Couponry's API `/v1`. */
export type { AnswersOf, OperationId, ProblemCode } from '@couponry/contract';
export type { Answer } from './answer.ts';
export { Call } from './call.ts';
export type { AnswerOf, CallOptions, InputOf, KeyOptions, MatchOptions } from './call-types.ts';
export { Connection } from './connection.ts';
export { Couponry, type CouponryMethods } from './couponry.ts';
export { CouponryError } from './errors/couponry-error.ts';
export { CouponryNetworkError } from './errors/couponry-network-error.ts';
export {
  CouponryProblem,
  type FieldProblem,
  type Reason,
  type RefusedCode,
} from './errors/couponry-problem.ts';
export { CouponryTimeout } from './errors/couponry-timeout.ts';
export { CouponryUnreadableAnswer } from './errors/couponry-unreadable-answer.ts';
export { Listing, type Page } from './listing.ts';
export type { Operation } from './operation.ts';
export * from './operations.ts';
export type { CouponrySettings, GetToken, HeaderFields, Patience } from './settings.ts';
