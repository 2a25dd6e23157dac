import type { BodyOf } from '@couponry/contract';
import type { OrderRef } from '@couponry/engine';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../commands/caller.ts';
import type { CodesRequest } from '../../commands/checkout/codes-request.ts';
import type { IdempotencyKey } from '../../commands/coupon-ledger/command.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import { isAbandoned } from '../plugins/is-abandoned.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { readClientRef } from './read-client-ref.ts';

/** A request over codes, as far as all methods have it alike. */
interface AskedCodes {
  readonly request: FastifyRequest;
  readonly caller: Caller;
  readonly body: BodyOf<'validateCodes'> & { readonly mode?: 'all' | 'applicable' };
  readonly idempotency: IdempotencyKey | null;
}

/** Reads codes, whom they are for, and the order. @throws BadRequest naming each field that does not fit */
export async function readCodesRequest(
  services: Services,
  { request, caller, body, idempotency }: AskedCodes,
): Promise<CodesRequest> {
  const { identifiers, byToken } = await readClientRef(services, caller, body.client);
  return {
    codes: body.codes,
    mode: body.mode ?? 'all',
    identifiers,
    byToken,
    order: readOrder(body.orderId, caller),
    amount: body.amount ?? null,
    currency: body.currency ?? null,
    idempotency,
    isAbandoned: isAbandoned(request),
  };
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
