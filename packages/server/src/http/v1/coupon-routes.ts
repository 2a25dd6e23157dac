import {
  type BodyOf,
  blankCoupon,
  type CouponPatchFields,
  couponFromFields,
  type FieldError,
  warningsToV1,
} from '@couponry/contract';
import { type Coupon, type CouponState, type EditProblem, normaliseCode } from '@couponry/engine';
import type { Caller } from '../../commands/caller.ts';
import type { DatedCoupon } from '../../commands/coupons/coupon-ports.ts';
import type { CreateOutcome } from '../../commands/coupons/create-coupon.ts';
import type { EditOutcome } from '../../commands/coupons/edit-coupon.ts';
import { actorOf } from '../plugins/actor-of.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import type { Services } from '../services.ts';
import { answerOfCoupon } from './answers.ts';
import { readIfMatch } from './if-match.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import type { Answered, Asked, Serve } from './serve.ts';

/** The end of the name of a copy that is given none; together no longer than names may be. */
const COPY = ' (copy)';
const MAX_NAME = 255;

/** The methods by which coupons are made, read and edited. */
export function couponRoutes(serve: Serve, services: Services): void {
  serve('createCoupon', async ({ request, body, caller, idempotency }) => {
    const { state = 'draft', ...fields } = body;
    const { id: workspaceId, currency, timeZone, codePrefix } = caller.workspace;
    const now = services.codes.clock.now();
    const blank = blankCoupon({ id: services.codes.makeId(now), currency, timeZone, codePrefix, state, now });
    const made = couponFromFields(fields, blank);
    if ('errors' in made) throw new BadRequest(made.errors);
    const outcome = await services.createCoupon(workspaceId, made.coupon, idempotency, actorOf(request));
    return await answerOfCreated(services, caller, outcome);
  });
  serve('getCoupon', async ({ id, caller }) => {
    const dated = await services.readCoupon(caller.workspace.id, id);
    const isShown = dated !== null && (caller.key.scope === 'admin' || isPublic(dated));
    if (!isShown) throw new ProblemV1Error('coupon_unknown');
    return { status: 200, body: answerOfCoupon(dated, caller), version: dated.coupon.version };
  });
  updateRoute(serve, services);
  serve('deleteCoupon', async ({ request, id, caller }) => {
    const outcome = await services.deleteCoupon(caller.workspace.id, id, actorOf(request));
    if (outcome.kind === 'unknown_coupon') throw new ProblemV1Error('coupon_unknown');
    if (outcome.kind === 'not_deletable') throw new ProblemV1Error('coupon_not_deletable');
    return { status: 200, body: answerOfCoupon(outcome.deleted, caller) };
  });
  duplicateRoute(serve, services);
  serve('publishCoupon', actionTo('published', services));
  serve('pauseCoupon', actionTo('paused', services));
  serve('archiveCoupon', actionTo('archived', services));
}

function duplicateRoute(serve: Serve, services: Services): void {
  serve('duplicateCoupon', async ({ request, id, body, caller, idempotency }) => {
    const { id: workspaceId } = caller.workspace;
    const original = await services.readCoupon(workspaceId, id);
    if (original === null) throw new ProblemV1Error('coupon_unknown');
    const wanted = {
      copy: copyOf(original.coupon, body, services.codes.makeId(services.codes.clock.now())),
      originalId: original.coupon.id,
      codeIsGiven: body.code !== undefined,
    };
    const outcome = await services.duplicateCoupon(workspaceId, wanted, idempotency, actorOf(request));
    return await answerOfCreated(services, caller, outcome);
  });
}

/** All that a coupon is, as a draft that nobody has used. @throws BadRequest naming what can't be so */
function copyOf(original: Coupon, { name, code }: BodyOf<'duplicateCoupon'>, id: string): Coupon {
  if (code !== undefined && original.codes.kind !== 'friendly') {
    const message = 'is only for a coupon with a friendly code';
    throw new BadRequest([{ field: '/code', message, code: 'invalid' }]);
  }
  const fields = {
    name: name ?? `${[...original.name].slice(0, MAX_NAME - COPY.length).join('')}${COPY}`,
    ...(code === undefined ? {} : { codes: { kind: 'friendly', code } as const }),
  };
  const made = couponFromFields(fields, { ...original, id, version: 1, state: 'draft' });
  if (!('errors' in made)) return made.coupon;
  const errors = made.errors.map((error) => ({ ...error, field: error.field.replace('/codes/', '/') }));
  throw new BadRequest(errors);
}

/** A coupon that was stored now, or that was under the same idempotency key. @throws ProblemV1Error when it was not */
async function answerOfCreated(
  services: Services,
  caller: Caller,
  outcome: CreateOutcome,
): Promise<Answered> {
  if (outcome.kind === 'key_reused') throw new ProblemV1Error('idempotency_key_reused');
  if (outcome.kind === 'code_taken') throw new ProblemV1Error('code_taken');
  if (outcome.kind === 'unknown_coupon') throw new ProblemV1Error('coupon_unknown');
  return await answer(services, caller, outcome.created, outcome.kind === 'created' ? 201 : 200);
}

type Wrong = { readonly errors: readonly FieldError[] } | { readonly mismatch: true };

function updateRoute(serve: Serve, services: Services): void {
  serve('updateCoupon', async ({ request, id, body, caller }) => {
    const isMeant = readIfMatch(request);
    const fields: CouponPatchFields = body;
    const outcome = await services.editCoupon<Wrong>(caller.workspace.id, {
      couponId: id,
      newCode: newCode(fields),
      idempotency: null,
      actor: actorOf(request),
      edit: (before) => {
        if (!isMeant(before.version)) return { invalid: { mismatch: true } };
        const made = couponFromFields(fields, before);
        return 'errors' in made ? { invalid: made } : { after: made.coupon };
      },
    });
    if (outcome.kind !== 'invalid') return await answer(services, caller, edited(outcome));
    if ('errors' in outcome.invalid) throw new BadRequest(outcome.invalid.errors);
    const now = await services.readCoupon(caller.workspace.id, id);
    const members = now === null ? {} : { coupon: answerOfCoupon(now, caller) };
    throw new ProblemV1Error('version_mismatch', { members });
  });
}

/** The friendly code that an edit asks for; null when for none, undefined when it leaves the codes as they are. */
function newCode({ codes }: CouponPatchFields): string | null | undefined {
  if (codes === undefined) return undefined;
  return codes.kind === 'friendly' ? normaliseCode(codes.code) : null;
}

/** Moves a coupon to another state. */
function actionTo(state: CouponState, services: Services) {
  return async ({
    request,
    id,
    caller,
    idempotency,
  }: Pick<Asked<'publishCoupon'>, 'request' | 'id' | 'caller' | 'idempotency'>): Promise<Answered> => {
    const outcome = await services.editCoupon<never>(caller.workspace.id, {
      couponId: id,
      newCode: undefined,
      idempotency,
      actor: actorOf(request),
      edit: (before) => ({ after: { ...before, state } }),
    });
    return await answer(services, caller, edited(outcome));
  };
}

/** The edited coupon. @throws ProblemV1Error when it was not */
function edited(
  outcome: Exclude<EditOutcome<unknown>, { kind: 'invalid' }> | EditOutcome<never>,
): DatedCoupon {
  if (outcome.kind === 'edited') return outcome.edited;
  if (outcome.kind === 'code_taken') throw new ProblemV1Error('code_taken');
  if (outcome.kind === 'key_reused') throw new ProblemV1Error('idempotency_key_reused');
  if (outcome.kind === 'refused') throw refusedEdit(outcome.problem);
  throw new ProblemV1Error('coupon_unknown');
}

function refusedEdit(problem: EditProblem): ProblemV1Error {
  if (problem.problem === 'state_final') {
    const { from, to } = problem;
    return new ProblemV1Error('state_final', { detail: `The coupon is ${from} and can not become ${to}.` });
  }
  const part = problem.part === 'code' ? 'codes' : problem.part;
  const message = 'can not change once something was issued';
  return new ProblemV1Error('locked_after_issue', {
    detail: `The field "${part}" ${message}.`,
    members: { errors: [{ field: `/${part}`, code: 'locked_after_issue', message }] },
  });
}

/** A coupon that was made or edited, with what its publisher should know, if anything. */
async function answer(
  services: Services,
  caller: Caller,
  dated: DatedCoupon,
  status: 200 | 201 = 200,
): Promise<Answered> {
  const found = await services.warningsOfCoupon(caller.workspace.id, dated.coupon);
  const warnings = found.length === 0 ? {} : { warnings: warningsToV1(found) };
  const body = { ...answerOfCoupon(dated, caller), ...warnings };
  return { status, body, version: dated.coupon.version };
}

function isPublic({ coupon }: DatedCoupon): boolean {
  return coupon.state !== 'draft' && !coupon.hidden;
}
