import type { BodyOf } from '@couponry/contract';
import type { OrderRef } from '@couponry/engine';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../commands/caller.ts';
import type { CodesRequest } from '../../commands/checkout/codes-request.ts';
import type { IdempotencyKey } from '../../commands/coupon-ledger/command.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import { isAbandoned } from '../plugins/is-abandoned.ts';
import { type ReadCart, readCart, SentCart } from '../plugins/read-cart.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { type NamedClient, readClientRef } from './read-client-ref.ts';

/** A request over codes, as far as all methods have it alike. */
interface AskedCodes {
  readonly request: FastifyRequest;
  readonly caller: Caller;
  readonly body: BodyOf<'validateCodes'> & { readonly mode?: 'all' | 'applicable' };
  readonly idempotency: IdempotencyKey | null;
}

/** Reads codes, whom they are for, and the order. @throws BadRequest naming each field that does not fit */
export function readCodesRequest(
  services: Services,
  asked: AskedCodes,
): CodesRequest | Promise<CodesRequest> {
  const named = readClientRef(services, asked.caller, asked.body.client);
  return named instanceof Promise
    ? named.then((client) => requestOf(asked, client))
    : requestOf(asked, named);
}

function requestOf(
  { request, caller, body, idempotency }: AskedCodes,
  { identifiers, byToken }: NamedClient,
): CodesRequest {
  const { tags, segments, attributes, orders } = body.client ?? {};
  const read = readWholeCart(body);
  const told = {
    tags: tags ?? [],
    segments: segments ?? [],
    attributes: attributes ?? {},
    orders: orders ?? null,
  };
  return {
    codes: body.codes,
    mode: body.mode ?? 'all',
    identifiers,
    byToken,
    order: readOrder(body.orderId, caller),
    amount: read?.subtotal ?? body.amount ?? null,
    currency: body.currency ?? null,
    cart: read && new SentCart(read.cart, told),
    idempotency,
    isAbandoned: isAbandoned(request),
  };
}

/** The cart, where one is sent. @throws BadRequest where what it comes to is told once more, or in another currency */
export function readWholeCart({
  cart,
  amount,
  currency,
}: Pick<BodyOf<'validateCodes'>, 'cart' | 'amount' | 'currency'>): ReadCart | null {
  if (cart === undefined || cart === null) return null;
  if (amount !== undefined) {
    const message = 'is told by the cart: send cart or amount';
    throw new BadRequest([{ field: '/amount', message, code: 'invalid' }]);
  }
  if (currency !== undefined && currency !== cart.currency) {
    const message = `is ${currency}, but the cart is in ${cart.currency}`;
    throw new BadRequest([{ field: '/currency', message, code: 'invalid' }]);
  }
  return readCart(cart, '/cart');
}

/** An order of the store whose key is shown. @throws BadRequest for a blank id */
export function readOrder(orderId: string | undefined, { key }: Caller): OrderRef | null {
  if (orderId === undefined) return null;
  const id = orderId.trim();
  if (id === '') throw new BadRequest([{ field: '/orderId', message: 'must not be blank' }]);
  return { store: key.store, id };
}

/** What keeps a request over codes from being carried out, whatever it asks for. */
export function refuseCodes(
  outcome:
    | { readonly kind: 'duplicate'; readonly index: number }
    | { readonly kind: 'too_many_guesses'; readonly seconds: number }
    | { readonly kind: 'key_reused' },
): never {
  if (outcome.kind === 'key_reused') throw new ProblemV1Error('idempotency_key_reused');
  if (outcome.kind === 'too_many_guesses') {
    throw new ProblemV1Error('too_many_guesses', { retryAfter: outcome.seconds });
  }
  const message = 'is there already: each code once';
  throw new BadRequest([{ field: `/codes/${outcome.index}`, message, code: 'duplicate' }]);
}
