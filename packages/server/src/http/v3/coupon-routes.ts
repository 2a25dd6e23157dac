import {
  blankCoupon,
  type CouponFields,
  CouponPatchBody,
  couponFromBody,
  type FieldError,
  fieldChecker,
  NewCouponBody,
  OUTCOMES,
  PROBLEMS,
  ROUTES,
  warningsToWire,
} from '@couponry/contract';
import { type Coupon, formatDecimal, minorDigits, normaliseCode } from '@couponry/engine';
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../../commands/caller.ts';
import type { DatedCoupon } from '../../commands/coupons/coupon-ports.ts';
import type { CouponStatistics } from '../../commands/coupons/coupon-statistics.ts';
import { actorOf } from '../plugins/actor-of.ts';
import { callerFrom } from '../plugins/authenticate.ts';
import { BadRequest, readBody } from '../plugins/bad-request.ts';
import { readIdempotencyKey } from '../plugins/idempotency-key.ts';
import { ProblemError } from '../plugins/problem-error.ts';
import type { Services } from '../services.ts';
import { answerOfCoupon } from './answers.ts';
import { sendData, sendOutcome } from './envelope.ts';
import { optionalBody, readPage } from './read-request.ts';
import { couponUuid, requireCoupon } from './require-coupon.ts';

const newCoupon = fieldChecker(NewCouponBody);
const couponPatch = fieldChecker(CouponPatchBody);

/** The methods by which coupons are listed, read, made and edited. */
export function couponRoutes(app: FastifyInstance, services: Services): void {
  listRoute(app, services);
  getRoute(app, services);
  createRoute(app, services);
  patchRoute(app, services);
  statisticsRoute(app, services);
}

function listRoute(app: FastifyInstance, services: Services): void {
  app.route({
    method: 'GET',
    url: ROUTES.listCoupons.path,
    config: ROUTES.listCoupons,
    handler: async (request, reply) => {
      const caller = callerFrom(request);
      const page = readPage(request);
      const all = caller.key.scope === 'admin';
      const { coupons, total } = await services.listCoupons(caller.workspace.id, { all, ...page });
      const entries = coupons.map((dated) => [dated.coupon.id, answerOfCoupon(dated, caller)] as const);
      return sendData(reply, { coupons: Object.fromEntries(entries), paginator: { ...page, total } });
    },
  });
}

function getRoute(app: FastifyInstance, services: Services): void {
  app.route({
    method: 'GET',
    url: ROUTES.getCoupon.path,
    config: ROUTES.getCoupon,
    handler: async (request, reply) => {
      const caller = callerFrom(request);
      const dated = await services.readCoupon(caller.workspace.id, couponUuid(request));
      const isShown = dated !== null && (caller.key.scope === 'admin' || isPublic(dated.coupon));
      if (!isShown) throw new ProblemError(PROBLEMS.couponUnknown);
      return sendData(reply, { coupon: answerOfCoupon(dated, caller) });
    },
  });
}

function createRoute(app: FastifyInstance, services: Services): void {
  app.route({
    method: 'POST',
    url: ROUTES.createCoupon.path,
    config: ROUTES.createCoupon,
    handler: async (request, reply) => {
      const caller = callerFrom(request);
      const fields = readBody<CouponFields>(newCoupon, request.body);
      const now = services.codes.clock.now();
      const { currency, timeZone, codePrefix } = caller.workspace;
      const id = services.codes.makeId(now);
      const origin = { id, currency, timeZone, codePrefix, state: 'published', now } as const;
      const made = couponFromBody(fields, blankCoupon(origin));
      if ('errors' in made) throw new BadRequest(made.errors);
      const outcome = await services.createCoupon(
        caller.workspace.id,
        made.coupon,
        readIdempotencyKey(request),
        actorOf(request),
      );
      if (outcome.kind === 'key_reused') throw new ProblemError(PROBLEMS.keyReused);
      if (outcome.kind === 'code_taken') return sendOutcome(reply, OUTCOMES.codeTaken);
      if (outcome.kind === 'unknown_coupon') throw new ProblemError(PROBLEMS.couponUnknown);
      return sendData(reply, await answerOfPublished(services, outcome.created, caller));
    },
  });
}

function patchRoute(app: FastifyInstance, services: Services): void {
  app.route({
    method: 'PATCH',
    url: ROUTES.patchCoupon.path,
    config: ROUTES.patchCoupon,
    onRequest: requireCoupon(services),
    handler: async (request, reply) => {
      const caller = callerFrom(request);
      const fields = readBody<CouponFields>(couponPatch, optionalBody(request));
      const outcome = await services.editCoupon<readonly FieldError[]>(caller.workspace.id, {
        couponId: couponUuid(request),
        newCode: typeof fields.code === 'string' ? normaliseCode(fields.code) : fields.code,
        idempotency: null,
        actor: actorOf(request),
        edit: (before) => {
          const made = couponFromBody(fields, before);
          return 'errors' in made ? { invalid: made.errors } : { after: made.coupon };
        },
      });
      if (outcome.kind === 'unknown_coupon') throw new ProblemError(PROBLEMS.couponUnknown);
      if (outcome.kind === 'invalid') throw new BadRequest(outcome.invalid);
      if (outcome.kind === 'key_reused') throw new ProblemError(PROBLEMS.keyReused);
      if (outcome.kind === 'code_taken') return sendOutcome(reply, OUTCOMES.codeTaken);
      if (outcome.kind === 'refused') {
        const isFinal = outcome.problem.problem === 'state_final';
        throw new ProblemError(isFinal ? PROBLEMS.stateFinal : PROBLEMS.lockedAfterIssue);
      }
      return sendData(reply, await answerOfPublished(services, outcome.edited, caller));
    },
  });
}

function statisticsRoute(app: FastifyInstance, services: Services): void {
  app.route({
    method: 'GET',
    url: ROUTES.statistics.path,
    config: ROUTES.statistics,
    onRequest: requireCoupon(services),
    handler: async (request, reply) => {
      const { workspace } = callerFrom(request);
      const dated = await services.readCoupon(workspace.id, couponUuid(request));
      if (dated === null) throw new ProblemError(PROBLEMS.couponUnknown);
      const { sums, days, refused } = await services.statistics(workspace.id, dated.coupon.id);
      const money = moneyOf(dated.coupon);
      return sendData(reply, {
        uuid: dated.coupon.id,
        currency: dated.coupon.currency,
        timeZone: dated.coupon.timeZone,
        ...money(sums),
        refused,
        days: days.map(({ day, ...counts }) => ({ day, ...money(counts) })),
      });
    },
  });
}

/** A coupon that was made or edited, with what its publisher should know, if anything. */
async function answerOfPublished(services: Services, dated: DatedCoupon, caller: Caller) {
  const found = await services.warningsOfCoupon(caller.workspace.id, dated.coupon);
  const warnings = found.length === 0 ? {} : { warnings: warningsToWire(found) };
  return { coupon: answerOfCoupon(dated, caller), ...warnings };
}

function isPublic(coupon: Coupon): boolean {
  return coupon.state !== 'draft' && !coupon.hidden;
}

/** Counts with their money as decimals of the coupon's currency. */
function moneyOf({ currency }: Coupon) {
  const digits = minorDigits(currency) ?? 0;
  const decimal = (minor: number): number => Number(formatDecimal(minor, digits));
  return ({
    issued,
    activated,
    redeemed,
    rolledBack,
    clients,
    discount,
    amount,
    ...back
  }: CouponStatistics['sums']) => ({
    issued,
    activated,
    redeemed,
    rolledBack,
    clients,
    discount: decimal(discount),
    amount: decimal(amount),
    discountBack: decimal(back.discountBack),
    amountBack: decimal(back.amountBack),
  });
}
