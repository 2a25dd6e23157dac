import { isDeepStrictEqual } from 'node:util';
import type { BodyOf } from '@couponry/contract';
import { normaliseCode, type Reservation } from '@couponry/engine';
import type { Caller } from '../../commands/caller.ts';
import { viewOfRedemptions, viewsOfRedemptions } from '../../commands/checkout/checkout-view.ts';
import { isReservedFor } from '../../commands/checkout/is-reserved-for.ts';
import { readReservation } from '../../commands/checkout/read-reservation.ts';
import { type RedeemCodesOutcome, redeemCodes } from '../../commands/checkout/redeem-codes.ts';
import { rollBackRedemption } from '../../commands/checkout/roll-back-redemption.ts';
import { type ConfirmOutcome, confirmReservation } from '../../commands/checkout/settle-reservation.ts';
import { actorOf } from '../plugins/actor-of.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import { isAbandoned } from '../plugins/is-abandoned.ts';
import { hashOfCart } from '../plugins/read-cart.ts';
import type { Services } from '../services.ts';
import { refused } from './answers.ts';
import { answerOfRedemption, refusedCodes } from './checkout-answers.ts';
import { pageOf, readPage } from './cursor.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { readClientRef } from './read-client-ref.ts';
import { readCodesRequest, readOrder, readWholeCart, refuseCodes } from './read-codes-request.ts';
import { reasonOf } from './reason-of.ts';
import type { Answered, Asked, Serve } from './serve.ts';
import { spelledAs } from './spelled-as.ts';

/** The methods by which codes are redeemed, read and given back. */
export function redemptionRoutes(serve: Serve, services: Services): void {
  const ports = services.codes;
  serve(
    'createRedemption',
    async (asked) => {
      const { codes, reservationId } = asked.body;
      if (reservationId !== undefined) return await redeemReservation(services, asked, reservationId);
      const outcome = await redeemCodes(ports, asked.caller, await readCodesRequest(services, asked));
      await noteReason(services, asked, outcome);
      return answerOfRedeemed(outcome, codes);
    },
    { writes: true },
  );
  serve('listRedemptions', async ({ query, caller }) => {
    const { anyStore = false, returned = false } = query;
    const named = readOrder(query.orderId, caller);
    refuseForStores(caller, named !== null, anyStore);
    const order = named && { ...named, anyStore };
    const page = readPage('redemptions', query);
    const workspaceId = caller.workspace.id;
    const clientId = query.clientId?.toLowerCase() ?? null;
    const rows = await ports.checkout.list(workspaceId, { clientId, order, returned, ...page });
    const views = await viewsOfRedemptions(ports, workspaceId, rows);
    return {
      status: 200,
      body: pageOf(
        'redemptions',
        page,
        views,
        ({ id }) => id,
        (view) => answerOfRedemption(view),
      ),
    };
  });
  serve('getRedemption', async ({ id, caller }) => {
    const redemptions = await ports.checkout.redemptions(caller.workspace.id, id);
    if (redemptions.length === 0) throw new ProblemV1Error('redemption_unknown');
    const view = await viewOfRedemptions(ports, caller.workspace.id, redemptions, false);
    return { status: 200, body: answerOfRedemption({ ...view, id }) };
  });
  serve(
    'rollBackRedemption',
    async ({ request, id, body, caller, idempotency }) => {
      const { reason = 'order_cancelled', amount = null, lines = null } = body;
      refuseTwoParts(body);
      const wish = { id, amount, lines, reason: reason.trim() || 'order_cancelled', idempotency };
      const outcome = await rollBackRedemption(ports, caller, { ...wish, isAbandoned: isAbandoned(request) });
      if (outcome.kind === 'unknown_redemption') throw new ProblemV1Error('redemption_unknown');
      if (outcome.kind === 'key_reused') throw new ProblemV1Error('idempotency_key_reused');
      if (outcome.kind === 'refused') throw refused(outcome.refusal);
      if (outcome.kind === 'part_of_several') {
        const message = `is only for one code: give back a part of ${outcome.ids.join(' or ')}`;
        throw new BadRequest([{ field: '/amount', message }]);
      }
      return { status: 200, body: answerOfRedemption(outcome.view) };
    },
    { writes: true },
  );
}

/** @throws BadRequest for what only admins may list: more than an order of the store whose key it is */
function refuseForStores({ key }: Caller, namesOrder: boolean, anyStore: boolean): void {
  if (key.scope === 'admin') return;
  if (!namesOrder) {
    const message = 'is missing; keys of scope client list what an order has redeemed';
    throw new BadRequest([{ field: '/orderId', message, code: 'missing' }]);
  }
  if (anyStore) throw new BadRequest([{ field: '/anyStore', message: 'is for keys of scope admin' }]);
}

/** @throws BadRequest for a part that is told in two ways, and for a line that is told twice */
function refuseTwoParts({ amount, lines }: BodyOf<'rollBackRedemption'>): void {
  if (typeof amount === 'number' && Array.isArray(lines)) {
    const message = 'is told beside lines: send one of them';
    throw new BadRequest([{ field: '/amount', message }]);
  }
  const seen = new Set<string>();
  // Whoever sends tens of thousands must not keep the others waiting.
  const twice = (lines ?? []).findIndex(({ lineId }) => {
    const isThere = seen.has(lineId);
    seen.add(lineId);
    return isThere;
  });
  if (twice === -1) return;
  const message = 'is there already: each line once';
  throw new BadRequest([{ field: `/lines/${twice}/lineId`, message, code: 'duplicate' }]);
}

/** Redeems what a reservation holds. What the request says besides has to be what was reserved. */
async function redeemReservation(
  services: Services,
  asked: Asked<'createRedemption'>,
  reservationId: string,
): Promise<Answered> {
  const { request, body, caller, idempotency } = asked;
  const id = reservationId.toLowerCase();
  const view = await readReservation(services.codes, caller.workspace.id, id);
  if (view === null) throw new ProblemV1Error('reservation_unknown');
  const named = await readClientRef(services, caller, body.client);
  const reserved = view.codes.map(({ reservation }) => reservation);
  checkReserved(body, reserved, await isReservedFor(services.codes, caller.workspace.id, view.codes, named));
  const order = readOrder(body.orderId, caller);
  const wish = { id, order, idempotency, isAbandoned: isAbandoned(request) };
  const spellings = view.codes.map(({ reservation, spelling }) =>
    spelledAs(body.codes, reservation.code, spelling),
  );
  const outcome = await confirmReservation(services.codes, caller, wish);
  await noteReason(services, asked, outcome);
  return answerOfConfirmed(outcome, spellings);
}

/** Notes why codes were redeemed, where somebody says so. */
async function noteReason(
  services: Services,
  { request, body, caller }: Asked<'createRedemption'>,
  outcome: RedeemCodesOutcome | ConfirmOutcome,
): Promise<void> {
  const reason = reasonOf(body, caller);
  if (reason === null || outcome.kind !== 'done') return;
  const acts = outcome.view.codes.map(({ redemption, coupon }) => {
    return { action: 'redemption.made', id: redemption.id, name: coupon.name, reason } as const;
  });
  await services.noteReasons(caller.workspace.id, actorOf(request), acts);
}

/** @throws BadRequest naming what is not as it was reserved */
function checkReserved(
  body: BodyOf<'createRedemption'>,
  reserved: readonly Reservation[],
  isSameClient: boolean,
): void {
  const [first] = reserved;
  const sent = readWholeCart(body);
  const isSameCart = sent === null || hashOfCart(sent.cart) === first?.cart?.hash;
  const codes = body.codes.map(normaliseCode).toSorted();
  const isSame = {
    codes: isDeepStrictEqual(codes, reserved.map(({ code }) => normaliseCode(code)).toSorted()),
    amount: body.amount === undefined || body.amount === first?.amount,
    currency: body.currency === undefined || body.currency === first?.currency,
    cart: isSameCart,
    client: isSameClient,
  };
  const errors = Object.entries(isSame).flatMap(([name, is]) =>
    is ? [] : { field: `/${name}`, message: AS_RESERVED },
  );
  if (errors.length > 0) throw new BadRequest(errors);
}

const AS_RESERVED = 'must be as in the reservation';

/** What became of a confirmation, as it is answered. */
export function answerOfConfirmed(outcome: ConfirmOutcome, codes: readonly string[]): Answered {
  if (outcome.kind === 'unknown_reservation') throw new ProblemV1Error('reservation_unknown');
  if (outcome.kind === 'other_order') throw new BadRequest([{ field: '/orderId', message: AS_RESERVED }]);
  return answerOfRedeemed(outcome, codes);
}

function answerOfRedeemed(outcome: RedeemCodesOutcome, codes: readonly string[]): Answered {
  if (outcome.kind === 'refused') throw refusedCodes({ codes, refused: outcome.refused });
  if (outcome.kind !== 'done') return refuseCodes(outcome);
  const { view, isNew } = outcome;
  const body = answerOfRedemption(view, { codes, refused: outcome.refused });
  return { status: isNew ? 201 : 200, body };
}
