import {
  ActivateBody,
  type ClientFields,
  fieldChecker,
  OUTCOMES,
  outcomeOf,
  PROBLEMS,
  ROUTES,
  UseBody,
  type UseFields,
} from '@couponry/contract';
import type { OrderRef } from '@couponry/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { activateCoupon } from '../../commands/codes/activate-coupon.ts';
import { lookUpCode } from '../../commands/codes/look-up-code.ts';
import { redeemCode } from '../../commands/codes/redeem-code.ts';
import type { ToldClient } from '../../commands/coupon-ledger/cart-client-of.ts';
import { callerFrom } from '../plugins/authenticate.ts';
import { BadRequest, readBody } from '../plugins/bad-request.ts';
import { readIdempotencyKey } from '../plugins/idempotency-key.ts';
import { isAbandoned } from '../plugins/is-abandoned.ts';
import { ProblemError } from '../plugins/problem-error.ts';
import { cartBodyLimit, type ReadCart, readCart, refuseLongCart, SentCart } from '../plugins/read-cart.ts';
import type { Services } from '../services.ts';
import { codeToJson, outcomeOfUse } from './answers.ts';
import { sendJson, sendOutcome } from './envelope.ts';
import { optionalBody, queryFlag, readClient } from './read-request.ts';
import { couponUuid, requireCoupon } from './require-coupon.ts';

const activateBody = fieldChecker(ActivateBody);
const useBody = fieldChecker(UseBody);

/** The methods by which a coupon is activated and a code is looked up and used. */
export function codeRoutes(app: FastifyInstance, services: Services): void {
  activateRoute(app, services);
  activeRoute(app, services);
  useRoute(app, services);
}

function activateRoute(app: FastifyInstance, services: Services): void {
  app.route({
    method: 'POST',
    url: ROUTES.activate.path,
    config: { ...ROUTES.activate, writes: true },
    onRequest: requireCoupon(services),
    handler: async (request, reply) => {
      const fields = readBody<ClientFields>(activateBody, optionalBody(request));
      const includeCoupon = queryFlag(request, 'includeCoupon');
      const client = await readClient(request, services, fields);
      if ('outcome' in client) return sendOutcome(reply, client.outcome);
      const outcome = await activateCoupon(services.codes, callerFrom(request), {
        couponId: couponUuid(request),
        identifiers: client.identifiers,
        idempotency: readIdempotencyKey(request),
        isAbandoned: isAbandoned(request),
      });
      if (outcome.kind === 'key_reused') throw new ProblemError(PROBLEMS.keyReused);
      if (outcome.kind === 'unknown_coupon') throw new ProblemError(PROBLEMS.couponUnknown);
      if (outcome.kind === 'refused')
        return sendOutcome(reply, outcomeOf(outcome.refusal.reason, 'activate'));
      return sendJson(reply, codeToJson(outcome.view, includeCoupon));
    },
  });
}

function activeRoute(app: FastifyInstance, services: Services): void {
  app.route({
    method: 'GET',
    url: ROUTES.getActive.path,
    config: ROUTES.getActive,
    handler: async (request, reply) => {
      const includeCoupon = queryFlag(request, 'includeCoupon');
      const named = readClient(request, services, {});
      const client = named instanceof Promise ? await named : named;
      if ('outcome' in client) return sendOutcome(reply, client.outcome);
      const outcome = await lookUpCode(services.codes, callerFrom(request), {
        code: pathCode(request),
        ...client,
      });
      if (outcome.kind === 'too_many_guesses')
        throw new ProblemError(PROBLEMS.tooManyGuesses, outcome.seconds);
      if (outcome.kind === 'unknown') return sendOutcome(reply, OUTCOMES.notFound);
      return sendJson(reply, codeToJson(outcome.view, includeCoupon));
    },
  });
}

function useRoute(app: FastifyInstance, services: Services): void {
  app.route({
    method: 'POST',
    url: ROUTES.use.path,
    config: { ...ROUTES.use, writes: true },
    bodyLimit: cartBodyLimit(services.maxCartLines),
    handler: async (request, reply) => {
      const caller = callerFrom(request);
      refuseLongCart(request.body, services.maxCartLines);
      const fields = readBody<UseFields>(useBody, optionalBody(request));
      const includeCoupon = queryFlag(request, 'includeCoupon');
      const read = readWholeCart(fields);
      const named = readClient(request, services, fields);
      const client = named instanceof Promise ? await named : named;
      if ('outcome' in client) return sendOutcome(reply, client.outcome);
      const outcome = await redeemCode(services.codes, caller, {
        ...client,
        code: pathCode(request),
        order: readOrder(fields, caller.key.store),
        amount: read?.subtotal ?? readAmount(fields),
        cart: read && new SentCart(read.cart, NOTHING_TOLD),
        idempotency: readIdempotencyKey(request),
        isAbandoned: isAbandoned(request),
      });
      if (outcome.kind === 'key_reused') throw new ProblemError(PROBLEMS.keyReused);
      if (outcome.kind === 'too_many_guesses')
        throw new ProblemError(PROBLEMS.tooManyGuesses, outcome.seconds);
      if (outcome.kind === 'bad_amount') throw badAmount(outcome.currency);
      if (outcome.kind === 'refused') return sendOutcome(reply, outcomeOfUse(outcome));
      return sendJson(reply, codeToJson(outcome.view, includeCoupon));
    },
  });
}

function pathCode(request: FastifyRequest): string {
  const { code } = request.params as { readonly code: string };
  return code;
}

function readOrder({ orderId }: UseFields, store: string): OrderRef | null {
  if (orderId === undefined || orderId === null) return null;
  const id = String(orderId).trim();
  if (id === '') throw new BadRequest([{ field: '/orderId', message: 'must not be blank' }]);
  return { store, id };
}

/** Of the client a store tells who it is; what conditions ask beyond that is what is stored. */
const NOTHING_TOLD: ToldClient = { tags: [], segments: [], attributes: {}, orders: null };

/** The cart, where one is sent. @throws BadRequest where what it comes to is told once more */
function readWholeCart({ cart, amount }: UseFields): ReadCart | null {
  if (cart === undefined || cart === null) return null;
  if (amount !== undefined && amount !== null) {
    const message = 'is told by the cart: send cart or amount';
    throw new BadRequest([{ field: '/amount', message, code: 'invalid' }]);
  }
  return readCart(cart, '/cart');
}

function readAmount({ amount }: UseFields): string | null {
  return amount === undefined || amount === null ? null : String(amount).trim();
}

function badAmount(currency: string): BadRequest {
  const message = `must be an amount of ${currency} of 0 or more, with no more decimals than it has`;
  return new BadRequest([{ field: '/amount', message }]);
}
