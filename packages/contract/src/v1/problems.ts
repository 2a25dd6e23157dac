import { CART_REASONS, type CartReason, REASONS, type Reason } from '@couponry/engine';
import { reasonText, sentence } from '@couponry/engine/text';
import { PROBLEMS, type Problem } from '../v3/problems.ts';

/** Why a request of `/v1` was not carried out: a stable `code`, its HTTP status and a sentence. */
export interface ProblemV1 {
  readonly code: string;
  readonly status: number;
  readonly title: string;
}

/** What a request can fail for before, or beside, any rule of a coupon. */
const REQUEST_PROBLEMS = {
  invalid_request: { status: 400, title: 'The request can not be read.' },
  workspace_missing: {
    status: 400,
    title: 'Say for which workspace: `Couponry-Workspace: ...` with the id of one of yours.',
  },
  key_missing: {
    status: 401,
    title: 'Send an API key or a client token (`Authorization: Bearer ...`), or sign in.',
  },
  key_unknown: { status: 401, title: 'There is no such key or token, or it is over.' },
  session_over: { status: 401, title: 'You are not signed in any more. Sign in again.' },
  credentials_wrong: { status: 401, title: 'This e-mail and this password do not belong together.' },
  second_factor_wrong: { status: 401, title: 'This code is not the one of now, or was used already.' },
  scope_missing: { status: 403, title: 'This key or token does not have the scope for this method.' },
  csrf_failed: {
    status: 403,
    title: 'With a session, requests come from the console itself and have the header `Couponry-Csrf: 1`.',
  },
  password_change_required: { status: 403, title: 'Choose a new password first.' },
  workspace_denied: { status: 403, title: 'You are not one of the people of this workspace.' },
  password_wrong: { status: 403, title: 'This is not your password.' },
  role_missing: { status: 403, title: 'Your role in this workspace may not do this.' },
  origin_denied: { status: 403, title: 'This client token is for pages of other origins.' },
  other_client: {
    status: 403,
    title: 'A client token is for one client: name nobody, or that client by its id.',
  },
  path_unknown: { status: 404, title: 'There is no such method.' },
  coupon_unknown: { status: 404, title: 'There is no coupon with this id.' },
  client_unknown: { status: 404, title: 'There is no client with this id.' },
  redemption_unknown: { status: 404, title: 'There is no redemption with this id.' },
  reservation_unknown: { status: 404, title: 'There is no reservation with this id.' },
  person_unknown: { status: 404, title: 'There is nobody with this id in the workspace.' },
  invitation_unknown: { status: 404, title: 'There is no such invitation, or it is over.' },
  workspace_unknown: { status: 404, title: 'This is not the workspace that the request is about.' },
  code_unknown: { status: 404, title: 'There is no such code.' },
  job_unknown: { status: 404, title: 'There is no such job, or it was forgotten: jobs are kept for a day.' },
  key_not_found: { status: 404, title: 'There is no key with this id.' },
  timed_out: { status: 408, title: 'The request did not arrive in time.' },
  client_merged: {
    status: 409,
    title: 'This client was merged into another one: merge the one that it is now.',
  },
  client_erased: { status: 409, title: 'A client who was erased can not be merged.' },
  code_taken: { status: 409, title: 'Another coupon has this code.' },
  code_kind_mismatch: { status: 409, title: 'The codes of this coupon are not made in this way.' },
  locked_after_issue: {
    status: 409,
    title: 'This part of a coupon can not change once something was issued.',
  },
  email_taken: { status: 409, title: 'Somebody else signs in with this e-mail.' },
  last_owner: { status: 409, title: 'A workspace needs an owner: make somebody else one first.' },
  already_member: { status: 409, title: 'Somebody with this e-mail belongs to the workspace already.' },
  second_factor_missing: { status: 409, title: 'There is no second factor yet.' },
  coupon_not_deletable: {
    status: 409,
    title: 'Only a draft of which nothing was issued can be deleted. Archive the coupon.',
  },
  state_final: { status: 409, title: 'The coupon can not go from its state to this one.' },
  idempotency_in_flight: {
    status: 409,
    title: 'A request with this Idempotency-Key is being carried out. Repeat it in a moment.',
  },
  version_mismatch: { status: 412, title: 'The coupon was edited since: its ETag is another one.' },
  too_large: { status: 413, title: 'The body is larger than this method takes.' },
  media_type_unknown: { status: 415, title: 'Send JSON, with the header Content-Type: application/json.' },
  expectation_unknown: {
    status: 417,
    title: 'The header Expect must be 100-continue, or be left out.',
  },
  idempotency_key_reused: { status: 422, title: 'This Idempotency-Key was used for another request.' },
  too_many_keys: { status: 429, title: 'Too many unknown keys from this address.' },
  simulation_running: {
    status: 429,
    title: 'Other backtests run and wait here. Start this one when they are done.',
  },
  too_many_sign_ins: { status: 429, title: 'Too many attempts to sign in. Wait before you try again.' },
  too_many_guesses: { status: 429, title: 'Too many codes were asked for that do not exist.' },
  failed: { status: 500, title: 'Something went wrong here. It was logged under the requestId.' },
  unavailable: { status: 503, title: 'The system is full or its database is away. Repeat the request.' },
} as const satisfies Readonly<Record<string, Omit<ProblemV1, 'code'>>>;

/** The reasons that are told as problems of their own. */
type ProblemReason = Exclude<Reason, CartReason> | 'cart_required' | 'cart_not_eligible';

/**
 * The code of a problem: of the request, or the reason for which it was refused. Whatever conditions say against a cart is one
 * problem, because there are ever more kinds of conditions; the reasons beside it say what.
 */
export type ProblemCode = keyof typeof REQUEST_PROBLEMS | ProblemReason;

/** Every problem of `/v1`; the one table. A refusal is HTTP 409 and has its reason for a code. */
export const PROBLEMS_V1 = Object.fromEntries([
  ...Object.entries(REQUEST_PROBLEMS).map(([code, problem]) => [code, { code, ...problem }]),
  ...REASONS.filter((reason) => problemOfReason(reason) === reason).map((code) => [
    code,
    { code, status: 409, title: sentence(reasonText(code, 'en')) },
  ]),
]) as Readonly<Record<ProblemCode, ProblemV1>>;

/**
 * The problem that a refusal for this reason is.
 *
 * @example problemOfReason('cart_subtotal_below_minimum') // 'cart_not_eligible'
 */
export function problemOfReason(reason: Reason): ProblemCode {
  return isOfCart(reason) && reason !== 'cart_required' ? 'cart_not_eligible' : reason;
}

function isOfCart(reason: Reason): reason is CartReason {
  return (CART_REASONS as readonly string[]).includes(reason);
}

/** How a problem of the shared parts (keys, bodies, the framework) is called under `/v1`. */
const OF_MESSAGE: Readonly<Record<string, ProblemCode>> = {
  [PROBLEMS.keyMissing.message]: 'key_missing',
  [PROBLEMS.keyUnknown.message]: 'key_unknown',
  [PROBLEMS.scopeMissing.message]: 'scope_missing',
  [PROBLEMS.pathUnknown.message]: 'path_unknown',
  [PROBLEMS.timedOut.message]: 'timed_out',
  [PROBLEMS.keyInFlight.message]: 'idempotency_in_flight',
  [PROBLEMS.tooLarge.message]: 'too_large',
  [PROBLEMS.mediaTypeUnknown.message]: 'media_type_unknown',
  [PROBLEMS.expectationUnknown.message]: 'expectation_unknown',
  [PROBLEMS.tooManyKeys.message]: 'too_many_keys',
  [PROBLEMS.failed.message]: 'failed',
  [PROBLEMS.unavailable.message]: 'unavailable',
};

/**
 * The problem of `/v1` that says what a shared one means.
 *
 * @example problemV1Of(PROBLEMS.keyMissing).code // 'key_missing'
 */
export function problemV1Of({ message }: Problem): ProblemV1 {
  return PROBLEMS_V1[OF_MESSAGE[message] ?? 'invalid_request'];
}
